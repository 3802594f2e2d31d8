import NIOCore

/// The key that a client's payload is changed with, and changed back (RFC 6455, section 5.3).
struct FrameMask: Equatable, Sendable {
    /// Its four bytes, the first one highest.
    let key: UInt32

    static func random() -> FrameMask { FrameMask(key: UInt32.random(in: .min ... .max)) }

    /// Writes a payload's bytes, masked or unmasked, behind what a buffer holds.
    func write(_ payload: ByteBuffer, to buffer: inout ByteBuffer) {
        let length = payload.readableBytes
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { target in
            payload.withUnsafeReadableBytes { self.copy($0, to: target) }
            return length
        }
    }

    /// Eight bytes at a time; the rest one by one.
    private func copy(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer) {
        let word = UInt64(self.key.bigEndian) << 32 | UInt64(self.key.bigEndian)
        let whole = source.count / 8 * 8
        for offset in stride(from: 0, to: whole, by: 8) {
            let bytes = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            target.storeBytes(of: (bytes ^ word).littleEndian, toByteOffset: offset, as: UInt64.self)
        }
        for offset in whole..<source.count {
            target[offset] = source[offset] ^ UInt8(truncatingIfNeeded: word >> UInt64(offset % 8 * 8))
        }
    }
}
