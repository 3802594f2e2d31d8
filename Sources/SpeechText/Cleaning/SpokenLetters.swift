/// Letters by their names.
enum SpokenLetters {
    /// "WHO" is "W.H.O": dots join the letters, so that an A among them is not said as the article.
    static func dotted(_ letters: some StringProtocol) -> String {
        letters.uppercased().map(String.init).joined(separator: ".")
    }

    /// "PC" with the ending of several or of a possessor: "P C's".
    static func dotted(_ letters: some StringProtocol, ending: String) -> String {
        guard !ending.isEmpty, letters.count > 1, let last = letters.last else { return dotted(letters) + ending }
        // The phonemizer reads "P.C's" as "dot C"; the last letter stands alone.
        return "\(dotted(letters.dropLast())) \(last)'s"
    }

    /// Letters in a name such as "MP3" or "COVID-19".
    static func word(_ letters: some StringProtocol) -> String {
        let text = String(letters)
        guard text.unicodeScalars.allSatisfy(\.isASCIIUpper) else { return text }
        if EnglishAcronyms.words.contains(text) || text.utf8.count > 4 { return text }
        if text.utf8.count > 3, text.unicodeScalars.contains(where: { "AEIOUY".unicodeScalars.contains($0) }),
            !EnglishAcronyms.letters.contains(text)
        {
            return text
        }
        return text.unicodeScalars.contains { "AEIOUY".unicodeScalars.contains($0) } && text.utf8.count > 1
            ? dotted(text) : text
    }
}
