/// Builds the bytes of WAV files, right and wrong ones.
struct WAVBytes {
    enum Samples {
        case unsigned8([UInt8])
        case signed16([Int16])
        case signed24([Int32])
        case signed32([Int32])
        case float32([Float])

        var bits: Int {
            switch self {
            case .unsigned8: 8
            case .signed16: 16
            case .signed24: 24
            case .signed32, .float32: 32
            }
        }

        var tag: Int {
            if case .float32 = self { 3 } else { 1 }
        }

        var bytes: [UInt8] {
            switch self {
            case .unsigned8(let values): values
            case .signed16(let values): values.flatMap { WAVBytes.little(Int($0), 2) }
            case .signed24(let values): values.flatMap { WAVBytes.little(Int($0), 3) }
            case .signed32(let values): values.flatMap { WAVBytes.little(Int($0), 4) }
            case .float32(let values): values.flatMap { WAVBytes.little(Int($0.bitPattern), 4) }
            }
        }
    }

    var samples: Samples
    var channels = 1
    var sampleRate = 16_000
    /// Overrides the format tag.
    var tag: Int?
    /// Overrides the bits of a sample.
    var bits: Int?
    /// Whether the format chunk is the extensible one.
    var isExtensible = false
    /// Chunks between the format and the sound.
    var extraChunks: [(name: String, body: [UInt8])] = []
    /// Overrides the size that the sound's chunk declares.
    var declaredSize: Int?
    /// Whether the sound stands before its format.
    var hasSoundFirst = false
    /// Whether there is a chunk for the sound at all.
    var hasSound = true

    init(_ samples: Samples) {
        self.samples = samples
    }

    var bytes: [UInt8] {
        let sound =
            self.hasSound ? Self.chunk("data", self.samples.bytes, declaredSize: self.declaredSize) : []
        let format = Self.chunk("fmt ", self.format)
        let extra = self.extraChunks.flatMap { Self.chunk($0.name, $0.body) }
        let body = self.hasSoundFirst ? sound + format + extra : format + extra + sound
        return Array("RIFF".utf8) + Self.little(4 + body.count, 4) + Array("WAVE".utf8) + body
    }

    private var format: [UInt8] {
        let bits = self.bits ?? self.samples.bits
        let tag = self.tag ?? self.samples.tag
        let frame = self.channels * bits / 8
        let common =
            Self.little(self.isExtensible ? 0xFFFE : tag, 2) + Self.little(self.channels, 2)
            + Self.little(self.sampleRate, 4) + Self.little(self.sampleRate * frame, 4) + Self.little(frame, 2)
            + Self.little(bits, 2)
        guard self.isExtensible else { return common }
        let guidTail: [UInt8] = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
        return common + Self.little(22, 2) + Self.little(bits, 2) + Self.little(0, 4) + Self.little(tag, 2) + guidTail
    }

    /// A chunk, followed by a byte that makes its length even.
    static func chunk(_ name: String, _ body: [UInt8], declaredSize: Int? = nil) -> [UInt8] {
        let padding: [UInt8] = body.count % 2 == 0 ? [] : [0]
        return Array(name.utf8) + Self.little(declaredSize ?? body.count, 4) + body + padding
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
