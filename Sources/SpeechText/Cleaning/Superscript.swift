/// Raised and lowered digits and letters of plain text: "x²", "10⁻⁶", "H₂O".
enum Superscript {
    /// The character that a raised one stands for; nil for others.
    static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xB2: "2"
        case 0xB3: "3"
        case 0xB9: "1"
        case 0x2070: "0"
        case 0x2074...0x2079: Unicode.Scalar(scalar.value - 0x2074 + 0x34)
        case 0x207A: "+"
        case 0x207B: "-"
        case 0x207F: "n"
        case 0x2071: "i"
        case 0x02E3: "x"
        default: nil
        }
    }

    /// The digit that a lowered one stands for; nil for others.
    static func loweredDigit(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        (0x2080...0x2089).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x2080 + 0x30) : nil
    }

    /// The words of a single raised character; nil for others.
    static func value(of scalar: Unicode.Scalar) -> [String]? {
        base(of: scalar).map { words(of: [$0]) }
    }

    /// The words of characters that were raised.
    static func words(of bases: [Unicode.Scalar]) -> [String] {
        var words: [String] = []
        var digits = ""
        for base in bases {
            if base.isASCIIDigit {
                digits.unicodeScalars.append(base)
            } else {
                words.append(base == "-" ? "minus" : base == "+" ? "plus" : String(base))
            }
        }
        if !digits.isEmpty { words.append(EnglishNumber.spoken(digits[...]) ?? digits) }
        return words
    }
}
