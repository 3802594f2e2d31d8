/// A stream of 16-bit little-endian PCM that comes in pieces of any length.
///
/// However it is cut, the samples are those of the whole: the first byte of a sample waits for its second.
public struct PCM16Stream: Sendable {
    private var firstByte: UInt8?

    /// Begins a stream.
    public init() {}

    /// The samples that are complete with these bytes, -1…1.
    public mutating func append(_ bytes: some RandomAccessCollection<UInt8>) -> [Float] {
        guard let firstByte = self.firstByte, let secondByte = bytes.first else { return self.decode(bytes[...]) }
        self.firstByte = nil
        return PCM16.decode([firstByte, secondByte]) + self.decode(bytes.dropFirst())
    }

    private mutating func decode(_ bytes: some RandomAccessCollection<UInt8>) -> [Float] {
        if bytes.count % 2 == 1 { self.firstByte = bytes.last }
        return PCM16.decode(bytes)
    }
}
