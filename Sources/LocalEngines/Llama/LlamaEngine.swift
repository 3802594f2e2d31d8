internal import CLlama
internal import SpeechEngines

/// The language model's loop: one decode a step over all live sequences, new prompts a few tokens at a time.
///
/// Each sequence keeps its tokens after its reply, so the next turn of the conversation reads only what is new; a
/// conversation without a sequence shares the longest beginning (at least the system prompt) of one that has it.
struct LlamaEngine: SteppedEngine, ~Copyable {
    enum Request: Sendable {
        case reply([Message], GenerationOptions, EngineJob<LlamaOutput>)
        case prepare([Message], EngineJob<LlamaOutput>)
    }

    /// Prompt tokens of one step: with the default model about 50 ms, the longest a cancel waits.
    private static let promptShare = 32

    private let model: LlamaModel
    private let contextTokens: Int
    private var sequences: [LlamaSequence]
    private var waiting: [LlamaGeneration] = []
    private var uses = 0
    /// What the model's text begins with.
    private var opening = ThinkingOpening.answer

    init(model: consuming LlamaModel, settings: LlamaLanguageModel.Settings) throws {
        self.model = model
        self.contextTokens = settings.contextTokens
        self.sequences = (0..<settings.sequences).map { LlamaSequence(id: Int32($0)) }
        let prompt = try self.model.prompt([Message(.user, "Hello")])
        let bytes = prompt.suffix(16).flatMap { self.model.piece($0) }
        self.opening = ThinkingOpening(after: String(decoding: bytes, as: UTF8.self))
        // The first decode allocates; nobody shall wait for that.
        self.accept(.prepare([Message(.user, "Hello")], EngineJob(capacity: 2)))
        while self.step() {}
    }

    mutating func accept(_ request: Request) {
        switch request {
        case .reply(let messages, let options, let job):
            self.enqueue(messages, options, job, isReply: true)
        case .prepare(let messages, let job):
            self.enqueue(messages, GenerationOptions(tokenLimit: 0), job, isReply: false)
        }
    }

    mutating func step() -> Bool {
        self.dropCancelled()
        self.admit()
        var batch = LlamaBatch(limit: LlamaModel.batchTokens)
        for index in self.sequences.indices { batch.addNext(of: self.sequences[index]) }
        // Replies read before those who only read ahead.
        var share = Self.promptShare
        for isReply in [true, false] {
            for sequence in self.sequences where (sequence.generation?.sampler != nil) == isReply {
                share -= batch.addPrompt(of: sequence, limit: share)
            }
        }
        guard !batch.entries.isEmpty else { return false }
        do {
            if try self.model.decode(batch.entries) {
                self.take(batch)
            } else {
                self.makeRoom()
            }
        } catch {
            for index in self.sequences.indices { self.fail(index, error) }
        }
        return true
    }

    mutating func stop() {
        let error = EngineError(.stopped, "the language model has been shut down")
        for index in self.sequences.indices { self.fail(index, error) }
        for generation in self.waiting {
            generation.job.finish(throwing: error)
            generation.sampler.map { self.model.release($0) }
        }
        self.waiting = []
    }

    private mutating func enqueue(
        _ messages: [Message], _ options: GenerationOptions, _ job: EngineJob<LlamaOutput>, isReply: Bool
    ) {
        do {
            let prompt = try self.fittingPrompt(messages, answer: options.tokenLimit)
            let sampler = isReply ? self.model.makeSampler(options) : nil
            let generation = LlamaGeneration(prompt: prompt, options: options, job: job, sampler: sampler)
            // A reply goes before those who only read ahead.
            let place = isReply ? self.waiting.firstIndex { $0.sampler == nil } ?? self.waiting.endIndex : nil
            self.waiting.insert(generation, at: place ?? self.waiting.endIndex)
        } catch {
            job.finish(throwing: error)
        }
    }

    /// The prompt without the oldest turns that do not fit.
    private func fittingPrompt(_ messages: [Message], answer: Int) throws -> [Int32] {
        var history = ConversationWindow(messages)
        while true {
            let prompt = try self.model.prompt(history.messages)
            if prompt.count + answer < self.contextTokens { return prompt }
            guard history.dropOldestTurn() else {
                throw EngineError(
                    .unsupported,
                    "the message is too long: \(prompt.count) tokens and \(answer) for the answer, of \(self.contextTokens)"
                )
            }
        }
    }

