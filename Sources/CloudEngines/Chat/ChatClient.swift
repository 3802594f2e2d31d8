internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import SpeechEngines
internal import Synchronization

/// Streams answers from a service: times, retries and faults are the same for every dialect.
final class ChatClient: Sendable {
    /// How long the end of the HTTP answer may take after the end of the stream, for the connection to be kept.
    private static let closing = Duration.milliseconds(200)
    /// A connection that was used this lately is still open.
    private static let warmth = Duration.seconds(20)

    let service: ChatService
    let dialect: any ChatDialect
    let model: String
    let times: ChatTimes
    let clock: EngineClock
    let observe: @Sendable (ChatStreamEvent) -> Void
    /// When a connection was last left open, nil if none is.
    private let lastUse = Mutex<Duration?>(nil)

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
    }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (String) async throws -> Void
    ) async throws -> GenerationEnd {
        let exchange = ChatExchange(
            service: self.service, dialect: self.dialect,
            body: try self.dialect.body(model: self.model, messages: messages, options: options))
        // Each event holds at most one token of what was asked for, and few hold none: a service that sends more than
        // this is not answering the question.
        let (events, continuation) = AsyncThrowingStream.makeStream(
            of: ChatStreamEvent.self, bufferingPolicy: .bufferingOldest(options.tokenLimit + 256))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            let asked = self.clock.now
            let deadline = ChatDeadline(
                asked + self.times.firstToken,
                error: self.service.firstTokenTimedOut(after: self.times.firstToken), clock: self.clock)
            group.addTask {
                do {
                    try await self.read(exchange, asked: asked, into: continuation, before: deadline)
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
            let end = try await self.emit(events, limit: options.tokenLimit, emit)
            // The reader may be waiting for the end of the HTTP answer, without which the connection cannot be kept.
            if end.isWhole { try await group.next() }
            return end.reason
        }
    }

    /// Opens a connection, unless one is likely open.
    func warm() async {
        let now = self.clock.now
        let isWarm = self.lastUse.withLock { last in
            if let last, now - last < Self.warmth { return true }
            last = now
            return false
        }
        guard !isWarm else { return }
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

    /// Asks, again if that helps, and gives the events of the one answer.
    private func read(
        _ exchange: ChatExchange, asked: Duration,
        into events: AsyncThrowingStream<ChatStreamEvent, any Error>.Continuation,
        before deadline: ChatDeadline
    ) async throws {
        var retries = Retries(budget: self.times.retries)
        var hasTokens = false
        while true {
            var refusal: ServiceRefusal?
            do {
                try await exchange.run { event in
                    if case .text = event { hasTokens = true }
                    if hasTokens {
                        deadline.move(
                            to: self.clock.now + self.times.stall, error: self.service.stalled(for: self.times.stall))
                    }
                    self.observe(event)
                    if case .dropped = events.yield(event) { throw self.service.oversized }
                    if case .end = event {
                        deadline.move(to: self.clock.now + Self.closing, error: nil)
                        events.finish()
                    }
                }
                self.lastUse.withLock { $0 = self.clock.now }
                return
            } catch let error {
                refusal = (error as? ChatExchange.Refused)?.refusal
                guard let failure = (error as? ChatExchange.Refused)?.error ?? error as? EngineError else {
                    throw error
                }
                self.lastUse.withLock { $0 = nil }
                guard !hasTokens,
                    let delay = retries.delay(
                        after: failure, retryAfter: refusal?.retryAfter, elapsed: self.clock.now - asked,
                        jitter: .random(in: 0...1))
                else { throw failure }
                try await self.clock.sleep(until: self.clock.now + delay)
            }
        }
    }

    private func emit(
        _ events: AsyncThrowingStream<ChatStreamEvent, any Error>, limit: Int,
        _ emit: @Sendable (String) async throws -> Void
    ) async throws -> (reason: GenerationEnd, isWhole: Bool) {
        var count = 0
        var finish: ChatFinish?
        var isWhole = false
        for try await event in events {
            switch event {
            case .text(let text):
                guard count < limit else { return (.tokenLimit, false) }
                count += 1
                try await emit(text)
            case .finished(let reason): finish = reason
            case .refused(let refusal): throw self.service.error(refusal)
            case .end: isWhole = true
            case .toolCall, .usage: break
            }
        }
        try Task.checkCancellation()
        if count == 0, finish == .withheld { throw self.service.withheld }
        // Without an end of its own an empty stream is no answer.
        if count == 0, finish == nil, !isWhole { throw self.service.malformed }
        return (finish == .tokenLimit ? .tokenLimit : .complete, isWhole)
    }
}
