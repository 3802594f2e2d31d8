/// The sample layout that a WAV file's `fmt ` chunk declares.
struct WAVFormat {
    private enum Encoding {
        case unsigned8
        case signed(bytes: Int)
        case float32
    }

    /// Float samples beyond this, 60 dB above what a device plays, are clipped.
    private static let loudest: Float = 1000

    let sampleRate: Int
    private let channels: Int
    private let encoding: Encoding

    init(_ chunk: ArraySlice<UInt8>, name: String) throws(AudioError) {
        let fields = Array(chunk)
        guard fields.count >= 16 else {
            throw AudioError(.malformed, "\(name) has a format chunk that is too short: it is damaged")
        }
        func number(_ offset: Int, _ count: Int) -> Int {
            fields[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        var tag = number(0, 2)
        // The extensible form carries the real tag in its sub-format.
        if tag == 0xFFFE, fields.count >= 26 { tag = number(24, 2) }
        let bits = number(14, 2)
        self.channels = number(2, 2)
        self.sampleRate = number(4, 4)
        guard (1...64).contains(self.channels), WAVFile.sampleRates.contains(self.sampleRate) else {
            throw AudioError(
                .unsupported, "\(name) has \(self.channels) channels at \(self.sampleRate) Hz, which is not supported")
        }
        switch (tag, bits) {
        case (1, 8): self.encoding = .unsigned8
        case (1, 16), (1, 24), (1, 32): self.encoding = .signed(bytes: bits / 8)
        case (3, 32): self.encoding = .float32
        default:
            throw AudioError(
                .unsupported,
                "\(name) is WAV format \(tag) with \(bits) bits: convert it to 16-bit PCM first")
        }
    }

    /// Decodes interleaved bytes and averages the channels.
    func samples(_ data: ArraySlice<UInt8>) -> [Float] {
        let width =
            switch self.encoding {
            case .unsigned8: 1
            case .signed(let bytes): bytes
            case .float32: 4
            }
        let frame = width * self.channels
        return data.withUnsafeBytes { bytes in
            (0..<bytes.count / frame).map { index in
                var sum: Float = 0
                for channel in 0..<self.channels {
                    sum += self.sample(bytes, at: index * frame + channel * width)
                }
                return sum / Float(self.channels)
            }
        }
    }

    private func sample(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
        switch self.encoding {
        case .unsigned8:
            return (Float(bytes[offset]) - 128) / 128
        case .signed(let width):
            var value: Int32 = 0
            for index in 0..<width { value |= Int32(bytes[offset + index]) << Int32(8 * (index + 4 - width)) }
            return Float(value) / 2_147_483_648
        case .float32:
            let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let value = Float(bitPattern: bits)
            // Damaged ones would spoil all sound that is computed from them.
            return value.isFinite ? max(-Self.loudest, min(Self.loudest, value)) : 0
        }
    }
}
