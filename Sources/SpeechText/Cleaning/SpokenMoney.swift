/// An amount of money as written: "$5.99", "€20", "$3.2B", "5€", "$5-10".
struct SpokenMoney {
    private let currency: EnglishUnits.Currency
    private let sign: String
    private let amounts: [Substring]
    private let magnitude: String?
    private let isMore: Bool

    /// Nil when the text is no amount of money.
    init?(_ core: String) {
        guard core.unicodeScalars.contains(where: { $0 == "$" || $0.properties.generalCategory == .currencySymbol })
        else {
            return nil
        }
        var rest = Substring(core)
        var sign = ""
        if let first = rest.first, "-−~≈<>+".contains(first) {
            sign =
                ["-": "minus ", "−": "minus ", "<": "less than ", ">": "more than ", "+": "plus "][first] ?? "about "
            rest = rest.dropFirst()
        }
        for country in ["US", "CA", "AU", "NZ", "HK", "C", "A"] where rest.hasPrefix(country + "$") {
            rest = rest.dropFirst(country.count)
        }
        if let first = rest.first, let currency = EnglishUnits.currencies[first] {
            self.currency = currency
            rest = rest.dropFirst()
        } else if let last = rest.last, let currency = EnglishUnits.currencies[last] {
            self.currency = currency
            rest = rest.dropLast()
        } else {
            return nil
        }
        isMore = rest.hasSuffix("+")
        if isMore { rest = rest.dropLast() }
        let letters = String(rest.reversed().prefix { $0.isLetter }.reversed())
        magnitude = EnglishUnits.magnitudes[letters]
        if !letters.isEmpty {
            guard magnitude != nil else { return nil }
            rest = rest.dropLast(letters.count)
        }
        amounts = rest.split(whereSeparator: { "-–—".contains($0) }).map {
            $0.drop { EnglishUnits.currencies[$0] != nil }
        }
        guard (1...2).contains(amounts.count), amounts.allSatisfy({ EnglishNumber.spoken($0) != nil }) else {
            return nil
        }
        self.sign = sign
    }

    func spoken(magnitude word: String?) -> String {
        let more = isMore ? " plus" : ""
        if let magnitude = word ?? magnitude {
            let numbers = amounts.compactMap { EnglishNumber.spoken($0) }.joined(separator: " to ")
            return "\(sign)\(numbers) \(magnitude) \(currency.major.several)\(more)"
        }
        if amounts.count == 2 {
            let numbers = amounts.compactMap { EnglishNumber.spoken($0) }.joined(separator: " to ")
            return "\(sign)\(numbers) \(currency.major.several)"
        }
        let parts = amounts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, let major = EnglishNumber.value(whole), let minor = currency.minor,
            parts.count == 2,
            parts[1].count == 2, let cents = Int(parts[1])
        else {
            let number = EnglishNumber.spoken(amounts[0]) ?? String(amounts[0])
            return "\(sign)\(number) \(amounts[0] == "1" ? currency.major.one : currency.major.several)\(more)"
        }
        var words: [String] = []
        if major > 0 || cents == 0 {
            words.append("\(EnglishNumber.cardinal(major)) \(major == 1 ? currency.major.one : currency.major.several)")
        }
        if cents > 0 { words.append("\(EnglishNumber.cardinal(cents)) \(cents == 1 ? minor.one : minor.several)") }
        return sign + words.joined(separator: " and ") + more
    }
}
