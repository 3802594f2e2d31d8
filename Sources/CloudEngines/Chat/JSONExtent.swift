/// How far a JSON object reaches, byte by byte, as far as its braces tell.
struct JSONExtent: Sendable {
    private(set) var depth = 0
    private var isText = false
    private var isEscaped = false
    private var hasBegun = false
    private var isStrange = false

    /// Whether the bytes so far are one object.
    var isWhole: Bool { self.hasBegun && self.depth == 0 && !self.isStrange }

    mutating func take(_ byte: UInt8) {
        guard self.depth > 0 else {
            if byte == UInt8(ascii: "{"), !self.hasBegun {
                (self.depth, self.hasBegun) = (1, true)
            } else if byte > 0x20 {
                self.isStrange = true
            }
            return
        }
        if self.isEscaped {
            self.isEscaped = false
        } else if self.isText {
            if byte == UInt8(ascii: "\\") { self.isEscaped = true }
            if byte == UInt8(ascii: "\"") { self.isText = false }
        } else {
            switch byte {
            case UInt8(ascii: "\""): self.isText = true
            case UInt8(ascii: "{"): self.depth += 1
            case UInt8(ascii: "}"): self.depth -= 1
            default: break
            }
        }
    }
}
