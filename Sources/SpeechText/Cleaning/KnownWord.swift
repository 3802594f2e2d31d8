/// One word with characters beyond ASCII, the way a voice of the Latin script can say it.
struct KnownWord {
    /// Whether letters of another script were left out.
    private(set) var omits = false
    private let word: ArraySlice<Unicode.Scalar>
    /// The last character of the word before, and whether a digit is in that.
    private let previousSign: Unicode.Scalar?
    private let hasDigitBefore: Bool
    private let folds: Bool

    init(_ word: ArraySlice<Unicode.Scalar>, behind sign: Unicode.Scalar?, hasDigitBefore: Bool, folds: Bool) {
        self.word = word
        previousSign = sign
        self.hasDigitBefore = hasDigitBefore
        self.folds = folds
    }

    mutating func read() -> [Unicode.Scalar] {
        if folds, word.contains(where: { Superscript.base(of: $0) != nil }), let said = formula() { return said }
        let hasGreekWord = word.count { GreekLetter.contains($0) && !Self.isMicro($0) } > 1 && !isMixed
        let isFolded =
            folds && (word.contains { LatinFolding.folded($0) != nil } || LatinFolding.isKnownWithoutMarks(word))
        var said: [Unicode.Scalar] = []
        for scalar in word {
            if scalar.value < 0x80 {
                said.append(scalar)
            } else if folds, let letters = LatinFolding.folded(scalar) {
                for letter in letters.unicodeScalars { add(letter, to: &said) }
            } else if isFolded, let letter = LatinFolding.withoutMark(scalar) {
                said.append(letter)
            } else if scalar.properties.generalCategory == .nonspacingMark {
                compose(scalar, with: &said)
            } else if GreekLetter.contains(scalar), !hasGreekWord, folds {
                add(scalar, to: &said)
            } else if let digit = Superscript.loweredDigit(of: scalar) {
                said.append(digit)
            } else if scalar.isOfOtherScript {
                if let digit = scalar.decimalDigit { said.append(digit) } else { omits = true }
            } else {
                said.append(scalar.plainMark)
            }
        }
        if omits { return trimmed(said) }
        return said
    }

    /// Whether Latin letters or digits stand beside Greek ones: "2πr".
    private var isMixed: Bool { word.contains { $0.value < 0x80 && $0.isSpeakable } }

