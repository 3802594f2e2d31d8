/// The characters between two blanks of a plain text: a core with the quotes, brackets and marks around it.
struct SpokenToken {
    let prefix: String
    let core: String
    let suffix: String
    /// Behind its last character.
    let end: Int

    /// What the core holds, so that most readings need not be tried.
    private(set) var hasDigit = false
    private(set) var hasSign = false
    private(set) var hasStop = false

    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        end = scalars.endIndex
        var core = scalars
        while let first = core.first, first.isTokenPrefix, core.count > 1 {
            // "'80s" keeps its apostrophe: it stands for the century.
            if first == "'" || first == "‘", core.dropFirst().first?.isASCIIDigit == true { break }
            core = core.dropFirst()
        }
        while let last = core.last, last.isTokenSuffix, core.count > 1 { core = core.dropLast() }
        prefix = String(scalars: scalars[..<core.startIndex])
        suffix = String(scalars: scalars[core.endIndex...])
        self.core = String(scalars: core)
        for scalar in core {
            if scalar.isASCIIDigit || scalar == "½" || scalar == "¼" || scalar == "¾" || scalar == "⅓" || scalar == "⅔"
            {
                hasDigit = true
            } else if scalar == "." {
                hasStop = true
            } else if !scalar.isLetter {
                hasSign = true
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isTokenPrefix: Bool {
        switch self {
        case "(", "[", "{", "\"", "'", "“", "‘", "«", "„": true
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
