internal import Cascade
internal import NIOCore
internal import SessionWire
internal import SpeechAudio
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// Sends replies to a client, never far ahead of what it can have played.
final class ClientSpeaker: Speaker {
    /// How much sound may be on its way or wait at the client.
    private static let lead = Duration.seconds(3)

    private struct State {
        var reply = ReplyID(0)
        /// When the first frame of the reply was sent.
        var start = Duration.zero
        /// For how long it was paused.
        var standstill = Duration.zero
        var frames = 0
        /// Replies up to this one are stopped.
        var stopped = ReplyID(0)
        /// Since when the reply is paused.
        var paused: Duration?
    }

    private let connection: WebSocketConnection
    private let clock: SessionClock
    private let events: EventWriter
    private let state = Mutex(State())

    /// - Parameter events: tells the client to pause and to go on.
    init(connection: WebSocketConnection, clock: SessionClock, events: EventWriter) {
        self.connection = connection
        self.clock = clock
        self.events = events
    }

    func play(_ audio: ReplyAudio) async throws {
        let played = Duration.samples(audio.position, at: audio.sampleRate)
        let due = self.state.withLock { state in
            state.reply == audio.reply ? state.start + state.standstill + played - Self.lead : .zero
        }
        if due > self.clock.now { try await self.clock.sleep(until: due) }
        guard let sequence = self.nextFrame(of: audio.reply) else { return }
        let frame = ReplyFrame(
            reply: UInt32(clamping: audio.reply.number), sequence: UInt32(clamping: sequence),
            sampleRate: UInt32(clamping: audio.sampleRate), position: UInt32(clamping: audio.position),
            sound: PCM16.encode(audio.samples))
        try await self.connection.sendBinary(ByteBuffer(bytes: frame.bytes))
    }

    func lower(_ reply: ReplyID, _ isLowered: Bool) {
        self.events.send(isLowered ? .replyLowered(reply: reply.number) : .replyRaised(reply: reply.number))
    }

    func pause(_ reply: ReplyID) {
        let now = self.clock.now
        self.state.withLock { state in
            if state.reply == reply, state.paused == nil { state.paused = now }
        }
        self.events.send(.replyPaused(reply: reply.number))
    }

    func resume(_ reply: ReplyID) {
        let now = self.clock.now
        self.state.withLock { state in
            guard state.reply == reply, let paused = state.paused else { return }
            // What was sent ahead still waits at the client.
            state.standstill += now - paused
            state.paused = nil
        }
        self.events.send(.replyResumed(reply: reply.number))
    }

    func stop(_ reply: ReplyID) { self.state.withLock { $0.stopped = max($0.stopped, reply) } }

    /// When the first frame of a reply was sent, nil if it is not the latest.
    func firstSent(of reply: ReplyID) -> Duration? {
        self.state.withLock { $0.reply == reply ? $0.start : nil }
    }

    /// The number of the reply's next frame, nil if the reply is stopped.
    private func nextFrame(of reply: ReplyID) -> Int? {
        let now = self.clock.now
        return self.state.withLock { state in
            guard reply > state.stopped else { return nil }
            if state.reply != reply {
                state = State(reply: reply, start: now, stopped: state.stopped)
            }
            defer { state.frames += 1 }
            return state.frames
        }
    }
}
