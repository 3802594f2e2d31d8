/// A clause's words and marks, found among its characters.
///
/// Quotation marks, parentheses and other signs that are not read out belong to no word.
struct ClauseText: Sendable, Equatable {
    /// What is read out in one go.
    struct Word: Sendable, Equatable {
        /// The word as the phonemizer gets it.
        var spoken: String
        /// Its characters, counted from the clause's first.
        var characters: Range<Int>
    }

    /// Words up to a mark.
    struct Phrase: Sendable, Equatable {
        var words: [Word] = []
        /// The phoneme of the mark that ends it.
        var mark: Unicode.Scalar?
    }

    /// The clause's characters, blanks and all.
    let text: String
    /// Phrases that have words.
    let phrases: [Phrase]

    /// - Parameter endsChunk: whether nothing of the chunk follows, so that the voice needs a mark to come to a rest.
    init(_ text: String, endsChunk: Bool) {
        self.text = text
        let characters = Array(text)
        var phrases: [Phrase] = []
        var phrase = Phrase()
        var index = 0
        while index < characters.count {
            if let end = Self.wordEnd(in: characters, from: index) {
                let spoken = characters[index..<end].map(\.spoken).joined()
                phrase.words.append(Word(spoken: spoken, characters: index..<end))
                index = end
            } else if let end = Self.markEnd(in: characters, from: index) {
                if !phrase.words.isEmpty {
                    let isLast = !characters[end...].contains(where: \.isReadOut)
                    phrase.mark = Self.mark(of: characters[index..<end], isLast: isLast)
                    phrase.nameLetterA(in: characters)
                    phrases.append(phrase)
                    phrase = Phrase()
                }
                index = end
            } else {
                index += 1
            }
        }
        if !phrase.words.isEmpty {
            // A chunk without a mark at its end is the beginning of a sentence that was released early: the voice must
            // not fall as at the end of one.
            phrase.mark = endsChunk ? "," : nil
            phrase.nameLetterA(in: characters)
            phrases.append(phrase)
        }
        self.phrases = phrases
    }

    /// All words in order.
    var words: [Word] { self.phrases.flatMap(\.words) }

    /// Short forms whose full stop ends no sentence.
    private static let shortForms: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "etc", "no", "gen", "rev", "capt", "lt", "col",
    ]

    private static func wordEnd(in characters: [Character], from start: Int) -> Int? {
        guard characters[start].isReadOut else { return nil }
        var end = start + 1
        while end < characters.count {
            if characters[end].isReadOut {
                end += 1
            } else if end + 1 < characters.count,
                characters[end].joins(characters[end - 1], characters[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        return Self.keepsFullStop(characters, start..<end) ? end + 1 : end
    }

    private static func keepsFullStop(_ characters: [Character], _ word: Range<Int>) -> Bool {
        let next = word.upperBound
        guard next + 1 < characters.count, characters[next] == ".", characters[next + 1].isWhitespace else {
            return false
        }
        guard let follower = characters[next...].first(where: \.isReadOut) else { return false }
        let written = String(characters[word])
        if written.count == 1 { return written != "I" && characters[word.lowerBound].isUppercase }
        if written.contains(".") { return !follower.isUppercase }
        // "No. 5" is a short form, "No. Stay." is a sentence.
        if written.lowercased() == "no" { return follower.isNumber }
        return Self.shortForms.contains(written.lowercased())
    }

    private static func markEnd(in characters: [Character], from start: Int) -> Int? {
        guard characters[start].isMark || Self.isDash(characters, start) else { return nil }
        var end = start + 1
        while end < characters.count, characters[end].isMark || characters[end] == "-" { end += 1 }
        return end
    }

    private static func isDash(_ characters: [Character], _ index: Int) -> Bool {
        guard characters[index] == "-", index + 1 < characters.count else { return false }
        let follower = characters[index + 1]
        return follower == "-" || (follower.isWhitespace && index > 0 && characters[index - 1].isWhitespace)
    }

    /// One phoneme for a run of marks; the voice knows no dash and no ellipsis, which eSpeak reads as a semicolon.
    private static func mark(of run: ArraySlice<Character>, isLast: Bool) -> Unicode.Scalar {
        if run.contains("?") { return "?" }
        if run.contains("!") { return "!" }
        let isPlain = run.count == 1
        switch run.first {
        case "." where isPlain: return "."
        case "," where isPlain: return ","
        case ":" where isPlain: return ":"
        default: return isLast ? "." : ";"
        }
    }
}

extension Character {
    /// Whether the character is read out or is part of a word that is.
    var isReadOut: Bool { self.isLetter || self.isNumber || "$£€¥%&+=@#°/".contains(self) }

    /// Whether the character is a mark that the voice pauses at.
    var isMark: Bool { ".,;:!?—–…".contains(self) }

    fileprivate func joins(_ before: Character, _ after: Character) -> Bool {
        guard before.isReadOut, after.isReadOut else { return false }
        switch self {
        case "'", "’", "-", ".": return true
        case ",", ":": return before.isNumber && after.isNumber
        default: return false
        }
    }

    fileprivate var spoken: String {
        guard self != "’" else { return "'" }
        // A letter with endless accents must not fill the phonemizer's line.
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: self.unicodeScalars.prefix(4))
        return String(scalars)
    }
}
