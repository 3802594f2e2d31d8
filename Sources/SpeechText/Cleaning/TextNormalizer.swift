/// Writes numbers, dates, money, units, addresses and symbols of a plain text the way English speakers say them.
///
/// Text goes through in words; a number waits for the few words that may belong to it ("5 km", "June 5, 2024").
struct TextNormalizer: Sendable {
    /// A longer run without a blank is passed on as it is.
    private static let longestToken = 80

    private var text: [Unicode.Scalar] = []
    private var position = 0
    private var isComplete = false
    private var previous: [Unicode.Scalar] = []
    private var output: [Unicode.Scalar] = []
    /// The latest character that was put out; nil at the beginning of a sentence.
    private var latest: Unicode.Scalar?
    /// Whether a blank stands before the present token. It is put out with the token, so that a pause can replace it.
    private var hasBlank = false

    /// The word before the present one, for "in 1850".
    var previousWord: String { String(scalars: previous) }

    mutating func append(_ piece: [Unicode.Scalar]) -> String {
        text.append(contentsOf: piece)
        // Only a blank ends a word. Without one there is nothing to decide, but for a run that is too long.
        guard text.count - position > Self.longestToken || piece.contains(" ") else { return "" }
        return read()
    }

    /// Returns the rest, as nothing that belongs to it follows.
    mutating func endSentence() -> String {
        isComplete = true
        defer {
            isComplete = false
            previous.removeAll()
            latest = nil
            hasBlank = false
        }
        return read()
    }

    private mutating func read() -> String {
        do throws(Lookahead.RunsOut) {
            while position < text.count {
                if text[position].isBlank {
                    hasBlank = true
                    position += 1
                } else {
                    try readToken()
                }
            }
        } catch {}
        if position == text.count || position > 1_024 {
            text.removeSubrange(..<position)
            position = 0
        }
        defer { output.removeAll(keepingCapacity: true) }
        return String(scalars: output)
    }

    private mutating func readToken() throws(Lookahead.RunsOut) {
        var end = position
        var letters = 0
        while end < text.count, !text[end].isBlank, end - position < Self.longestToken {
            if text[end].isASCIILower { letters += 1 }
            end += 1
        }
        let isTooLong = end - position == Self.longestToken
        if end == text.count, !isComplete, !isTooLong { throw Lookahead.RunsOut() }
        let slice = text[position..<end]
        if isTooLong || isUnchanged(slice, smallLetters: letters) { return pass(slice) }
        let token = SpokenToken(slice)
        if let reading = try reading(of: token) {
            put(reading, behind: reading.dropsPrefix ? "" : token.prefix)
            previous.removeAll(keepingCapacity: true)
            position = reading.end
        } else {
            pass(slice)
        }
    }

    /// Most words are read as written: small letters, perhaps with a first capital, a mark or an apostrophe.
    private func isUnchanged(_ token: ArraySlice<Unicode.Scalar>, smallLetters: Int) -> Bool {
        if smallLetters == token.count { return true }
        guard let first = token.first, let last = token.last else { return true }
        let isName = first.isASCIIUpper
        var rest = token.count - smallLetters - (isName ? 1 : 0)
        if rest > 0, last == "," || last == "!" || last == "?" || last == ":" || last == ";" { rest -= 1 }
        if rest > 0, token.contains("'") || token.contains("’") { rest -= 1 }
        // A month may have a day behind it.
        return rest == 0 && (!isName || token.count > 9 || EnglishUnits.month(SpokenToken(token).core) == nil)
    }

    private mutating func pass(_ slice: ArraySlice<Unicode.Scalar>) {
        if hasBlank, latest != nil { output.append(" ") }
        hasBlank = false
        output.append(contentsOf: slice)
        latest = slice.last
        previous.removeAll(keepingCapacity: true)
        previous.append(contentsOf: slice)
        position = slice.endIndex
    }

    private mutating func put(_ reading: Reading, behind prefix: String) {
        let spoken = prefix + reading.text + reading.suffix
        guard let last = spoken.unicodeScalars.last else { return }
        if reading.text == "," {
            // A pause, unless there is one already.
            guard let latest, latest.isSpeakable || latest.isCloser else { return }
        } else if hasBlank, latest != nil {
            output.append(" ")
        }
        hasBlank = false
        output.append(contentsOf: spoken.unicodeScalars)
        latest = last
    }

    /// The token behind `position`, nil at the end of the sentence.
    func token(after position: Int) throws(Lookahead.RunsOut) -> SpokenToken? {
        // A run that was too long goes on without a blank; it is no token of its own.
        if position < text.count, !text[position].isBlank { return nil }
        var begin = position
        while begin < text.count, text[begin].isBlank { begin += 1 }
        var end = begin
        while end < text.count, !text[end].isBlank, end - begin < Self.longestToken { end += 1 }
        if end == text.count, !isComplete { throw Lookahead.RunsOut() }
        return begin == end ? nil : SpokenToken(text[begin..<end])
    }

    /// What is said for one or more tokens.
    struct Reading {
        var text: String
        /// The marks behind the last token.
        var suffix: String
        var end: Int
        /// Whether a bracket before the first token is not spoken.
        var dropsPrefix = false

        init(_ text: String, through token: SpokenToken) {
            self.text = text
            suffix = token.suffix
            end = token.end
        }
    }

    /// What is said for a token and perhaps some behind it; nil when it is read as written.
    private mutating func reading(of token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if token.hasStop || token.hasSign, let word = SpokenAddress.spoken(token.core) {
            return Reading(word, through: token)
        }
        if token.hasDigit { return try readingOfNumber(token) }
        if let reading = try readingOfMonth(token) { return reading }
        if let reading = try readingOfAbbreviation(token) { return reading }
        return token.hasSign ? SpokenSymbol.spoken(token.core).map { Reading($0, through: token) } : nil
    }

    /// "e.g." is said as words anywhere, "No." and "p." only before a number.
    private func readingOfAbbreviation(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let hasStop = token.suffix.utf8.first == UInt8(ascii: ".")
        guard hasStop || token.core.utf8.count <= 3 else { return nil }
        let lower = token.core.lowercased()
        if hasStop || token.core.count == 1, let word = EnglishUnits.beforeNumber[lower] {
            if let next = try self.token(after: token.end), next.core.first?.isNumber == true,
                hasStop ? token.suffix == "." : !token.core.contains(where: \.isLetter)
            {
                var reading = Reading(word, through: token)
                reading.suffix = ""
                return reading
            }
        }
        // "5 p.m. EST." is no estimate.
        guard hasStop, let word = EnglishUnits.abbreviations[lower],
            token.core.count < 3 || token.core.unicodeScalars.contains(where: \.isLower)
        else { return nil }
        var reading = Reading(word, through: token)
        // The full stop of an abbreviation is also that of the sentence, when the sentence ends with it.
        let isLast = try self.token(after: token.end) == nil
        if !isLast { reading.suffix.removeFirst() }
        return reading
    }
}

extension String {
    static func + (one: String, other: Substring) -> String { one + String(other) }
}
