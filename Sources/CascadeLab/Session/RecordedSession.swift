internal import NIOCore
internal import SessionWire
internal import SpeechAudio
internal import TurnTimes
internal import WebSockets

/// A session of its own for one recording: plays it in real time, then its room, and listens to the answer.
struct RecordedSession: Sendable {
    private static let frame = Duration.milliseconds(20)
    private static let pings = 8
    /// Between the last ping and the first sound.
    private static let pause = Duration.milliseconds(100)
    /// Quiet time after all sound in which a turn may still show itself.
    private static let patience = Duration.seconds(1)
    /// The longest wait for an answer after all sound.
    private static let limit = Duration.seconds(60)

    let url: String
    let client: WebSocketClient
    let recording: BenchRecording
    /// The recording with its room.
    let clip: AudioClip
    let clock: SessionClock

    /// - Throws: `LabError` if the server is not one of sessions, `WebSocketError` if it cannot be reached.
    func run() async throws -> SessionObserver {
        try await self.client.withConnection(to: WebSocketClientRequest(url: self.url)) { connection in
            // The server's own marks say when sound left.
            connection.start { _ in }
            try await connection.sendText(SessionCommand.start(sampleRate: self.clip.sampleRate).json)
            _ = try await Self.message(from: connection) { if case .ready = $0 { true } else { false } }
            let offset = try await self.measureOffset(connection).offset

            // The audio's own clock: a sample sounds when it is due, however late its frame is sent.
            let start = self.clock.now + Self.pause
            let session = ObservedSession(
                SessionObserver(acousticEnd: (start + self.recording.speechEnd + offset).milliseconds))
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    try await self.play(into: connection, from: start)
                    return false
                }
                group.addTask {
                    try await Self.listen(to: connection, session)
                    return true
                }
                group.addTask {
                    try await self.wait(from: start, session)
                    return true
                }
                for try await isOver in group where isOver {
                    group.cancelAll()
                    break
                }
            }
            return session.observer
        }
    }

    private func measureOffset(_ connection: WebSocketConnection) async throws -> ClockOffset {
        var pings: [ClockOffset.Ping] = []
        for id in 0..<Self.pings {
            let sent = self.clock.now
            try await connection.sendText(SessionCommand.ping(id: id).json)
            let pong = try await Self.message(from: connection) { $0 == .pong(id: id) }
            pings.append(
                ClockOffset.Ping(
                    sent: sent, received: self.clock.now, answered: .limited(milliseconds: pong.time)))
        }
        guard let offset = ClockOffset(pings) else { throw CancellationError() }
        return offset
    }

    private func play(into connection: WebSocketConnection, from start: Duration) async throws {
        let length = Self.frame.samples(at: self.clip.sampleRate)
        var position = 0
        while position < self.clip.samples.count {
            let end = min(position + length, self.clip.samples.count)
            try await self.clock.sleep(until: start + .samples(end, at: self.clip.sampleRate))
            let bytes = PCM16.encode(self.clip.samples.span.extracting(position..<end))
            do {
                try await connection.sendBinary(ByteBuffer(bytes: bytes))
            } catch is WebSocketError {
                // Who listens sees the end of the connection too, and says why.
                return
            }
            position = end
        }
    }

    private static func listen(to connection: WebSocketConnection, _ session: ObservedSession) async throws {
        for await text in connection.texts {
            guard let message = try SessionMessage(json: text) else { continue }
            switch session.take(message) {
            case .reportPlayed(let reply, let samples):
                let played = SessionCommand.playout(reply: UInt32(clamping: reply), position: UInt32(clamping: samples))
                try await connection.sendText(played.json)
            case .end: return
            case nil: break
            }
        }
        try Task.checkCancellation()
        throw LabError(
            .session, "the server closed the session: \(await connection.closure.reason)", isRetryable: true)
    }

    /// Returns when no answer will come any more.
    private func wait(from start: Duration, _ session: ObservedSession) async throws {
        let end = start + self.clip.duration
        try await self.clock.sleep(until: end + Self.patience)
        if session.observer.hasOpenTurn { try await self.clock.sleep(until: end + Self.limit) }
    }

    /// The next message that is waited for.
    private static func message(
        from connection: WebSocketConnection, where matches: (SessionEvent) -> Bool
    ) async throws -> SessionMessage {
        for await text in connection.texts {
            if let message = try SessionMessage(json: text), matches(message.event) { return message }
        }
        try Task.checkCancellation()
        throw LabError(.session, "the server closed the session before it began", isRetryable: true)
    }
}
