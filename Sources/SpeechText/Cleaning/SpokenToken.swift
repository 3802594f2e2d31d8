/// The characters between two blanks of a plain text: a core with the quotes, brackets and marks around it.
struct SpokenToken {
    let prefix: String
    let core: String
    private(set) var suffix: String
    /// Behind its last character.
    let end: Int

    /// What the core holds, so that most readings need not be tried.
    private(set) var hasDigit = false
    private(set) var hasSign = false
    private(set) var hasDash = false
    private(set) var hasCurrency = false
    private(set) var hasStop = false
    private(set) var hasLetter = false
    private(set) var hasSmall = false
    /// Whether it is ASCII digits and nothing else.
    private(set) var isDigits = true

    /// The same token without the mark that follows the core, which was read with it.
    func withoutFirstMark() -> SpokenToken {
        var token = self
        token.suffix = String(suffix.dropFirst())
        return token
    }

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        end = scalars.endIndex
        var core = scalars
        while let first = core.first, first.isTokenPrefix, core.count > 1 {
            // "'80s" keeps its apostrophe: it stands for the century.
            if first == "'" || first == "‘" || first == "’", core.dropFirst().first?.isASCIIDigit == true { break }
            core = core.dropFirst()
        }
        while let last = core.last, last.isTokenSuffix, core.count > 1 { core = core.dropLast() }
        prefix = String(scalars: scalars[..<core.startIndex])
        suffix = String(scalars: scalars[core.endIndex...])
        self.core = String(scalars: core)
        for scalar in core {
            if scalar.isASCIIDigit {
                hasDigit = true
                continue
            }
            isDigits = false
            if scalar == "." {
                hasStop = true
            } else if scalar.isLetter {
                hasLetter = true
                if scalar.isLower { hasSmall = true }
            } else {
                if scalar.value >= 0x80 {
                    if SpokenNumber.vulgar[Character(scalar)] != nil { hasDigit = true }
                    if scalar.isDash { hasDash = true }
                    if scalar.properties.generalCategory == .currencySymbol { hasCurrency = true }
                } else if scalar == "-" {
                    hasDash = true
                } else if scalar == "$" {
                    hasCurrency = true
                }
                hasSign = true
            }
        }
    }

    /// The core in small letters.
    var lower: String { core.lowercased() }

    /// Whether the core begins with a capital letter.
    var isCapitalized: Bool { core.unicodeScalars.first?.isUpper == true }

    /// Whether nothing parts it from the next token, but for the full stop of a short form.
    var isOpen: Bool { suffix.isEmpty || suffix == "." }
}

extension Unicode.Scalar {
    fileprivate var isTokenPrefix: Bool {
        switch self {
        case "(", "[", "{", "\"", "'", "“", "‘", "«", "„", "’": true
        default: false
        }
    }

    fileprivate var isTokenSuffix: Bool {
        switch self {
        case ".", ",", ";", ":", "!", "?", ")", "]", "}", "\"", "'", "”", "’", "»", "…": true
        default: false
        }
    }
}
