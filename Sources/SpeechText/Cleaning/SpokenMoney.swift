/// An amount of money as written: "$5.99", "€20", "$3.2B", "5€", "$5-10", "$20/month".
struct SpokenMoney {
    /// One side of a range, or the whole amount.
    private struct Amount {
        var number: Substring
        var magnitude: String?
    }

    private var currency: EnglishMoney.Currency
    private var sign = ""
    private var amounts: [Amount] = []
    private var per = ""
    private var rest = ""
    private var isMore = false

    /// Nil when the text is no amount of money.
    init?(_ core: String) {
        guard core.unicodeScalars.contains(where: { $0 == "$" || $0.properties.generalCategory == .currencySymbol })
        else { return nil }
        var body = Substring(core)
        let mayBeRange = core.utf8.contains { $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        if let first = body.first, let word = Self.signs[first] {
            sign = word
            body = body.dropFirst()
        }
        if let slash = body.utf8.firstIndex(of: UInt8(ascii: "/")) {
            guard let unit = EnglishUnits.per(body[body.index(after: slash)...]) else { return nil }
            per = unit == "each" ? " each" : " per \(unit)"
            body = body[..<slash]
        }
        // "$20-a-month", "$500-million"
        if mayBeRange, let dash = body.firstIndex(where: { $0 == "-" || $0 == "‑" }),
            let letter = body[body.index(after: dash)...].first,
            letter.isLowercase
        {
            rest = String(body[body.index(after: dash)...].replacing("-", with: " "))
            body = body[..<dash]
        }
        isMore = body.utf8.last == UInt8(ascii: "+")
        if isMore { body = body.dropLast() }
        let sides =
            mayBeRange ? body.split(maxSplits: 2, omittingEmptySubsequences: false) { "-–—".contains($0) } : [body]
        guard (1...2).contains(sides.count) else { return nil }
        var found: EnglishMoney.Currency?
        for side in sides {
            guard let (currency, amount) = Self.amount(side) else { return nil }
            found = found ?? currency
            amounts.append(amount)
        }
        guard let found else { return nil }
        currency = found
        if amounts.count == 2, amounts[0].magnitude == nil, amounts[1].magnitude != nil,
            !sides[1].contains(where: { EnglishMoney.signs[$0] != nil })
        {
            amounts[0].magnitude = amounts[1].magnitude
        }
    }

    /// An amount in a currency that is named by its code; nil when the text is no number.
    init?(_ number: String, in currency: EnglishMoney.Currency) {
        guard let (sign, amount) = Self.amount(Substring(number)), sign == nil else { return nil }
        self.currency = currency
        amounts = [amount]
    }

    private static let signs: [Character: String] = [
        "-": "minus ", "−": "minus ", "<": "less than ", ">": "more than ", "+": "plus ", "~": "about ", "≈": "about ",
        "±": "plus or minus ", "≤": "at most ", "≥": "at least ",
    ]

    private static func amount(_ text: Substring) -> (EnglishMoney.Currency?, Amount)? {
        var body = text
        var currency: EnglishMoney.Currency?
        if body.utf8.first != UInt8(ascii: "$"), let dollar = body.firstIndex(of: "$"), dollar > body.startIndex,
            let country = EnglishMoney.dollars.first(where: { body[..<dollar] == $0.letters })
        {
            currency = country.currency
            body = body[body.index(after: dollar)...]
        } else if let first = body.first, let sign = EnglishMoney.signs[first] {
            currency = sign
            body = body.dropFirst()
        } else if let last = body.last, let sign = EnglishMoney.signs[last] {
            currency = sign
            body = body.dropLast()
        }
        var magnitude: String?
        if !body.unicodeScalars.allSatisfy({ $0.isASCIIDigit || $0 == "." || $0 == "," }),
            let letter = body.firstIndex(where: \.isLetter)
        {
            guard let word = EnglishUnits.magnitudes[String(body[letter...])] else { return nil }
            magnitude = word
            body = body[..<letter]
        }
        guard
            EnglishNumber.isDecimal(body)
                || body.first.map({ $0.isNumber || $0 == "." }) == true && EnglishNumber.spoken(body) != nil
        else { return nil }
        return (currency, Amount(number: body, magnitude: magnitude))
    }

    /// Whether a word for thousands or millions may follow.
    var takesMagnitude: Bool { amounts.last?.magnitude == nil && per.isEmpty && rest.isEmpty }

    /// The amount in another currency: "$20 CAD".
    func changed(to currency: EnglishMoney.Currency) -> SpokenMoney {
        var changed = self
        changed.currency = currency
        return changed
    }

    /// - Parameter isAdjective: whether a noun follows, as in "a twenty dollar bill".
    func spoken(magnitude word: String? = nil, isAdjective: Bool = false) -> String {
        var amounts = amounts
        if let word { for index in amounts.indices { amounts[index].magnitude = word } }
        let isSingular = isAdjective || !rest.isEmpty
        var words: String
        if amounts.count == 2 {
            let first = amounts[0].magnitude == amounts[1].magnitude ? number(amounts[0].number) : scaled(amounts[0])
            words = "\(first) to \(scaled(amounts[1])) \(isSingular ? currency.major.one : currency.major.several)"
        } else if amounts[0].magnitude != nil {
            words = "\(scaled(amounts[0])) \(isSingular ? currency.major.one : currency.major.several)"
        } else {
            words = exact(amounts[0].number, isSingular: isSingular)
        }
        if !rest.isEmpty {
            // "$500-million deal"
            words =
                EnglishUnits.magnitudeWords.contains(rest)
                ? "\(number(amounts[0].number)) \(rest) \(currency.major.one)" : "\(words) \(rest)"
        }
        return sign + words + (isMore ? " plus" : "") + per
    }

    private func number(_ number: Substring) -> String { EnglishNumber.spoken(number) ?? String(number) }

    private func scaled(_ amount: Amount) -> String {
        number(amount.number) + (amount.magnitude.map { " " + $0 } ?? "")
    }

    /// "five dollars and ninety-nine cents"
    private func exact(_ amount: Substring, isSingular: Bool) -> String {
        let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
        guard let minor = currency.minor, parts.count == 2, parts[1].count == 2, let cents = Int(parts[1]),
            let major = parts[0].isEmpty ? 0 : EnglishNumber.value(parts[0])
        else {
            let isOne = isSingular || amount == "1"
            return "\(number(amount)) \(isOne ? currency.major.one : currency.major.several)"
        }
        var words: [String] = []
        if major > 0 || cents == 0 {
            let isOne = major == 1 || isSingular
            words.append("\(EnglishNumber.cardinal(major)) \(isOne ? currency.major.one : currency.major.several)")
        }
        if cents > 0 {
            words.append("\(EnglishNumber.cardinal(cents)) \(cents == 1 || isSingular ? minor.one : minor.several)")
        }
        return words.joined(separator: " and ")
    }
}
