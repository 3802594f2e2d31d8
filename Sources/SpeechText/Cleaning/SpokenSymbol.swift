/// Signs and words with signs, the way they are said.
enum SpokenSymbol {
    private static let signs: [String: String] = [
        "&": "and", "+": "plus", "=": "equals", "×": "times", "*": "times", "÷": "divided by", "±": "plus or minus",
        "<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least", "<=": "is at most",
        ">=": "is at least", "==": "equals", "!=": "is not", "≠": "is not equal to", "≈": "is about", "~": "about",
        "→": "to", "->": "to", "=>": "to", "⇒": "to", "←": "from", "@": "at", "#": "number", "%": "percent",
        "°": "degrees", "§": "section", "|": ",", "/": "or", "^": "to the power of", "√": "the square root of",
        "∞": "infinity", "π": "pi", "+/-": "plus or minus", "↔": "to and from", "…": "", "¢": "cents",
        "µ": "micro", "Ω": "ohms", "∑": "the sum of", "∫": "the integral of", "∂": "partial", "∆": "delta",
    ]

    private static let words: [String: String] = [
        "and/or": "and or", "w/": "with", "w/o": "without", "he/she": "he or she", "she/he": "she or he",
        "his/her": "his or her", "him/her": "him or her", "s/he": "she or he", "n/a": "not applicable",
        "c++": "C plus plus", "c#": "C sharp", "f#": "F sharp", ".net": "dot net", "b/c": "because", "a/c": "A.C",
        "i/o": "I.O", "c/o": "care of", "tcp/ip": "T.C.P I.P", "ac/dc": "A.C D.C", "w/in": "within", "b/w": "between",
        "y/n": "yes or no", "yes/no": "yes or no", "us/uk": "U.S U.K", "km/h": "kilometers per hour",
        "g++": "G plus plus",
        "over/under": "over under", "m/f": "M F", "a/b": "A.B", "24/7": "twenty-four seven", "p&l": "P and L",
        "h/t": "hat tip",
    ]

    /// What is said for the token; nil when it is read as written. Empty for a sign that is not spoken.
    static func spoken(_ core: String) -> String? {
        if core.unicodeScalars.allSatisfy(\.isLetter) { return nil }
        if let sign = signs[core] { return sign }
        if core.utf8.count <= 10, let word = words[core.lowercased()] { return word }
        if core.unicodeScalars.allSatisfy(\.isDash) { return core == "-" || core.count > 1 || core == "–" ? "," : nil }
        if !core.unicodeScalars.contains(where: \.isSpeakable) {
            return core.unicodeScalars.contains { "\\^_<>{}[]|#~`=+*".unicodeScalars.contains($0) } ? "" : nil
        }
        if core.hasPrefix("#"), core.count > 1 { return "hashtag " + parted(core.dropFirst()) }
        if core.hasPrefix("@"), core.count > 1 { return "at " + SpokenAddress.spelled(core.dropFirst()) }
        if let grade = grade(core) { return grade }
        if let keys = SpokenExpression.keys(core) { return keys }
        if let word = SpokenExpression.spoken(core) { return word }
        var spoken = core
        if core.contains("&") { spoken = joined(core, at: "&", with: "and") }
        if core.contains("/") { spoken = slashed(core) }
        if core.contains("→") { spoken = joined(spoken, at: "→", with: "to") }
        if core.contains("=") { spoken = joined(spoken, at: "=", with: "equals") }
        if core.contains("--") { spoken = spoken.split(separator: "--").joined(separator: ", ") }
        if core.contains("_") { spoken = joined(spoken, at: "_", with: "") }
        if spoken.hasPrefix("~") { spoken = "about " + spoken.dropFirst() }
        if spoken.hasSuffix("()") { spoken.removeLast(2) }
        if spoken.hasSuffix("(") { spoken.removeLast() }
        return spoken == core ? nil : spoken
    }

    /// "B-", "A+"
    private static func grade(_ core: String) -> String? {
        guard core.unicodeScalars.count == 2, let letter = core.first, "ABCDF".contains(letter), let sign = core.last
        else {
            return nil
        }
        switch sign {
        case "+": return "\(letter) plus"
        case "-", "−", "–": return "\(letter) minus"
        default: return nil
        }
    }

    /// "ThrowbackThursday" is two words.
    private static func parted(_ name: Substring) -> String {
        var words = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            if wasLower, scalar.isUpper || scalar.isASCIIDigit { words += " " }
            if scalar == "_" { words += " " } else { words.unicodeScalars.append(scalar) }
            wasLower = scalar.isLower
        }
        return words
    }

    /// "km/day", "input/output", "GNU/Linux"
    private static func slashed(_ core: String) -> String {
        let parts = core.split(separator: "/")
        guard !isAllCapitals(core) else {
            return parts.map { SpokenLetters.word($0) }.joined(separator: " ")
        }
        if parts.count == 2, let unit = EnglishUnits.units[String(parts[0])], parts[0].utf8.count > 1,
            let per = EnglishUnits.per(parts[1])
        {
            return "\(unit.several) per \(per)"
        }
        return (core.hasPrefix("/") ? "slash " : "") + parts.joined(separator: " slash ")
    }

    private static func isAllCapitals(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !$0.isLower }
    }

    private static func joined(_ text: String, at sign: Character, with word: String) -> String {
        text.split(separator: sign).joined(separator: word.isEmpty ? " " : " \(word) ")
    }
}
