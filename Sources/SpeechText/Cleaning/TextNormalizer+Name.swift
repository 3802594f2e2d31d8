extension TextNormalizer {
    /// "Gate B12", "BA2490", "221B Baker Street", "COVID-19", "F-16", "H2O", "FY24"
    func readingOfLettersAndDigits(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let core = token.core
        guard token.hasLetter, !token.hasStop, core.utf8.count <= 40,
            core.unicodeScalars.allSatisfy({ $0.isLetter || $0.isASCIIDigit || $0 == "-" || $0 == "‑" })
        else { return nil }
        if core.contains(where: { $0 == "-" || $0 == "‑" }) {
            // "15-term" and "n-1" are other kinds.
            guard let first = core.unicodeScalars.first, first.isASCIIUpper,
                let dash = core.firstIndex(where: { $0 == "-" || $0 == "‑" }),
                core[..<dash].unicodeScalars.allSatisfy(\.isASCIIUpper)
            else { return nil }
        }
        // "500 mg q6h"
        if core.hasPrefix("q"), core.hasSuffix("h"), let hours = EnglishNumber.value(core.dropFirst().dropLast()) {
            return Reading("every \(EnglishNumber.cardinal(hours)) hours", through: token)
        }
        if token.hasSmall, !Self.isNamed(core) { return nil }
        if core.utf8.count == 4, core.hasSuffix("B") || core.hasSuffix("A") || core.hasSuffix("C"),
            core.dropLast().unicodeScalars.allSatisfy(\.isASCIIDigit)
        {
            return Reading("\(EnglishNumber.pairs(core.dropLast())) \(core.suffix(1))", through: token)
        }
        return LettersAndDigits(core).spoken.map { Reading($0, through: token) }
    }

    /// Small letters and digits that read as a name: "iPhone15", "mp3", "4b".
    private static func isNamed(_ core: String) -> Bool {
        let letters = core.unicodeScalars.filter(\.isLetter)
        guard let last = core.unicodeScalars.last else { return false }
        return letters.count > 3 && last.isASCIIDigit || (letters.count == 2 && last.isASCIIDigit) || letters.count == 1
    }
}
