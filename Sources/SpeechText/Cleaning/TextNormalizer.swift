/// Writes numbers, dates, times, money, units, addresses and symbols of a plain text the way English speakers say them.
///
/// Text goes through in words. A word that may be said otherwise than it is written goes through the readings of
/// `TextNormalizer+Reading`, one kind each; the first that knows it decides. A reading sees the words before
/// (`wordBefore`) and asks for those behind (`token(after:)`), so a number waits for the few words that may belong to it
/// ("5 km", "June 5, 2024").
struct TextNormalizer: Sendable {
    /// A longer run without a blank is passed on as it is.
    static let longestToken = 80
    /// How much of the sentence before the present word is kept.
    private static let longestHistory = 200

    private var text: [Unicode.Scalar] = []
    private var position = 0
    private var isComplete = false
    private var output: [Unicode.Scalar] = []
    /// The words of the sentence before the present one, as written, with a blank before each.
    private var history: [Unicode.Scalar] = []
    /// The latest character that was put out; nil at the beginning of a sentence.
    private var latest: Unicode.Scalar?
    /// Whether a blank stands before the present token. It is put out with the token, so that a pause can replace it.
    private var hasBlank = false
    /// Whether the word before begins with a capital or a digit.
    private var isBehindName = false
    /// Whether the rest of a run without a blank is not spoken: the path of a long link.
    private var isSkippingRun = false
    /// How many digits of the latest code of the sentence were said one by one.
    private(set) var spelledDigits = 0

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
            history.removeAll(keepingCapacity: true)
            isBehindName = false
            isSkippingRun = false
            spelledDigits = 0
            latest = nil
            hasBlank = false
        }
        return read()
    }

    private mutating func read() -> String {
        do throws(Lookahead.RunsOut) {
            while position < text.count {
                if text[position].isBlank {
                    isSkippingRun = false
                    hasBlank = true
                    position += 1
                } else if isSkippingRun {
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
        var shape = WordShape(isBehindName: isBehindName)
        var end = position
        let limit = min(text.count, position + Self.longestToken)
        while end < limit, !text[end].isBlank {
            shape.add(text[end])
            end += 1
        }
        let isTooLong = end - position == Self.longestToken
        if end == text.count, !isComplete, !isTooLong { throw Lookahead.RunsOut() }
        let slice = text[position..<end]
        if slice.count <= 2, slice[position].isASCIILower, try isCompared(slice) {
            var reading = Reading(String(scalars: slice.prefix(1)).uppercased(), through: SpokenToken(slice))
            reading.suffix = String(scalars: slice.dropFirst())
            put(reading, behind: "")
            remember(slice)
            position = end
            return
        }
        if isTooLong {
            if passLink(slice) { return }
            return pass(slice)
        }
        if shape.isPlain { return pass(slice) }
        let token = SpokenToken(slice)
        guard let reading = try reading(of: token) else { return pass(slice) }
        put(reading, behind: reading.dropsPrefix ? "" : token.prefix)
        if reading.spelledDigits > 0 { spelledDigits = reading.spelledDigits }
        remember(text[position..<reading.end])
        position = reading.end
    }

    /// Whether a letter stands beside a sign that compares: "a < b".
    private func isCompared(_ word: ArraySlice<Unicode.Scalar>) throws(Lookahead.RunsOut) -> Bool {
        if word.count == 2 {
            guard let mark = word.last, ".,;:?!)".unicodeScalars.contains(mark) else { return false }
        }
        if let sign = history.last, sign.isComparison {
            let other = wordBefore(2)
            if wordBefore().isComparison, other.lower.utf8.count == 1 || other.hasDigit { return true }
        }
        guard word.count == 1, let first = try scalar(after: word.endIndex), first.isComparison || first == "!" else {
            return false
        }
        // "a > sign" has an article.
        guard word.first == "a", let sign = try token(after: word.endIndex), let other = try token(after: sign.end)
        else {
            return true
        }
        return other.core.utf8.count == 1 || other.hasDigit
    }

    private mutating func pass(_ slice: ArraySlice<Unicode.Scalar>) {
        if hasBlank, latest != nil { output.append(" ") }
        hasBlank = false
        output.append(contentsOf: slice)
        latest = slice.last
        remember(slice)
        position = slice.endIndex
    }

    /// Says the host of a link that is longer than a token, and nothing of the rest.
    private mutating func passLink(_ slice: ArraySlice<Unicode.Scalar>) -> Bool {
        let token = SpokenToken(slice)
        guard token.hasSign, token.hasStop, let host = SpokenAddress.host(ofLink: token.core) else { return false }
        put(Reading(host, through: token), behind: token.prefix)
        remember(slice)
        position = slice.endIndex
        isSkippingRun = true
        return true
    }

    private mutating func remember(_ slice: ArraySlice<Unicode.Scalar>) {
        if history.count > 4 * Self.longestHistory { history.removeFirst(history.count - Self.longestHistory) }
        history.append(" ")
        history.append(contentsOf: slice)
        isBehindName = slice.first.map { $0.isASCIIUpper || $0.isASCIIDigit } == true
    }

    private mutating func put(_ reading: Reading, behind prefix: String) {
        if reading.text == "," {
            // A pause, unless there is one already.
            guard let latest, latest.isSpeakable || latest.isCloser else { return }
        } else if prefix.isEmpty, reading.text.isEmpty, reading.suffix.isEmpty {
            return
        } else if hasBlank, latest != nil {
            output.append(" ")
        }
        hasBlank = false
        output.append(contentsOf: prefix.unicodeScalars)
        output.append(contentsOf: reading.text.unicodeScalars)
        output.append(contentsOf: reading.suffix.unicodeScalars)
        latest = output.last ?? latest
    }
}

// What a reading may ask for.
extension TextNormalizer {
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

    /// The first character of the token behind `position`, nil at the end of the sentence. It is there before the token.
    func scalar(after position: Int) throws(Lookahead.RunsOut) -> Unicode.Scalar? {
        if position < text.count, !text[position].isBlank { return nil }
        var begin = position
        while begin < text.count, text[begin].isBlank { begin += 1 }
        if begin < text.count { return text[begin] }
        if isComplete { return nil }
        throw Lookahead.RunsOut()
    }

    /// The word that stands `distance` words before the present one, as written; empty where there is none.
    func wordBefore(_ distance: Int = 1) -> BeforeWord {
        var end = history.count
        var begin = end
        for _ in 0..<distance {
            end = begin
            guard end > 0 else { return BeforeWord([]) }
            begin = end - 1
            while begin > 0, history[begin] != " " { begin -= 1 }
            if end < history.count, history[begin] != " " { return BeforeWord([]) }
        }
        guard begin < end else { return BeforeWord([]) }
        return BeforeWord(history[(begin + 1)..<end])
    }

    /// Whether a straight quotation mark opened that has not closed: the next one closes it.
    var isInQuotation: Bool {
        guard let last = history.lastIndex(of: "\"") else { return false }
        return last == history.startIndex || history[last - 1].isBlank || history[last - 1] == "("
    }

    /// The full stop of an abbreviation is kept only where it is that of the sentence, too.
    func reading(_ text: String, behindAbbreviation token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        var reading = Reading(text, through: token)
        if reading.suffix.utf8.first == UInt8(ascii: "."), try scalar(after: token.end) != nil {
            reading.suffix.removeFirst()
        }
        return reading
    }
}
