internal import CLlama
internal import SpeechEngines

/// The language model's loop: one decode a step over all live sequences, new prompts a few tokens at a time.
///
/// Each sequence keeps its tokens after its reply, so the next turn of the conversation reads only what is new; a
/// conversation without a sequence shares the longest beginning (at least the system prompt) of one that has it.
struct LlamaEngine: SteppedEngine, ~Copyable {
    typealias Request = LlamaRequest

    /// Prompt tokens of one step: with the default model about 50 ms, the longest a cancel waits.
    private static let promptShare = 32

    /// Text of one step that is made into tokens, in bytes of UTF-8: less than 10 ms of work.
    private static let textShare = 16_384
    /// Bytes of text that make a token at the least, over a whole conversation of any language.
    private static let tokenBytes = 8
    /// What a chat template puts around a message.
    private static let frameTokens = 8

    private let model: LlamaModel
    private let contextTokens: Int
    private var sequences: [LlamaSequence]
    /// Requests whose prompts are not made yet, replies first.
    private var arrivals: [Request] = []
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
        let place = request.isReply ? self.arrivals.firstIndex { !$0.isReply } : nil
        self.arrivals.insert(request, at: place ?? self.arrivals.endIndex)
    }

    mutating func step() -> Bool {
        self.dropCancelled()
        self.readArrivals()
        self.admit()
        var batch = LlamaBatch(limit: LlamaModel.batchTokens)
        // Drafts stand still while somebody waits for first words.
        let isAwaited = self.sequences.contains { $0.generation?.isAwaited ?? false }
        func mayGoOn(_ sequence: LlamaSequence) -> Bool { !isAwaited || sequence.generation?.rank != .draft }
        for sequence in self.sequences where mayGoOn(sequence) { batch.addNext(of: sequence) }
        var share = Self.promptShare
        for rank in LlamaGeneration.Rank.allCases {
            for sequence in self.sequences where sequence.generation?.rank == rank && mayGoOn(sequence) {
                share -= batch.addPrompt(of: sequence, limit: share)
            }
        }
        guard !batch.entries.isEmpty else { return !self.arrivals.isEmpty }
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

    consuming func stop() {
        let error = EngineError(.stopped, "the language model has been shut down")
        for index in self.sequences.indices { self.fail(index, error) }
        for request in self.arrivals { request.job.finish(throwing: error) }
        for generation in self.waiting {
            generation.job.finish(throwing: error)
            generation.sampler.map { self.model.release($0) }
        }
    }

    /// Makes prompts of what has arrived, as much as fits into a step.
    private mutating func readArrivals() {
        var share = Self.textShare
        while share > 0, !self.arrivals.isEmpty {
            let request = self.arrivals.removeFirst()
            share -= request.messages.reduce(0) { $0 + $1.text.utf8.count }
            switch request {
            case .reply(let messages, let options, let standing, let job):
                self.enqueue(messages, options, job, standing, isReply: true)
            case .prepare(let messages, let job):
                self.enqueue(messages, GenerationOptions(tokenLimit: 0), job, nil, isReply: false)
            }
        }
    }

    private mutating func enqueue(
        _ messages: [Message], _ options: GenerationOptions, _ job: EngineJob<LlamaOutput>,
        _ standing: ReplyStanding?, isReply: Bool
    ) {
        do {
            let prompt = try self.fittingPrompt(messages, answer: options.tokenLimit)
            let sampler = isReply ? self.model.makeSampler(options) : nil
            let generation = LlamaGeneration(
                prompt: prompt, options: options, job: job, sampler: sampler, standing: standing)
            // A reply goes before those who only read ahead.
            let place = isReply ? self.waiting.firstIndex { $0.sampler == nil } ?? self.waiting.endIndex : nil
            self.waiting.insert(generation, at: place ?? self.waiting.endIndex)
        } catch {
            job.finish(throwing: error)
        }
    }

    /// The prompt without the oldest turns that do not fit. Each message is made into tokens a few times at the most,
    /// however long the conversation.
    private func fittingPrompt(_ messages: [Message], answer: Int) throws -> [Int32] {
        let room = self.contextTokens - answer - 1
        let roughly = ConversationWindow(messages, costs: messages.map { $0.text.utf8.count / Self.tokenBytes })
        let near = roughly.fitting(self.contextTokens)
        let size = near.reduce(0) { $0 + $1.text.utf8.count / Self.tokenBytes }
        guard size <= self.contextTokens else { throw self.tooLong(size, answer: answer) }
        let prompt = try self.model.prompt(near)
        if prompt.count <= room { return prompt }
        let costs = try near.map { try self.model.tokenCount($0.text) + Self.frameTokens }
        let window = ConversationWindow(near, costs: costs)
        var shortest = prompt.count
        for blocks in 0...2 {
            let prompt = try self.model.prompt(window.fitting(room, dropping: blocks))
            if prompt.count <= room { return prompt }
            shortest = prompt.count
        }
        throw self.tooLong(shortest, answer: answer)
    }

    private func tooLong(_ tokens: Int, answer: Int) -> EngineError {
        EngineError(
            .unsupported,
            "the message is too long: \(tokens) tokens and \(answer) for the answer, of \(self.contextTokens)")
    }

    private mutating func dropCancelled() {
        for index in self.sequences.indices where self.sequences[index].generation?.job.isCancelled ?? false {
            self.release(index)
        }
        for generation in self.waiting where generation.job.isCancelled {
            generation.sampler.map { self.model.release($0) }
        }
        self.waiting.removeAll { $0.job.isCancelled }
        self.arrivals.removeAll { $0.job.isCancelled }
    }

    /// Gives waiting generations a sequence each, as far as there are idle ones; a reply takes it from one that only reads
    /// ahead, and finds there what that one has read.
    private mutating func admit() {
        while let place = self.waiting.firstIndex(where: { $0.rank == .wanted }) ?? self.waiting.indices.first {
            let generation = self.waiting[place]
            if generation.sampler != nil, !self.sequences.contains(where: \.isIdle),
                let reader = self.sequences.readingAhead(for: generation.prompt)
            {
                self.sequences[reader].generation?.job.finish()
                self.release(reader)
            }
            guard let index = self.idleSequence(for: generation.prompt) else { return }
            self.waiting.remove(at: place)
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

    /// Empties the sequence that is needed least; a reply that loses its own fails.
    private mutating func makeRoom() {
        guard let index = self.sequences.leastNeeded else { return }
        if self.sequences[index].isReadingAhead {
            self.sequences[index].generation?.job.finish()
            self.release(index)
        } else if !self.sequences[index].isIdle {
            self.fail(
                index,
                EngineError(.overloaded, "the language model has no room for another conversation", isRetryable: true))
            self.sequences[index].lastUse = 0
        }
        self.truncate(index, at: 0)
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
