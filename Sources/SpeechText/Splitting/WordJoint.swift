/// Whether two words belong together, so that a piece that ends between them would tear what is said as one.
///
/// Seen from the left word: a number, a month, a short form. From both: a name and its number, "Henry VIII", "5 km".
struct WordJoint {
    private let word: String
    private let kinds: WordKinds

    /// - Parameter word: with its marks, without blanks.
    init(behind word: String, lexicon: Lexicon) {
        self.word = word
        kinds = lexicon.kinds(of: Self.bare(word))
    }

    private static func bare(_ word: String) -> String {
        let scalars = word.unicodeScalars
        guard let first = scalars.firstIndex(where: \.isSpeakable), let last = scalars.lastIndex(where: \.isSpeakable)
        else { return "" }
        return String(scalars[first...last])
    }

    /// Whether what follows may belong to the word, whatever it is: "$20 million", "June 5", "5 and", "St. and".
    var isOpen: Bool {
        word.hasSuffix(".") || isNumber || isMonth || (kinds.contains(.neverEnding) && word.utf8.count <= 4)
    }

    /// Whether a digit is in the word, or it is a magnitude or the like that a currency may follow.
    private var isNumber: Bool { word.unicodeScalars.contains { $0.isDigit || $0.isCurrency } }

    private var isMonth: Bool { EnglishCalendar.month(Self.bare(word)) != nil }

    /// Whether a mark behind the word still leaves it open: "June 5, 1990", "1, 2 and 3".
    var isOpenBehindMark: Bool { isNumber || isMonth || (kinds.contains(.neverEnding) && word.hasSuffix(".")) }

    /// Whether the word at the end of a message waits for the next: "$20", "June 5,", "Dr.", but not "5."
    var isOpenAtEnd: Bool {
        if kinds.contains(.neverEnding), word.utf8.count <= 5 { return true }
        return isOpenBehindMark && word.unicodeScalars.last?.isTerminal != true
    }

    /// Whether a following number, name or sign with this first character belongs to the word.
    func takes(_ next: Unicode.Scalar) -> Bool {
        let isName = Self.bare(word).unicodeScalars.first?.isUpper == true
        if next.isDigit || next.isCurrency { return isName || isNumbered || word.hasSuffix(":") }
        return isName && next.isUpper
    }

    /// Whether a name or a word that has a number: "room 1204".
    var isNumbered: Bool { kinds.contains(.numbered) || kinds.contains(.beforeNumber) }
}

extension Unicode.Scalar {
    var isCurrency: Bool {
        switch self {
        case "$", "€", "£", "¥", "¢": true
        default: false
        }
    }
}