    private static func isMicro(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{B5}" || scalar == "\u{3BC}" }

    /// A Greek letter by its name, with blanks around it; other letters as they are.
    private mutating func add(_ scalar: Unicode.Scalar, to said: inout [Unicode.Scalar]) {
        guard let name = GreekLetter.name(of: scalar) else {
            if GreekLetter.contains(scalar) { omits = true } else { said.append(scalar) }
            return
        }
        if Self.isMicro(scalar), isUnit { return said.append("\u{B5}") }
        if scalar == "\u{3A9}" || scalar == "\u{2126}", isBehindNumber {
            if said.last?.isSpeakable == true { said.append(" ") }
            return said.append(contentsOf: "ohms".unicodeScalars)
        }
        if said.last?.isSpeakable == true { said.append(" ") }
        said.append(contentsOf: name.unicodeScalars)
        let rest = word.drop { $0 != scalar }.dropFirst()
        if rest.first?.isSpeakable == true { said.append(" ") }
    }

    private var isBehindNumber: Bool {
        hasDigitBefore || word.contains(where: \.isASCIIDigit)
    }

    /// "5 µm", "µg/l"
    private var isUnit: Bool {
        let letters = word.drop { $0.isASCIIDigit || $0 == "." || $0 == "," || $0 == "(" }.prefix(while: \.isLetter)
        guard letters.count > 1 else { return false }
        return EnglishUnits.units[String(scalars: ["\u{B5}"] + letters.dropFirst())] != nil || isBehindNumber
    }

    /// A letter and its mark become one, where that is a letter the voice knows; else the mark is dropped.
    private func compose(_ mark: Unicode.Scalar, with said: inout [Unicode.Scalar]) {
        guard let last = said.last, last.value < 0x80, (0x300...0x327).contains(mark.value) else { return }
        let letter = String(String.UnicodeScalarView([last, mark]))
        for value in UInt32(0xC0)...0xFF {
            guard let scalar = Unicode.Scalar(value), String(scalar) == letter else { continue }
            said[said.count - 1] = scalar
            return
        }
    }

    /// Without signs that stood beside what was left out.
    private func trimmed(_ said: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let first = said.firstIndex(where: \.isSpeakable) else {
            return said.filter { !$0.isDash && $0 != "/" && $0 != "=" && $0 != "·" }
        }
        let lead = said[..<first].filter { !$0.isDash && $0 != "/" && $0 != "=" }
        return lead + said[first...]
    }

    // MARK: Raised digits

    /// "x²", "E=mc²", "10⁶"; nil for units, which are read with their numbers.
    private func formula() -> [Unicode.Scalar]? {
        let marks: (Unicode.Scalar) -> Bool = { $0.isTerminal || $0.isCloser || $0 == "," || $0 == ";" || $0 == ":" }
        let prefix = word.prefix { $0.isOpener }
        let core = word.dropFirst(prefix.count)
        guard let last = core.lastIndex(where: { !marks($0) }) else { return nil }
        let body = core[...last]
        let suffix = core[(last + 1)...]
        guard let raised = body.firstIndex(where: { Superscript.base(of: $0) != nil }) else { return nil }
        let base = body[..<raised]
        let letters = base.reversed().prefix { $0.isLetter || $0 == "°" }
        let isVariable = "=+-−*<>×·/".unicodeScalars.contains(previousSign ?? " ")
        if !letters.isEmpty, isUnit(letters.reversed()), !isVariable || base.count > letters.count { return nil }
        // "as they say.¹", "the word¹": a reference to a note.
        if letters.count > 3 || base.last?.isTerminal == true || base.isEmpty {
            return Array(prefix) + body.filter { Superscript.base(of: $0) == nil } + Array(suffix)
        }
        return Array(prefix) + Array(FormulaReader.words(of: Self.written(body)).unicodeScalars) + Array(suffix)
    }

    private func isUnit(_ letters: [Unicode.Scalar]) -> Bool {
        Self.raisedUnits.contains(String(scalars: letters))
    }

    /// Units that are written with powers.
    private static let raisedUnits = LanguageRules.words("m km cm mm dm nm µm μm ft in yd mi s sec h hr min kg g mol")

    /// Raised characters as a formula writes them: `x^{2}`.
    private static func written(_ body: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var written: [Unicode.Scalar] = []
        var isRaised = false
        for scalar in body {
            let base = Superscript.base(of: scalar)
            if base != nil, !isRaised { written += ["^", "{"] }
            if base == nil, isRaised { written.append("}") }
            isRaised = base != nil
            written.append(base ?? Superscript.loweredDigit(of: scalar) ?? scalar)
        }
        if isRaised { written.append("}") }
        return written[...]
    }
}

extension Unicode.Scalar {
    /// A letter, sign or digit of a script that a voice of the Latin script cannot say.
    fileprivate var isOfOtherScript: Bool {
        switch value {
        case ..<0x250: return false
        case 0x250...0x2FF, 0x1D00...0x1DBF: return true
        case 0x1E00...0x1EFF, 0x2100...0x218F: return false
        default: break
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .letterNumber, .enclosingMark:
            return true
        case .decimalNumber: return true
        default: return false
        }
    }

    /// The ASCII digit of the same value; nil for what is no decimal digit.
    fileprivate var decimalDigit: Unicode.Scalar? {
        guard properties.generalCategory == .decimalNumber, let value = properties.numericValue,
            value >= 0, value <= 9
        else { return nil }
        return Unicode.Scalar(0x30 + UInt32(value))
    }

    /// Marks of East Asian scripts as those of the Latin script.
    fileprivate var plainMark: Unicode.Scalar {
        switch self {
        case "。", "｡": "."
        case "、": ","
        case "「", "『", "《", "〈": "“"
        case "」", "』", "》", "〉": "”"
        case "【", "〔": "("
        case "】", "〕": ")"
        case "؟": "?"
        case "،": ","
        case "।": "."
        default: self
        }
    }
}
