internal import NIOCore
internal import SessionWire
internal import TurnTimes
internal import WebSockets

/// A session whose user types, and interrupts each answer once it sounds.
struct TypedSession: Sendable {
    /// A frame of an answer's sound.
    struct Sound {
        let reply: Int
        /// Samples of the answer up to the end of the frame.
        let end: Int
        /// When it came.
        let time: Duration
    }

    /// Frames that may wait; only an answer's first is looked at.
    private static let frameCapacity = 4096

    private let connection: WebSocketConnection
    private let clock: SessionClock
    private let sounds: AsyncThrowingStream<Sound, any Error>

    /// Opens a session for as long as the body runs.
    /// - Parameter clock: tells when frames come.
    static func run<Value: Sendable>(
        _ url: String, _ clock: SessionClock, _ body: @escaping @Sendable (TypedSession) async throws -> Value
    ) async throws -> Value {
        try await WebSocketClient().withConnection(to: WebSocketClientRequest(url: url)) { connection in
            let (sounds, continuation) = AsyncThrowingStream.makeStream(
                of: Sound.self, bufferingPolicy: .bufferingNewest(Self.frameCapacity))
            connection.start { payload in
                // What is no frame of ours is no sound; an answer without any ends the measurement by its error.
                guard let frame = try? ReplyFrame(bytes: Array(payload.readableBytesView)) else { return }
                let end = Int(frame.position) + frame.sound.count / 2
                continuation.yield(Sound(reply: Int(frame.reply), end: end, time: clock.now))
            }
            let session = TypedSession(connection: connection, clock: clock, sounds: sounds)
            async let reading: Void = Self.read(connection, continuation)
            let value = try await body(session)
            connection.requestClose()
            await reading
            return value
        }
    }

    /// Types a text and returns the first sound of its answer.
    /// - Parameter reply: the answer's number in the session, from 1.
    func ask(_ text: String, reply: Int) async throws -> (sound: Sound, after: Duration) {
        let start = self.clock.now
        try await self.connection.sendText(SessionCommand.text(text).json)
        for try await sound in self.sounds where sound.reply >= reply { return (sound, sound.time - start) }
        try Task.checkCancellation()
        throw LabError(.session, "the session ended before it answered", isRetryable: true)
    }

    /// Says that the frame was played, and interrupts.
    func interrupt(after sound: Sound) async throws {
        let played = SessionCommand.playout(reply: UInt32(clamping: sound.reply), position: UInt32(clamping: sound.end))
        try await self.connection.sendText(played.json)
        try await self.connection.sendText(SessionCommand.interrupt.json)
    }

    /// Reads what the server tells, until the session ends or something fails.
    private static func read(
        _ connection: WebSocketConnection, _ sounds: AsyncThrowingStream<Sound, any Error>.Continuation
    ) async {
        do {
            for await text in connection.texts {
                if case .error(_, let message, _) = try SessionMessage(json: text)?.event {
                    throw LabError(.session, "a turn failed: \(message)")
                }
            }
            sounds.finish()
        } catch {
            sounds.finish(throwing: error)
        }
    }
}
