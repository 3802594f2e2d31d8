import NIOCore
import NIOWebSocket

/// Reads frames from a connection's bytes, however these are cut (RFC 6455, section 5.2).
///
/// A client's frame of up to `sharedLength` bytes is unmasked into one buffer that is used again, so that the frames of a
/// microphone allocate nothing; who keeps a payload keeps that buffer, and the next frame gets another one.
struct FrameReader {
    /// The longest payload whose length fits into the second byte, and what stands there for longer ones.
    static let (shortLimit, twoBytes, eightBytes) = (125, UInt8(126), UInt8(127))
    /// Bytes in front of a payload at the most.
    static let longestHead = 14
    private static let sharedLength = 4096

    /// What is known of a frame before its payload.
    private struct Head {
        var first: UInt8
        var mask: FrameMask?
        var length: Int
    }

    private let maxFrameSize: Int
    /// Bytes that were not read yet: less than a frame, once `next` gives nil.
    private var rest = ByteBuffer()
    private var head: Head?
    private var shared = ByteBuffer()
    private var hasFailed = false

    /// - Parameter maxFrameSize: bytes of a payload at the most.
    init(maxFrameSize: Int) {
        self.maxFrameSize = maxFrameSize
    }

    /// Takes bytes of the connection.
    mutating func append(_ bytes: ByteBuffer) {
        if self.hasFailed { return }
        if self.rest.readableBytes == 0 {
            self.rest = bytes
        } else {
            self.rest.discardReadBytes()
            self.rest.writeImmutableBuffer(bytes)
        }
    }

    /// The next frame, nil if it is not there yet.
    /// - Throws: what the peer did wrong; nothing is read after that.
    mutating func next() throws(CloseFailure) -> Frame? {
        do {
            guard let head = try self.readHead(), let payload = self.rest.readSlice(length: head.length) else {
                // A connection that says nothing keeps no buffer.
                if self.rest.readableBytes == 0 { self.rest = ByteBuffer() }
                return nil
            }
            self.head = nil
            return Frame(
                opcode: Self.opcode(of: head), isFinal: head.first & 0x80 != 0, reserved: head.first >> 4 & 0x07,
                isMasked: head.mask != nil, payload: self.unmasked(payload, head.mask))
        } catch {
            self.hasFailed = true
            self.rest = ByteBuffer()
            throw error
        }
    }

    private mutating func readHead() throws(CloseFailure) -> Head? {
        if let head = self.head { return head }
        var bytes = self.rest
        guard let (first, second) = bytes.readMultipleIntegers(as: (UInt8, UInt8).self) else { return nil }
        var length = Int(second & 0x7F)
        if second & 0x7F == Self.twoBytes {
            guard let long = bytes.readInteger(as: UInt16.self) else { return nil }
            length = Int(long)
        } else if second & 0x7F == Self.eightBytes {
            guard let long = bytes.readInteger(as: UInt64.self) else { return nil }
            length = Int(clamping: long)
        }
        var head = Head(first: first, mask: nil, length: length)
        try self.check(head)
        if second & 0x80 != 0 {
            guard let key = bytes.readInteger(as: UInt32.self) else { return nil }
            head.mask = FrameMask(key: key)
        }
        self.rest = bytes
        self.head = head
        return head
    }

    /// A control frame is short and whole (section 5.5).
    private func check(_ head: Head) throws(CloseFailure) {
        guard head.length <= self.maxFrameSize else {
            throw CloseFailure(code: .messageTooBig, reason: "frame too big")
        }
        guard head.first & 0x08 != 0 else { return }
        guard head.first & 0x80 != 0 else {
            throw CloseFailure(code: .protocolError, reason: "fragmented control frame")
        }
        guard head.length <= Self.shortLimit else {
            throw CloseFailure(code: .protocolError, reason: "control frame over 125 bytes")
        }
    }

    private mutating func unmasked(_ payload: ByteBuffer, _ mask: FrameMask?) -> ByteBuffer {
        guard let mask, payload.readableBytes > 0 else { return payload }
        guard payload.readableBytes <= Self.sharedLength else {
            var own = ByteBuffer()
            mask.write(payload, to: &own)
            return own
        }
        self.shared.clear(minimumCapacity: payload.readableBytes)
        mask.write(payload, to: &self.shared)
        return self.shared
    }

    private static func opcode(of head: Head) -> WebSocketOpcode {
        // All 16 numbers of four bits are opcodes to NIO.
        WebSocketOpcode(encodedWebSocketOpcode: head.first & 0x0F) ?? .continuation
    }
}
