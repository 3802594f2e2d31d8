/// Signs and words with signs, the way they are said.
enum SpokenSymbol {
    private static let signs: [String: String] = [
        "&": "and", "+": "plus", "=": "equals", "×": "times", "*": "times", "÷": "divided by", "±": "plus or minus",
        "<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least", "<=": "is at most",
        ">=": "is at least", "==": "equals", "!=": "is not", "≠": "is not equal to", "≈": "is about", "~": "about",
        "→": "to", "->": "to", "=>": "to", "⇒": "to", "←": "from", "@": "at", "#": "number", "%": "percent",
        "°": "degrees", "§": "section", "|": ",", "/": "or", "^": "to the power of", "√": "square root of",
        "∞": "infinity", "π": "pi",
    ]

    private static let words: [String: String] = [
        "and/or": "and or", "w/": "with", "w/o": "without", "he/she": "he or she", "she/he": "she or he",
        "his/her": "his or her", "him/her": "him or her", "s/he": "she or he", "n/a": "not applicable",
        "c++": "C plus plus", "c#": "C sharp", "f#": "F sharp", ".net": "dot net",
    ]

    /// What is said for the token; nil when it is read as written. Empty for a sign that is not spoken.
    static func spoken(_ core: String) -> String? {
        if core.unicodeScalars.allSatisfy(\.isLetter) { return nil }
        if let sign = signs[core] { return sign }
        if let word = words[core.lowercased()] { return word }
        if core.unicodeScalars.allSatisfy(\.isDash) { return core == "-" || core.count > 1 || core == "–" ? "," : nil }
        if !core.unicodeScalars.contains(where: \.isSpeakable) {
            return core.unicodeScalars.contains { "\\^_<>{}[]|#~`=+*".unicodeScalars.contains($0) } ? "" : nil
        }
        if core.hasPrefix("#"), core.count > 1 { return "hashtag " + core.dropFirst() }
        if core.hasPrefix("@"), core.count > 1 { return "at " + core.dropFirst() }
        var spoken = core
        if core.contains("&") { spoken = joined(core, at: "&", with: "and") }
        if core.contains("/") { spoken = joined(spoken, at: "/", with: isAllCapitals(core) ? "" : "slash") }
        if core.contains("→") { spoken = joined(spoken, at: "→", with: "to") }
        if core.contains("=") { spoken = joined(spoken, at: "=", with: "equals") }
        if core.contains("--") { spoken = spoken.split(separator: "--").joined(separator: ", ") }
        if spoken.hasPrefix("~") { spoken = "about " + spoken.dropFirst() }
        if spoken.hasSuffix("()") { spoken.removeLast(2) }
        if spoken.hasSuffix("(") { spoken.removeLast() }
        return spoken == core ? nil : spoken
    }

    private static func isAllCapitals(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !$0.isLower }
    }

    private static func joined(_ text: String, at sign: Character, with word: String) -> String {
        text.split(separator: sign).joined(separator: word.isEmpty ? " " : " \(word) ")
    }
}
