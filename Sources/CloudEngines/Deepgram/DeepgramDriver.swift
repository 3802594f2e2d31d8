internal import SpeechEngines
internal import WebSockets

/// Performs what a session with the service says, until it is closed or fails; then nothing of it is left.
struct DeepgramDriver: Sendable {
    let rate: Int
    let inputs: AsyncStream<DeepgramStream.Input>
    let queue: AsyncStream<DeepgramStream.Input>.Continuation
    let transcripts: AsyncThrowingStream<Transcript, any Error>.Continuation
    let clock: EngineClock
    let connect: @Sendable () async throws -> WebSocketConnection

    func run() async {
        await withDiscardingTaskGroup { group in
            var session = DeepgramSession(rate: self.rate)
            var line: DeepgramLine?
            var alarm: (due: Duration, task: Task<Void, Never>)?
            loop: for await input in self.inputs {
                let event: DeepgramSession.Event
                switch input {
                case .event(let happened): event = happened
                case .opened(let connection, let number):
                    let opened = DeepgramLine(connection, number: number)
                    group.addTask { await opened.run { self.queue.yield(.event($0)) } }
                    line = opened
                    event = .opened(connection: number)
                case .close:
                    await line?.close()
                    break loop
                }
                for action in session.handle(event, at: self.clock.now) {
                    switch action {
                    case .connect(let number, let delay): group.addTask { await self.connect(number, after: delay) }
                    case .sendAudio(let samples): line?.send(samples)
                    case .send(let command): line?.send(command)
                    case .hangUp: line?.hangUp()
                    case .give(let transcript): self.transcripts.yield(transcript)
                    case .fail(let error):
                        self.transcripts.finish(throwing: error)
                        break loop
                    }
                }
                if let due = session.nextDeadline, alarm.map({ due < $0.due || $0.due <= self.clock.now }) ?? true {
                    alarm?.task.cancel()
                    alarm = (due, self.alarm(at: due))
                }
            }
            alarm?.task.cancel()
            await alarm?.task.value
            group.cancelAll()
        }
        // A connection that was opened meanwhile has nobody to close it.
        self.queue.finish()
        for await case .opened(let connection, _) in self.inputs { connection.requestClose(code: .goingAway) }
    }

    private func connect(_ number: Int, after delay: Duration) async {
        do {
            try await self.clock.sleep(until: self.clock.now + delay)
            let connection = try await self.connect()
            if case .enqueued = self.queue.yield(.opened(connection, number: number)) { return }
            connection.requestClose(code: .goingAway)
        } catch {
            guard let error = error as? EngineError else { return }
            self.queue.yield(.event(.lost(error, connection: number)))
        }
    }

    private func alarm(at due: Duration) -> Task<Void, Never> {
        Task {
            // Cancelled when another alarm takes its place.
            guard (try? await self.clock.sleep(until: due)) != nil else { return }
            self.queue.yield(.event(.tick))
        }
    }
}
