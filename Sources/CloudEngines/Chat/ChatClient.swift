internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import SpeechEngines
internal import Synchronization

/// Streams answers from a service: times, retries and faults are the same for every dialect.
final class ChatClient: Sendable {
    /// Characters of a token at the most, taken over a whole answer; services send any number of tokens at once.
    static let tokenLength = 8
    /// Tokens that a model may think, if it was seen to do so.
    private static let thinkingTokens = 2048
    /// A connection that was used this lately is still open.
    private static let warmth = Duration.seconds(20)
    /// What a server of one's own is asked to load its model: its order is that of a session with a greeting.
    private static let trial = [
        Message(.system, "Answer with one word."), Message(.assistant, "Hello."), Message(.user, "Say yes."),
    ]
    private static let trialTokens = 64

    let service: ChatService
    let dialect: any ChatDialect
    let model: String
    let times: ChatTimes
    let clock: EngineClock
    let observe: @Sendable (ChatStreamEvent) -> Void
    /// When a connection was last left open, nil if none is.
    private let lastUse = Mutex<Duration?>(nil)
    private let habits: Mutex<ServerHabits>
    private let warming = Mutex(Warming())

    /// The connection that is being opened for what is asked next.
    private struct Warming {
        var task: Task<Void, Never>?
        var isStopped = false
    }

