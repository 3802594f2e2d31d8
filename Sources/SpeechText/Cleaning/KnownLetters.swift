/// Keeps of a plain text what a voice of the Latin script can say.
///
/// Letters that it does not know become plain ones, letters of other scripts are left out, single Greek letters and raised
/// digits become words. Text is held up to the last blank.
struct KnownLetters: Sendable {
    /// Whether letters with marks become plain ones and Greek letters words: an English voice.
    private let folds: Bool
    /// A longer run without a blank is read by parts.
    private static let longestWord = 80
    private var held: [Unicode.Scalar] = []
    /// Where the word begins that has not ended.
    private var wordBegin = 0
    private var output: [Unicode.Scalar] = []
    /// Opening brackets whose text may be left out.
    private var openers: [Unicode.Scalar] = []
    /// The last character of the word before, and whether a digit was in it.
    private var previousSign: Unicode.Scalar?
    private var previousHasDigit = false
    private var isBehindOmission = false
    /// The latest character that was given and is no blank, and whether a blank stands behind it.
    private var latest: Unicode.Scalar?
    private var hasBlank = false

    init(folds: Bool) {
        self.folds = folds
    }

    /// Takes the next piece; returns what is certain.
    mutating func append(_ piece: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let blank = piece.lastIndex(of: " ").map { held.count + $0 + 1 }
        held.append(contentsOf: piece)
        wordBegin = blank ?? wordBegin
        let isLong = held.count - wordBegin > Self.longestWord
        guard blank != nil || isLong else { return [] }
        // A run without a blank is read by parts, so that the cost per character is constant.
        let parts = isLong ? (held.count - wordBegin - 1) / Self.longestWord : 0
        return read(to: wordBegin + parts * Self.longestWord)
    }

    /// Returns the rest, as a sentence ends here.
    mutating func endSentence() -> [Unicode.Scalar] {
        defer {
            openers.removeAll()
            previousSign = nil
            previousHasDigit = false
            isBehindOmission = false
            latest = nil
            hasBlank = false
        }
        return read(to: held.count)
    }

    private mutating func read(to end: Int) -> [Unicode.Scalar] {
        defer { output = [] }
        output.reserveCapacity(end + 1)
        if openers.isEmpty, !isBehindOmission, held[..<end].allSatisfy({ $0.value < 0x80 }) {
            readPlain(to: end)
        } else {
            var begin = 0
            while begin < end {
                var next = begin
                while next < end, held[next] != " ", next - begin < Self.longestWord { next += 1 }
                if next > begin { read(held[begin..<next]) }
                let isBlank = next < end && held[next] == " "
                if isBlank { hasBlank = true }
                begin = isBlank ? next + 1 : next
            }
        }
        held.removeSubrange(..<end)
        wordBegin = max(0, wordBegin - end)
        // Behind the blank a mark may still come, if the next word is left out.
        if hasBlank, openers.isEmpty, !isBehindOmission, let first = held.first, first.value < 0x80, first.isSpeakable {
            put([])
        }
        return output
    }

    /// Words that are all known.
    private mutating func readPlain(to end: Int) {
        guard let last = held[..<end].lastIndex(where: { $0 != " " }) else {
            if end > 0 { hasBlank = true }
            return
        }
        if held[0] == " " { hasBlank = true }
        put(held[(held[0] == " " ? 1 : 0)...last])
        hasBlank = last + 1 < end
        // The beginning of the word may have been given before.
        let word = held[...last].suffix(16)
        previousSign = held[last]
        previousHasDigit = word[(word.lastIndex(of: " ") ?? word.startIndex)...].contains(where: \.isASCIIDigit)
    }

    private mutating func put(_ text: ArraySlice<Unicode.Scalar>) {
        if hasBlank { output.append(" ") }
        hasBlank = false
        output.append(contentsOf: text)
        latest = text.last ?? latest
    }

    private mutating func read(_ word: ArraySlice<Unicode.Scalar>) {
        var said = word
        var omits = false
        if word.contains(where: { $0.value >= 0x80 }) {
            var known = KnownWord(word, behind: previousSign, hasDigitBefore: previousHasDigit, folds: folds)
            said = known.read()[...]
            omits = known.omits
        }
        defer {
            previousSign = word.last
            previousHasDigit = word.contains(where: \.isASCIIDigit)
        }
        if !omits, openers.isEmpty, !isBehindOmission {
            if !said.isEmpty { put(said) }
        } else if said.contains(where: \.isSpeakable) {
            putBehindOmission(said, omits: omits)
        } else {
            leaveOut(said)
        }
    }

    private mutating func putBehindOmission(_ word: ArraySlice<Unicode.Scalar>, omits: Bool) {
        var said = word
        // "Москва (Moscow)": the brackets have nothing to explain.
        if isBehindOmission, openers.isEmpty, !omits, said.first == "(", let close = said.lastIndex(of: ")") {
            said = ArraySlice(said[..<close].dropFirst() + said[(close + 1)...])
        }
        put((openers + said)[...])
        openers.removeAll()
        isBehindOmission = false
    }

    /// A word of which only marks and brackets are left: brackets that hold nothing go with it, marks stand behind the word
    /// before.
    private mutating func leaveOut(_ marks: ArraySlice<Unicode.Scalar>) {
        var rest = marks
        while let first = rest.first, first.isOpener, !first.isClosingQuote || openers.isEmpty {
            openers.append(first)
            rest = rest.dropFirst()
        }
        for mark in rest {
            if mark.isCloser || mark.isOpener {
                if !openers.isEmpty { openers.removeLast() } else if mark == ")" || mark == "]" { add(mark) }
            } else if openers.isEmpty, mark.isTerminal || mark == "," || mark == ";" || mark == ":" {
                add(mark)
            }
        }
        isBehindOmission = true
    }

    private mutating func add(_ mark: Unicode.Scalar) {
        guard let latest, latest.isSpeakable || latest.isCloser else { return }
        output.append(mark)
        self.latest = mark
    }
}
