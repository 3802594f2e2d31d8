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
    /// The longest frame: what is stopped, stops at the end of one.
    private static let frame = Duration.milliseconds(100)

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
        let length = max(1, Self.frame.samples(at: audio.sampleRate))
        for start in stride(from: 0, to: audio.samples.count, by: length) {
            try await self.play(audio, start..<min(start + length, audio.samples.count))
        }
    }

    private func play(_ audio: ReplyAudio, _ range: Range<Int>) async throws {
        let played = Duration.samples(audio.position + range.lowerBound, at: audio.sampleRate)
        let due = self.state.withLock { state in
            state.reply == audio.reply ? state.start + state.standstill + played - Self.lead : .zero
        }
        if due > self.clock.now { try await self.clock.sleep(until: due) }
        guard let sequence = self.nextFrame(of: audio.reply) else { return }
        try await self.connection.sendBinary(Self.frame(audio, range, sequence: sequence))
    }

    private static func frame(_ audio: ReplyAudio, _ range: Range<Int>, sequence: Int) -> ByteBuffer {
        let head = ReplyFrame.head(
            reply: UInt32(clamping: audio.reply.number), sequence: UInt32(clamping: sequence),
            sampleRate: UInt32(clamping: audio.sampleRate),
            position: UInt32(clamping: audio.position + range.lowerBound))
        let length = range.count * PCM16.sampleLength
        var frame = ByteBufferAllocator().buffer(capacity: head.count + length)
        frame.writeBytes(head)
        frame.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { bytes in
            PCM16.encode(audio.samples.span.extracting(range), into: bytes)
            return length
        }
        return frame
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
