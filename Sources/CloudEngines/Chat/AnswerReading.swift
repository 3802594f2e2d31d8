internal import SpeechEngines

/// Asks, again if that helps, and gives the events of the one answer.
struct AnswerReading: Sendable {
    /// How long the end of the HTTP answer may take after the end of the stream, for the connection to be kept.
    private static let closing = Duration.milliseconds(200)
    /// How long usage and the stream's end may take after the model's.
    private static let usage = Duration.milliseconds(400)
    /// How long to wait for a server that loads its model before it is asked again.
    private static let loading = Duration.milliseconds(500)
    /// Times that a question is changed at the most.
    private static let changes = Concession.allCases.count

    let client: ChatClient
    let asked: Duration
    let patience: Duration
    let answer: SharedAnswer
    let events: AsyncThrowingStream<ChatStreamEvent, any Error>.Continuation
    let deadline: ChatDeadline

    /// - Parameter exchange: the question as it is asked now.
    /// - Throws: `EngineError`, or `CancellationError`.
    func run(_ exchange: () throws -> ChatExchange) async throws {
        var retries = Retries(budget: self.client.times.retries)
        var changes = 0
        while true {
            do {
                try await exchange().run { try self.take($0) }
                self.client.connection(isOpen: true)
                return
            } catch let error {
                let refusal = (error as? ChatExchange.Refused)?.refusal
                guard let failure = (error as? ChatExchange.Refused)?.error ?? error as? EngineError else {
                    throw error
                }
                self.client.connection(isOpen: false)
                guard !self.answer.with({ $0.hasBegun }) else { throw failure }
                if let refusal, changes < Self.changes, self.client.spare(refusal) {
                    changes += 1
                    continue
                }
                let elapsed = self.client.clock.now - self.asked
                let isLoading = refusal?.isLoading == true && elapsed + Self.loading < self.patience
                let delay =
                    isLoading
                    ? Self.loading
                    : retries.delay(
                        after: failure, retryAfter: refusal?.retryAfter, elapsed: elapsed, jitter: .random(in: 0...1))
                guard let delay else { throw failure }
                try await self.client.clock.sleep(until: self.client.clock.now + delay)
            }
        }
    }

    /// Takes what one message says.
    private func take(_ said: [ChatStreamEvent]) throws {
        guard !said.isEmpty else { return }
        let now = self.client.clock.now
        let (events, hadBegun, hasBegun) = self.answer.with { answer in
            let hadBegun = answer.hasBegun
            return (answer.take(said, at: now), hadBegun, answer.hasBegun)
        }
        if !hadBegun, hasBegun { self.client.begun(at: now, after: now - self.asked) }
        for event in events {
            if case .refused(let refusal) = event, !hasBegun {
                throw ChatExchange.Refused(refusal: refusal, error: self.client.service.error(refusal))
            }
        }
        self.wait(after: events, now)
        for event in events {
            self.client.observe(event)
            // Signs of life, of which there may be any number.
            if event == .thinking("") || event == .callingTool { continue }
            if case .dropped = self.events.yield(event) { throw self.client.service.oversized }
            if event == .end { self.events.finish() }
        }
    }

    /// Sets how long what follows may take.
    private func wait(after events: [ChatStreamEvent], _ now: Duration) {
        let times = self.client.times
        let hasText = events.contains { if case .text = $0 { true } else { false } }
        let hasFinish = events.contains { if case .finished = $0 { true } else { false } }
        let (isWhole, isFinished, thinksSince, hasWords, hasBegun) = self.answer.with {
            ($0.isWhole, $0.isFinished, $0.isThinking ? $0.thinksSince : nil, $0.hasWords, $0.hasBegun)
        }
        if isWhole {
            self.deadline.move(to: now + Self.closing, error: nil)
        } else if isFinished {
            // Some services tell an end with every bit of the answer.
            if hasText || hasFinish { self.deadline.move(to: now + (hasText ? times.stall : Self.usage), error: nil) }
        } else if let thinksSince {
            let end = max(thinksSince + times.thinking, hasWords ? now + times.stall : .zero)
            self.deadline.move(to: end, error: self.client.service.thoughtTooLong(times.thinking))
        } else if hasBegun {
            self.deadline.move(to: now + times.stall, error: self.client.service.stalled(for: times.stall))
        }
    }
}
