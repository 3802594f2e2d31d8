/// What the characters of a word tell before anything is made of it: most words are read as written.
///
/// Small letters, perhaps with a first capital, an apostrophe and a mark behind, are plain unless the word is one of
/// `special`.
struct WordShape {
    /// The first letters of the word, five bits each; zero behind the twelfth.
    private var key: UInt64 = 0
    private var count = 0
    private var letters = 0
    private var isOdd = false
    private var hasCapital = false
    private var hasApostrophe = false
    private var isBehindMark = false
    private var isBehindStop = false
    /// Whether the word before begins with a capital or a digit.
    private let isBehindName: Bool

    init(isBehindName: Bool) { self.isBehindName = isBehindName }

    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isASCIILower, !isBehindMark {
            key = key << 5 | UInt64(scalar.value & 0x1F)
            letters += 1
        } else if scalar.isASCIIUpper, count == 0 {
            hasCapital = true
            key = UInt64(scalar.value & 0x1F)
            letters += 1
        } else if scalar == "'" || scalar == "’", letters > 0, !hasApostrophe, !isBehindMark {
            hasApostrophe = true
        } else if scalar == "." || scalar == "," || scalar == "!" || scalar == "?" || scalar == ":" || scalar == ";",
            letters > 0, !isBehindMark
        {
            isBehindMark = true
            isBehindStop = scalar == "."
        } else {
            isOdd = true
        }
        count += 1
    }

    /// Whether the word is said as it is written.
    var isPlain: Bool {
        if isOdd { return false }
        // "George V", but "I think"
        if letters == 1, hasCapital { return !isBehindName && !Self.directions.contains(key) }
        if letters > 12 { return true }
        return hasCapital || isBehindStop ? !Self.special.contains(key) : !Self.specialSmall.contains(key)
    }

    private static func key(_ word: String) -> UInt64 {
        word.utf8.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }
    }

    private static func isKey(_ word: String) -> Bool {
        word.utf8.count <= 12 && word.unicodeScalars.allSatisfy(\.isASCIILower)
    }

    /// Compass points: "N. Main St."
    private static let directions = Set(["n", "s", "e", "w"].map(key))

    /// Small words that a reading looks at.
    private static let specialSmall: Set<UInt64> = {
        var words = Set(EnglishTitles.abbreviations.keys)
        words.formUnion(EnglishTitles.beforeNumber.keys)
        words.formUnion(EnglishTitles.streets.keys)
        words.formUnion(["x", "am", "pm"])
        // Words in their own right, far more often than short forms.
        words.subtract(["no", "art", "max", "info", "par", "app", "ex", "tab", "cat", "temp", "al", "op", "ref"])
        return Set(words.filter(isKey).map(key))
    }()

    /// Words with a capital, or with a full stop behind, that a reading looks at.
    private static let special: Set<UInt64> = {
        var words = Set(EnglishTitles.abbreviations.keys)
        words.formUnion(EnglishTitles.beforeNumber.keys)
        words.formUnion(EnglishTitles.beforeNames.keys)
        words.formUnion(EnglishTitles.streets.keys)
        words.formUnion(EnglishTitles.behindNames.keys)
        words.formUnion(EnglishCalendar.days.keys)
        words.formUnion(EnglishCalendar.months)
        words.formUnion(EnglishCalendar.months.map { String($0.prefix(3)) } + ["sept", "mt", "oz"])
        return Set(words.filter(isKey).map(key))
    }()
}
