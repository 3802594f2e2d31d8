/// One sequence of the cache: the tokens it holds and the generation that uses it.
struct LlamaSequence {
    let id: Int32
    /// Tokens whose keys and values are in the cache.
    var tokens: [Int32] = []
    var generation: LlamaGeneration?
    /// Grows with each use; the lowest is given up first.
    var lastUse = 0

    var isIdle: Bool { self.generation == nil }

    /// Whether it reads for a reply that nobody has asked for yet.
    var isReadingAhead: Bool { self.generation.map { $0.sampler == nil } ?? false }

    /// How many of the first tokens are also the first of `prompt`; the last token of the prompt never counts, as it
    /// must be decoded for what follows it.
    func commonPrefix(with prompt: [Int32]) -> Int {
        zip(self.tokens, prompt.dropLast()).prefix { $0 == $1 }.count
    }
}