    init(
        service: ChatService, dialect: any ChatDialect, model: String, times: ChatTimes, clock: some Clock<Duration>,
        observe: @escaping @Sendable (ChatStreamEvent) -> Void
    ) {
        self.service = service
        self.dialect = dialect
        self.model = model
        self.times = times
        self.clock = EngineClock(clock)
        self.observe = observe
        let opening: ThinkingOpening =
            service.isPublic ? .answer : .unknown(patience: service.isOwn ? times.doubt : .zero)
        self.habits = Mutex(ServerHabits(isOwn: service.isOwn, opening: opening))
    }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        try await self.ask(messages, options, opening: self.habits.withLock { $0.opening }, emit)
    }

    /// Loads the model of a server of one's own by a short question, and learns the server's habits by the answer. Does
    /// nothing at a vendor's, which would cost.
    func load() async {
        guard self.service.isOwn else { return }
        let options = GenerationOptions(tokenLimit: Self.trialTokens)
        do {
            // All of the answer waits for a mark: nobody hears it.
            let end = try await self.ask(Self.trial, options, opening: .unknown(patience: .seconds(3600))) { _ in }
            if end == .tokenLimit { self.habits.withLock { $0.suspect() } }
        } catch {
            // The first question itself will tell what is wrong.
        }
    }

    private func ask(
        _ messages: [Message], _ options: GenerationOptions, opening: ThinkingOpening,
        _ emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        let asked = self.clock.now
        let patience = self.habits.withLock { $0.patience(self.times, at: asked) }
        let answer = SharedAnswer(AnswerProgress(opening))
        defer { self.learn(answer) }
        // Each event holds at least one character of what was asked for, or of what the model thinks, and few hold none: a
        // service that sends more than this is not answering the question.
        let room = options.tokenLimit * Self.tokenLength + AnswerProgress.reasoningLimit + 256
        let (events, continuation) = AsyncThrowingStream.makeStream(
            of: ChatStreamEvent.self, bufferingPolicy: .bufferingOldest(room))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            let deadline = ChatDeadline(
                asked + patience, error: self.service.firstTokenTimedOut(after: patience), clock: self.clock)
            let reading = AnswerReading(
                client: self, asked: asked, patience: patience, answer: answer, events: continuation, deadline: deadline
            )
            group.addTask {
                do {
                    try await reading.run { try self.exchange(messages, options) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            group.addTask {
                do {
                    try await deadline.watch()
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            let end = try await self.emit(events, of: answer, for: options, emit)
            // The reader may be waiting for the end of the HTTP answer, without which the connection cannot be kept.
            if end.isWhole { try await group.next() }
            return end.reason
        }
    }

    /// Opens a connection, unless one is likely open. It is opened even if nobody waits for it any more: it serves whatever
    /// is asked next.
    ///
    /// A model of one's own that was not asked for long is loaded again.
    func warm() async {
        let now = self.clock.now
        let isUnloaded = self.habits.withLock { $0.last != nil && $0.isCold(at: now) }
        guard !isUnloaded else { return await self.load() }
        let isWarm = self.lastUse.withLock { last in
            if let last, now - last < Self.warmth { return true }
            last = now
            return false
        }
        guard !isWarm else { return }
        let (opening, opened) = AsyncStream.makeStream(of: Void.self)
        self.warming.withLock { warming in
            // One at a time: whoever comes while one is opened need not wait for it.
            guard !warming.isStopped, warming.task == nil else { return opened.finish() }
            warming.task = Task {
                await self.open()
                self.warming.withLock { $0.task = nil }
                opened.finish()
            }
        }
        for await _ in opening {}
    }

    /// Ends the opening of a connection under way; none is opened for later any more.
    func stop() async {
        let task = self.warming.withLock { warming in
            warming.isStopped = true
            return warming.task
        }
        task?.cancel()
        await task?.value
    }

    private func open() async {
        var request = HTTPClientRequest(url: self.service.base + "/models")
        request.method = .HEAD
        for (name, value) in self.dialect.headers(key: self.service.key) {
            request.headers.add(name: name, value: value)
        }
        do {
            _ = try await CloudHTTP.client.execute(request, timeout: .seconds(3)).body.collect(upTo: 64 << 10)
        } catch {
            // The question itself will tell what is wrong.
            self.lastUse.withLock { $0 = nil }
        }
    }

    /// Asks for the list of models, which costs nothing.
    /// - Returns: the time to the first byte of the answer, the opening of a connection included.
    /// - Throws: `EngineError` if the service cannot be reached or refuses the key.
    func reach() async throws -> Duration {
        var request = HTTPClientRequest(url: self.service.base + "/models")
        for (name, value) in self.dialect.headers(key: self.service.key) {
            request.headers.add(name: name, value: value)
        }
        let asked = self.clock.now
        let response: HTTPClientResponse
        do {
            response = try await CloudHTTP.client.execute(request, timeout: .seconds(10))
        } catch {
            try Task.checkCancellation()
            throw self.service.unreachable(error)
        }
        // Not every server has a list, but one that answers is there.
        guard response.status == .ok || response.status == .notFound || response.status == .methodNotAllowed else {
            throw self.service.error(ServiceRefusal(status: Int(response.status.code)))
        }
        return self.clock.now - asked
    }

    // MARK: What was learned

    /// The question as the server wants it.
    private func exchange(_ messages: [Message], _ options: GenerationOptions) throws -> ChatExchange {
        let (thinks, concessions) = self.habits.withLock { ($0.thinks, $0.concessions) }
        var options = options
        // Thinking counts as answer at every server.
        if thinks { options.tokenLimit += Self.thinkingTokens }
        return ChatExchange(
            service: self.service, dialect: self.dialect,
            body: try self.dialect.body(
                model: self.model, messages: messages, options: options, sparing: concessions))
    }

    /// Notes what a refusal says that the server does not take.
    /// - Returns: whether the question is another one now.
    func spare(_ refusal: ServiceRefusal) -> Bool {
        self.habits.withLock { habits in
            let more = refusal.concessions(beyond: habits.concessions)
            habits.grant(more)
            return !more.isEmpty
        }
    }

    /// The server has begun to answer.
    func begun(at now: Duration, after delay: Duration) {
        self.habits.withLock { $0.answered(at: now, after: delay) }
    }

    /// The connection can be used again, or is gone.
    func connection(isOpen: Bool) {
        let now = self.clock.now
        self.lastUse.withLock { $0 = isOpen ? now : nil }
    }

    private func learn(_ answer: SharedAnswer) {
        answer.with { answer in self.habits.withLock { $0.learn(from: answer) } }
    }

    // MARK: The answer

    private func emit(
        _ events: AsyncThrowingStream<ChatStreamEvent, any Error>, of answer: SharedAnswer,
        for options: GenerationOptions,
        _ emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> (reason: GenerationEnd, isWhole: Bool) {
        let limit = options.tokenLimit
        let room = limit * Self.tokenLength
        var count = 0
        var isUsedUp = false
        var wishes = ToolWishes(areAllowed: !options.tools.isEmpty)
        for try await event in events {
            switch event {
            case .text(let text):
                let length = text.count
                guard !isUsedUp, count + length <= room else {
                    if count == 0 { try await emit(.text(String(text.prefix(room)))) }
                    return (.tokenLimit, false)
                }
                count += length
                try await emit(.text(text))
            case .usage(let usage):
                isUsedUp = (usage.output ?? 0) > limit && !answer.with { $0.hasThought }
            case .thinking(let thought): try await emit(.reasoning(thought))
            case .toolCall(let call): wishes.add(call)
            case .brokenToolCall: wishes.breakCall()
            case .refused(let refusal): throw self.service.error(refusal)
            case .callingTool, .finished, .end: break
            }
        }
        try Task.checkCancellation()
        let rest = answer.with { $0.end() }
        if !rest.isEmpty, count < room { try await emit(.text(String(rest.prefix(room - count)))) }
        if count + rest.count > room { return (.tokenLimit, false) }
        let (calls, isCut, isWhole) = try answer.with { [wishes] answer in
            (try wishes.calls(of: answer, from: self.service), answer.finish == .tokenLimit, answer.isWhole)
        }
        for call in calls { try await emit(.toolCall(call)) }
        return (calls.isEmpty ? isCut ? .tokenLimit : .complete : .toolCalls, isWhole)
    }
}
