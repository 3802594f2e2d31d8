/// The two companding laws of telephony: one byte a sample, 8 bits logarithmic (ITU-T G.711).
public enum G711: Sendable, CaseIterable {
    /// North America and Japan; a wire calls it `ulaw` or PCMU.
    case muLaw
    /// The rest of the world and international calls; a wire calls it `alaw` or PCMA.
    case aLaw

    /// Samples to bytes, one each; values beyond the law's range are clipped, and a NaN becomes silence.
    public func encode(_ samples: [Float]) -> [UInt8] {
        switch self {
        case .muLaw: samples.map { Self.muLawCode($0.limitedSample) }
        case .aLaw: samples.map { Self.aLawCode($0.limitedSample) }
        }
    }

    /// Bytes to samples, one each: the middle of the interval that the code stands for.
    public func decode(_ bytes: [UInt8]) -> [Float] { self.decode(bytes.span.bytes) }

    /// Bytes to samples, as for an array.
    public func decode(_ bytes: RawSpan) -> [Float] {
        let table =
            switch self {
            case .muLaw: Self.muLawSamples
            case .aLaw: Self.aLawSamples
            }
        return bytes.withUnsafeBytes { bytes in bytes.map { table[Int($0)] } }
    }

    private static let muLawSamples = (UInt8.min...UInt8.max).map(Self.muLawSample)
    private static let aLawSamples = (UInt8.min...UInt8.max).map(Self.aLawSample)

    // The scales and intervals are those of tables 2a and 1a of the recommendation: mu-law counts to 8159 of 8192, A-law
    // to 4096 of 4096. A code is sign, segment (3 bits) and step in the segment (4 bits); mu-law is sent with all bits
    // inverted, A-law with every second one. The sign is the sample's own, so that negative zero keeps its mu-law code.

    private static func muLawCode(_ sample: Float) -> UInt8 {
        let biased = min(8158, Int(sample.magnitude * 8192)) + 33
        let segment = Self.highestBit(of: biased) - 5
        let step = biased >> (segment + 1) & 15
        return ~(Self.negativeBit(sample) | UInt8(segment << 4 | step))
    }

    private static func muLawSample(_ code: UInt8) -> Float {
        let (segment, step) = Self.parts(~code)
        let magnitude = Float((2 * step + 33) << segment - 33) / 8192
        return ~code & 0x80 == 0 ? magnitude : -magnitude
    }

    private static func aLawCode(_ sample: Float) -> UInt8 {
        let level = min(2047, Int(sample.magnitude * 2048))
        // The first two segments have steps of the same size.
        let segment = level < 16 ? 0 : Self.highestBit(of: level) - 3
        let step = level >> max(0, segment - 1) & 15
        return (Self.negativeBit(sample) ^ 0x80 | UInt8(segment << 4 | step)) ^ 0x55
    }

    private static func aLawSample(_ code: UInt8) -> Float {
        let (segment, step) = Self.parts(code ^ 0x55)
        let magnitude = Float(segment == 0 ? 2 * step + 1 : (2 * step + 33) << (segment - 1)) / 4096
        return (code ^ 0x55) & 0x80 == 0 ? -magnitude : magnitude
    }

    private static func parts(_ code: UInt8) -> (segment: Int, step: Int) {
        (Int(code >> 4 & 7), Int(code & 15))
    }

    private static func negativeBit(_ sample: Float) -> UInt8 { sample.sign == .minus ? 0x80 : 0 }

    private static func highestBit(of number: Int) -> Int { Int.bitWidth - 1 - number.leadingZeroBitCount }
}
