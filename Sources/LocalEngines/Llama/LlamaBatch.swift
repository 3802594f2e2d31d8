internal import CLlama

/// The tokens of one decode.
struct LlamaBatch {
    private(set) var entries: [cascade_llama_entry] = []
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds the token that a reply goes on with.
    mutating func addNext(of sequence: LlamaSequence) {
        guard let next = sequence.generation?.next, self.entries.count < self.limit else { return }
        self.entries.append(
            cascade_llama_entry(
                token: next, position: Int32(sequence.tokens.count), sequence: sequence.id, wants_logits: true))
    }

    /// Adds prompt tokens that are not in the cache yet.
    /// - Returns: how many were added.
    mutating func addPrompt(of sequence: LlamaSequence, limit: Int) -> Int {
        guard let generation = sequence.generation, generation.next == nil else { return 0 }
        let room = min(limit, self.limit - self.entries.count)
        let first = sequence.tokens.count
        let end = min(generation.prompt.count, first + max(0, room))
        guard first < end else { return 0 }
        for position in first..<end {
            self.entries.append(
                cascade_llama_entry(
                    token: generation.prompt[position], position: Int32(position), sequence: sequence.id,
                    wants_logits: position == generation.prompt.count - 1))
        }
        return end - first
    }
}
