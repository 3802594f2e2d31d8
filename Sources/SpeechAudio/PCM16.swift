/// 16-bit little-endian linear PCM, the form of sound on wires and in files.
///
/// All of it works on contiguous memory: nothing generic is on the way of a sample.
public enum PCM16 {
    /// Bytes of a sample.
    public static let sampleLength = 2

    /// Samples to bytes, two a sample; values outside -1…1 are clipped, and a NaN from a damaged stream becomes silence.
    public static func encode(_ samples: [Float]) -> [UInt8] { Self.encode(samples.span) }

    /// Samples to bytes, as for an array.
    public static func encode(_ samples: Span<Float>) -> [UInt8] {
        let length = samples.count * Self.sampleLength
        return [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
            Self.encode(samples, into: UnsafeMutableRawBufferPointer(bytes))
            count = length
        }
    }

    /// Writes samples as bytes.
    /// - Precondition: there is room for two bytes a sample.
    public static func encode(_ samples: Span<Float>, into bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= samples.count * Self.sampleLength, "two bytes a sample")
        samples.withUnsafeBufferPointer { samples in
            for index in samples.indices {
                bytes.storeBytes(
                    of: Self.quantized(samples[index]).littleEndian, toByteOffset: index * Self.sampleLength,
                    as: Int16.self)
            }
        }
    }

    /// Bytes to samples; an odd last byte is ignored. A stream that comes in pieces is read by `PCM16Stream`.
    public static func decode(_ bytes: [UInt8]) -> [Float] { Self.decode(bytes.span.bytes) }

    /// Bytes to samples, as for an array.
    public static func decode(_ bytes: RawSpan) -> [Float] {
        bytes.withUnsafeBytes { bytes in
            let length = bytes.count / Self.sampleLength
            return [Float](unsafeUninitializedCapacity: length) { samples, count in
                for index in 0..<length {
                    samples.initializeElement(at: index, to: Self.sample(Self.number(index, in: bytes)))
                }
                count = length
            }
        }
    }

    /// The number of a sample among bytes.
    /// - Precondition: both of its bytes are there.
    @inlinable public static func number(_ index: Int, in bytes: UnsafeRawBufferPointer) -> Int16 {
        Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * Self.sampleLength, as: Int16.self))
    }

    /// The sample that a 16-bit number stands for, -1…1.
    @inlinable public static func sample(_ number: Int16) -> Float { Float(number) / 32768 }

    /// The 16-bit number nearest to a sample.
    @inlinable public static func quantized(_ sample: Float) -> Int16 {
        let scaled = sample * 32768
        // False for a NaN, too.
        guard scaled > -32768 else { return scaled <= -32768 ? .min : 0 }
        guard scaled < 32767 else { return .max }
        // Half away from zero. The conversion cuts the fraction off.
        return Int16(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    }
}
