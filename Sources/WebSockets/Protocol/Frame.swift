import NIOCore
import NIOWebSocket

/// One frame of the wire, its payload unmasked (RFC 6455, section 5.2).
struct Frame: Equatable, Sendable {
    var opcode: WebSocketOpcode
    /// Whether it ends its message.
    var isFinal = true
    /// The three reserved bits; 0 without extensions.
    var reserved: UInt8 = 0
    /// Whether its payload is masked on the wire.
    var isMasked: Bool
    var payload: ByteBuffer

    /// Writes the frame as it goes over the wire, into a buffer of its own.
    func bytes(allocator: ByteBufferAllocator) -> ByteBuffer {
        let length = self.payload.readableBytes
        var bytes = allocator.buffer(capacity: FrameReader.longestHead + length)
        bytes.writeInteger((self.isFinal ? 0x80 : 0) | self.reserved << 4 | UInt8(webSocketOpcode: self.opcode))
        let maskBit: UInt8 = self.isMasked ? 0x80 : 0
        if length <= FrameReader.shortLimit {
            bytes.writeInteger(maskBit | UInt8(length))
        } else if let length = UInt16(exactly: length) {
            bytes.writeMultipleIntegers(maskBit | FrameReader.twoBytes, length)
        } else {
            bytes.writeMultipleIntegers(maskBit | FrameReader.eightBytes, UInt64(length))
        }
        guard self.isMasked else {
            bytes.writeImmutableBuffer(self.payload)
            return bytes
        }
        let mask = FrameMask.random()
        bytes.writeInteger(mask.key)
        mask.write(self.payload, to: &bytes)
        return bytes
    }
}
