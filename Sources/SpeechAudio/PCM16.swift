/// 16-bit little-endian linear PCM, the form of sound on wires and in files.
public enum PCM16 {
    /// Samples to bytes, two a sample; values outside -1…1 are clipped.
    public static func encode(_ samples: some Collection<Float>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(samples.count * 2)
        for sample in samples {
            let value = Self.quantized(sample)
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        return bytes
    }

    /// Bytes to samples; an odd last byte is ignored. A stream that comes in pieces is read by `PCM16Stream`.
    public static func decode(_ bytes: some RandomAccessCollection<UInt8>) -> [Float] {
        var samples: [Float] = []
        samples.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        for _ in 0..<bytes.count / 2 {
            let next = bytes.index(after: index)
            let value = Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[next]) << 8)
            samples.append(Float(value) / 32768)
            index = bytes.index(after: next)
        }
        return samples
    }

    private static func quantized(_ sample: Float) -> Int16 {
        let scaled = (sample * 32768).rounded()
        // A NaN from a damaged stream becomes silence.
        guard scaled == scaled else { return 0 }
        return Int16(max(-32768, min(32767, scaled)))
    }
}
