/// A word that was read before the present one.
struct BeforeWord {
    private let scalars: ArraySlice<Unicode.Scalar>

    init(_ scalars: ArraySlice<Unicode.Scalar>) { self.scalars = scalars }

    var isEmpty: Bool { scalars.isEmpty }

    /// The word in small letters without the marks around it.
    var lower: String {
        var core = scalars
        while let first = core.first, core.count > 1, !first.isSpeakable, first != "#", first != "$" {
            core = core.dropFirst()
        }
        while let last = core.last, core.count > 1, !last.isSpeakable, last != "%", last != "+" {
            core = core.dropLast()
        }
        return String(wordOf: core)
    }

    var isCapitalized: Bool { scalars.first { $0.isSpeakable }?.isUpper == true }

    /// Whether all its letters are capitals, and there are two or more.
    var isShouted: Bool {
        var letters = 0
        for scalar in scalars where scalar.isLetter {
            guard scalar.isUpper else { return false }
            letters += 1
        }
        return letters > 1
    }

    var hasDigit: Bool { scalars.contains { $0.isASCIIDigit } }

    /// Whether it is a sign such as "<" or ">=", but no arrow.
    var isComparison: Bool {
        guard scalars.count <= 2, let first = scalars.first, let last = scalars.last else { return false }
        return scalars.count == 1 ? last.isComparison : last == "=" && (first.isComparison || first == "!")
    }

    var endsWithComma: Bool { scalars.last == "," }

    /// Whether a mark stands behind it that parts it from the present word.
    var endsClause: Bool {
        guard let last = scalars.last else { return true }
        return last.isTerminal || last == ";"
    }
}

extension Unicode.Scalar {
    var isComparison: Bool {
        switch self {
        case "<", ">", "=", "≤", "≥", "≠": true
        default: false
        }
    }
}
