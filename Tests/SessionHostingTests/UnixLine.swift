import Cascade
import NIOCore
import NIOPosix
import TurnTimes

/// A line over a Unix socket. Each message is a kind, a length of four bytes, and so many bytes: `m` is sound of the
/// microphone and `s` sound of a reply, both as 32-bit floats; `t` is a typed turn, `i` an interruption; `e` is an event.
struct UnixLine: Line {
    typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    let clock = SessionClock(ContinuousClock())
    let microphone = MicrophoneBuffer()
    private let out: AsyncStream<ByteBuffer>
    private let queue: AsyncStream<ByteBuffer>.Continuation
    private let channel: Channel

    init(_ channel: Channel) {
        self.channel = channel
        (self.out, self.queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1024))
    }

    var speaker: any Speaker { UnixSpeaker(queue: self.queue) }

    func tell(_ event: ConversationEvent) {
        switch event {
        case .ready: self.say("ready")
        case .finalTranscript(_, let text): self.say("heard \(text)")
        case .replyText(_, let text): self.say("text \(text)")
        case .replyInterrupted(_, let text): self.say("interrupted \(text)")
        case .replyEnded: self.say("ended")
        case .turnEnded(let timeline): self.say("turn \(timeline.turn.number)")
        default: break
        }
    }

    func carry(_ session: Session) async throws {
        try await self.channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup { group in
                group.addTask { for await message in self.out { try await outbound.write(message) } }
                var bytes = ByteBuffer()
                for try await part in inbound {
                    bytes.writeImmutableBuffer(part)
                    while let (kind, body) = bytes.readUnixMessage() { self.take(kind, body, session.conversation) }
                }
                group.cancelAll()
            }
        }
    }

    func close(_ error: any Error) async { self.queue.finish() }

    private func take(_ kind: Character, _ body: ByteBuffer, _ conversation: Conversation) {
        switch kind {
        case "m": self.microphone.append(body.unixSamples, at: self.clock.now)
        case "t": conversation.send(.type(String(buffer: body)))
        case "i": conversation.send(.interrupt)
        default: break
        }
    }

    private func say(_ text: String) { self.queue.yield(.unixMessage("e", ByteBuffer(string: text))) }
}

/// Its loudspeaker: what waits to be written is bounded by the queue.
private struct UnixSpeaker: Speaker {
    let queue: AsyncStream<ByteBuffer>.Continuation

    func play(_ audio: ReplyAudio) async throws { self.queue.yield(.unixMessage("s", .unixSamples(audio.samples))) }
    func pause(_ reply: ReplyID) {}
    func resume(_ reply: ReplyID) {}
    func stop(_ reply: ReplyID) {}
}

extension ByteBuffer {
    static func unixMessage(_ kind: Character, _ body: ByteBuffer) -> ByteBuffer {
        var message = ByteBuffer(string: String(kind))
        message.writeInteger(UInt32(body.readableBytes))
        message.writeImmutableBuffer(body)
        return message
    }

    static func unixSamples(_ samples: [Float]) -> ByteBuffer {
        var bytes = ByteBuffer()
        for sample in samples { bytes.writeInteger(sample.bitPattern) }
        return bytes
    }

    var unixSamples: [Float] {
        var bytes = self
        var samples: [Float] = []
        while let bits = bytes.readInteger(as: UInt32.self) { samples.append(Float(bitPattern: bits)) }
        return samples
    }

    /// The next whole message, nil while it has not come whole.
    mutating func readUnixMessage() -> (Character, ByteBuffer)? {
        guard let kind = self.getInteger(at: self.readerIndex, as: UInt8.self),
            let length = self.getInteger(at: self.readerIndex + 1, as: UInt32.self),
            self.readableBytes >= 5 + Int(length)
        else { return nil }
        self.moveReaderIndex(forwardBy: 5)
        return self.readSlice(length: Int(length)).map { (Character(UnicodeScalar(kind)), $0) }
    }
}
