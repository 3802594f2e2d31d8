internal import SpeechEngines
internal import WebSockets

/// Performs what a session with the service says, until it is closed or fails; then nothing of it is left.
struct RecognizerDriver: Sendable {
    /// How long a message that belongs to another is waited for; services send them together.
    private static let holding = Duration.milliseconds(150)

    let rate: Int
    let inputs: AsyncStream<VendorRecognizerStream.Input>
    let queue: AsyncStream<VendorRecognizerStream.Input>.Continuation
    let transcripts: AsyncThrowingStream<Transcript, any Error>.Continuation
    let service: RecognizerService

    func run() async {
        await withDiscardingTaskGroup { group in
            var session = RecognizerSession(rate: self.rate, keepsClosing: self.service.fault.keepsClosing)
            var dialect = self.service.dialect()
            var line: SocketLine?
            var alarm = EngineAlarm()
            loop: for await input in self.inputs {
                var events: [RecognizerSession.Event] = []
                switch input {
                case .event(let happened): events = [happened]
                case .opened(let connection, let number):
                    let opened = SocketLine(connection)
                    group.addTask {
                        let closure = await opened.run { self.queue.yield(.text($0, connection: number)) }
                        self.queue.yield(.event(.lost(self.service.failure(closure), connection: number)))
                    }
                    (line, dialect) = (opened, self.service.dialect())
                    events = [.opened(connection: number)]
                case .text(let text, let number):
                    guard session.isOpen(number) else { continue }
                    do {
                        events = try dialect.read(text).map { .message($0, connection: number) }
                    } catch {
                        // A broken message may have been the one that is waited for: begin anew.
                        events = [.message(.failed(self.service.fault.malformed), connection: number)]
                    }
                    if dialect.isHolding { group.addTask { await self.release(number) } }
                case .release(let number):
                    guard session.isOpen(number) else { continue }
                    events = dialect.release().map { .message($0, connection: number) }
                case .close:
                    for frame in dialect.command(.closeStream) { line?.send(frame) }
                    await line?.close()
                    break loop
                }
                for action in events.flatMap({ session.handle($0, at: self.service.clock.now) }) {
                    switch action {
                    case .connect(let number, let delay): group.addTask { await self.connect(number, after: delay) }
                    case .sendAudio(let samples): for frame in dialect.audio(samples) { line?.send(frame) }
                    case .send(let command): for frame in dialect.command(command) { line?.send(frame) }
                    case .hangUp: line?.hangUp()
                    case .give(let transcript): self.transcripts.yield(transcript)
                    case .fail(let error):
                        self.transcripts.finish(throwing: error)
                        break loop
                    }
                }
                alarm.set(session.nextDeadline, on: self.service.clock) { self.queue.yield(.event(.tick)) }
            }
            await alarm.end()
            group.cancelAll()
        }
        // A connection that was opened meanwhile has nobody to close it.
        self.queue.finish()
        for await case .opened(let connection, _) in self.inputs { connection.requestClose(code: .goingAway) }
    }

    private func release(_ number: Int) async {
        // Cancelled when the stream ends: then nothing is missed.
        guard (try? await self.service.clock.sleep(until: self.service.clock.now + Self.holding)) != nil else { return }
        self.queue.yield(.release(connection: number))
    }

    private func connect(_ number: Int, after delay: Duration) async {
        do {
            try await self.service.clock.sleep(until: self.service.clock.now + delay)
            let connection = try await self.service.connect()
            if case .enqueued = self.queue.yield(.opened(connection, number: number)) { return }
            connection.requestClose(code: .goingAway)
        } catch {
            guard let error = error as? EngineError else { return }
            self.queue.yield(.event(.lost(error, connection: number)))
        }
    }
}