    private mutating func dropCancelled() {
        for index in self.sequences.indices where self.sequences[index].generation?.job.isCancelled ?? false {
            self.release(index)
        }
        for generation in self.waiting where generation.job.isCancelled {
            generation.sampler.map { self.model.release($0) }
        }
        self.waiting.removeAll { $0.job.isCancelled }
    }

    /// Gives waiting generations a sequence each, as far as there are idle ones.
    private mutating func admit() {
        while let generation = self.waiting.first, let index = self.idleSequence(for: generation.prompt) {
            self.waiting.removeFirst()
            self.uses += 1
            self.sequences[index].generation = generation
            self.sequences[index].generation?.begin(self.opening, contextTokens: self.contextTokens)
            self.sequences[index].lastUse = self.uses
        }
    }

    /// An idle sequence that holds as much of the prompt's beginning as any does.
    private mutating func idleSequence(for prompt: [Int32]) -> Int? {
        let idle = self.sequences.indices.filter { self.sequences[$0].isIdle }
        let lengths = self.sequences.map { $0.commonPrefix(with: prompt) }
        guard let best = idle.max(by: { lengths[$0] < lengths[$1] }),
            let oldest = idle.min(by: { self.sequences[$0].lastUse < self.sequences[$1].lastUse })
        else { return nil }
        let other = self.sequences.indices.filter { $0 != best }.max { lengths[$0] < lengths[$1] }
        // Only a sequence that knows more than the others is this conversation's own; else the one unused for the
        // longest is overwritten, and what others know is shared.
        let isOwn = lengths[best] > (other.map { lengths[$0] } ?? -1)
        let target = isOwn ? best : oldest
        let donor = self.sequences.indices.max { lengths[$0] < lengths[$1] } ?? target
        if donor == target || lengths[donor] <= lengths[target] {
            self.truncate(target, at: lengths[target])
        } else {
            self.truncate(target, at: 0)
            self.model.share(
                self.sequences[donor].id, with: self.sequences[target].id, count: lengths[donor])
            self.sequences[target].tokens = Array(prompt.prefix(lengths[donor]))
        }
        return target
    }

    private mutating func take(_ batch: LlamaBatch) {
        for (offset, entry) in batch.entries.enumerated() {
            let index = Int(entry.sequence)
            self.sequences[index].tokens.append(entry.token)
            guard var generation = self.sequences[index].generation else { continue }
            let hasRead = self.sequences[index].tokens.count >= generation.prompt.count
            guard entry.wants_logits, let sampler = generation.sampler else {
                if hasRead, generation.sampler == nil {
                    generation.job.finish()
                    self.release(index)
                }
                continue
            }
            let token = self.model.sample(sampler, at: offset)
            let bytes = self.model.endsGeneration(token) ? nil : self.model.piece(token)
            let goesOn = generation.take(token, bytes: bytes)
            if generation.beginsThinking { self.opening = .thinking }
            self.sequences[index].generation = generation
            if !goesOn { self.release(index) }
        }
    }

    /// Empties the idle sequence that was unused for the longest; without one, the newest reply fails.
    private mutating func makeRoom() {
        let idle = self.sequences.indices.filter { self.sequences[$0].isIdle && !self.sequences[$0].tokens.isEmpty }
        if let oldest = idle.min(by: { self.sequences[$0].lastUse < self.sequences[$1].lastUse }) {
            self.truncate(oldest, at: 0)
        } else if let newest = self.sequences.indices.max(by: {
            self.sequences[$0].lastUse < self.sequences[$1].lastUse
        }) {
            self.fail(
                newest,
                EngineError(.overloaded, "the language model has no room for another conversation", isRetryable: true))
            self.truncate(newest, at: 0)
            self.sequences[newest].lastUse = 0
        }
    }

    private mutating func truncate(_ index: Int, at position: Int) {
        guard self.sequences[index].tokens.count > position else { return }
        self.model.truncate(self.sequences[index].id, at: position)
        self.sequences[index].tokens.removeSubrange(position...)
    }

    private mutating func fail(_ index: Int, _ error: any Error) {
        self.sequences[index].generation?.job.finish(throwing: error)
        self.release(index)
    }

    private mutating func release(_ index: Int) {
        if let sampler = self.sequences[index].generation?.sampler { self.model.release(sampler) }
        self.sequences[index].generation = nil
    }
}
