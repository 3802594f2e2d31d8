/// A stream of 16-bit little-endian PCM that comes in pieces of any length.
///
/// However it is cut, the samples are those of the whole: the first byte of a sample waits for its second.
public struct PCM16Stream: Sendable {
    private var firstByte: UInt8?

    /// Begins a stream.
    public init() {}

    /// Whether a sample's first byte waits for its second.
    public var isCut: Bool { self.firstByte != nil }

    /// The samples that are complete with these bytes, -1…1.
    public mutating func append(_ bytes: [UInt8]) -> [Float] { self.append(bytes.span.bytes) }

    /// The samples that are complete with these bytes, -1…1.
    public mutating func append(_ bytes: RawSpan) -> [Float] {
        guard let firstByte = self.firstByte, !bytes.isEmpty else { return self.decode(bytes) }
        self.firstByte = nil
        let secondByte = bytes.unsafeLoad(fromByteOffset: 0, as: UInt8.self)
        return PCM16.decode([firstByte, secondByte]) + self.decode(bytes.extracting(droppingFirst: 1))
    }

    private mutating func decode(_ bytes: RawSpan) -> [Float] {
        if bytes.byteCount % PCM16.sampleLength == 1 {
            self.firstByte = bytes.unsafeLoad(fromByteOffset: bytes.byteCount - 1, as: UInt8.self)
        }
        return PCM16.decode(bytes)
    }
}
