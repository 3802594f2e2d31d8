/// A binary message to the client: a piece of a reply's sound.
public struct ReplyFrame: Sendable, Equatable {
    /// Bytes in front of the sound.
    public static let headerLength = 20
    private static let version: UInt8 = 1
    private static let kind: UInt8 = 1

    public var reply: UInt32
    /// Frames of the reply before this one.
    public var sequence: UInt32
    /// Samples a second.
    public var sampleRate: UInt32
    /// Samples of the reply before this frame.
    public var position: UInt32
    /// 16-bit little-endian mono.
    public var sound: [UInt8]

    public init(reply: UInt32, sequence: UInt32, sampleRate: UInt32, position: UInt32, sound: [UInt8]) {
        self.reply = reply
        self.sequence = sequence
        self.sampleRate = sampleRate
        self.position = position
        self.sound = sound
    }

    /// The message: the head, then the sound.
    public var bytes: [UInt8] {
        Self.head(
            reply: self.reply, sequence: self.sequence, sampleRate: self.sampleRate, position: self.position)
            + self.sound
    }

    /// What stands in front of the sound: version, kind, two zeros, then reply, sequence, rate and position, little-endian.
    public static func head(reply: UInt32, sequence: UInt32, sampleRate: UInt32, position: UInt32) -> [UInt8] {
        var bytes: [UInt8] = [Self.version, Self.kind, 0, 0]
        bytes.reserveCapacity(Self.headerLength)
        for number in [reply, sequence, sampleRate, position] {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// Reads a message.
    public init(bytes: [UInt8]) throws(SessionWireError) {
        guard bytes.count >= Self.headerLength, bytes[0] == Self.version, bytes[1] == Self.kind else {
            throw SessionWireError("a binary message must be a reply frame of version \(Self.version)")
        }
        func number(_ offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        let rate = number(12)
        guard SessionProtocol.replyRates.contains(rate) else {
            throw SessionWireError("a reply frame of \(rate) samples a second cannot be played")
        }
        self.init(
            reply: number(4), sequence: number(8), sampleRate: rate, position: number(16),
            sound: Array(bytes[Self.headerLength...]))
    }
}
