/// Checks UTF-8 that arrives in pieces, so that a fragmented text fails at its first wrong byte.
struct UTF8Validator {
    private var missing = 0
    // The range of the next continuation byte: narrower after E0, ED, F0 and F4, which excludes
    // overlong forms, surrogates and values above U+10FFFF.
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    /// Whether the bytes so far end on a whole character.
    var isComplete: Bool { self.missing == 0 }

    /// Returns false once the bytes cannot be the start of valid UTF-8.
    mutating func append(_ bytes: some Sequence<UInt8>) -> Bool {
        for byte in bytes {
            if self.missing > 0 {
                guard byte >= self.lower, byte <= self.upper else { return false }
                self.missing -= 1
                (self.lower, self.upper) = (0x80, 0xBF)
            } else if byte >= 0x80 {
                guard self.begin(byte) else { return false }
            }
        }
        return true
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: self.missing = 1
        case 0xE0: (self.missing, self.lower) = (2, 0xA0)
        case 0xED: (self.missing, self.upper) = (2, 0x9F)
        case 0xE1...0xEF: self.missing = 2
        case 0xF0: (self.missing, self.lower) = (3, 0x90)
        case 0xF1...0xF3: self.missing = 3
        case 0xF4: (self.missing, self.upper) = (3, 0x8F)
        default: return false
        }
        return true
    }
}
