extension TextNormalizer {
    /// "555-1234", "(555) 123-4567", "+1 555 123 4567", "07911 123456", "1-800-FLOWERS", and cards and books by their groups.
    func readingOfTelephone(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let first = token.core.unicodeScalars.first, first.isASCIIDigit || first == "+" else { return nil }
        if token.hasLetter { return token.hasSmall ? nil : Self.vanity(token.core).map { Reading($0, through: token) } }
        let isArea = token.prefix == "(" && (token.suffix == ")" && token.isDigits || token.core.contains(")"))
        if !isArea, token.hasSign, !token.hasStop, !token.core.utf8.contains(where: { "-+".utf8.contains($0) }) {
            return nil
        }
        if token.hasSign || token.hasStop, WrittenDate(token.core) != nil { return nil }
        let core = isArea ? token.core.replacing(")", with: "-") : token.core
        var groups = token.isDigits ? [token.core] : SpokenNumber.digitGroups(core)
        guard !groups.isEmpty else { return nil }
        let isInternational = first == "+"
        let ownGroups = groups.count
        var ends = [token]
        if isArea || isInternational || (token.isDigits && token.suffix.isEmpty) {
            while groups.count < 9, let last = ends.last,
                last.suffix.isEmpty || (last.suffix == ")" && (isArea || isInternational || groups.count == 2)),
                let next = try scalar(after: last.end), next.isASCIIDigit || next == "(",
                let more = try self.token(after: last.end), more.prefix.isEmpty || more.prefix == "(",
                !more.hasLetter, more.core.unicodeScalars.first != "+"
            {
                let added = SpokenNumber.digitGroups(more.core.replacing(")", with: "-"))
                guard !added.isEmpty else { break }
                groups += added
                ends.append(more)
            }
        }
        guard groups.count > 1 || isInternational, let last = ends.last else { return nil }
        let shape = GroupedDigits(
            groups, isFirstToken: ownGroups, isInternational: isInternational, isArea: isArea,
            hasStops: token.hasStop)
        let isDialed = ends.count > 1 || ownGroups > 1 ? isBehindCall || isBehindCode : false
        guard let spoken = shape.spoken(isDialed: isDialed) else {
            return nil
        }
        return try readingWithExtension(spoken, last, dropsPrefix: isArea)
    }

    private func readingWithExtension(
        _ spoken: String, _ last: SpokenToken, dropsPrefix: Bool
    ) throws(Lookahead.RunsOut) -> Reading {
        var reading = Reading(spoken, through: last)
        if last.suffix.isEmpty, let next = try scalar(after: last.end), next == "x" || next == "X",
            let more = try token(after: last.end), (2...7).contains(more.core.utf8.count),
            more.core.dropFirst().unicodeScalars.allSatisfy(\.isASCIIDigit)
        {
            reading = Reading("\(spoken), extension \(EnglishNumber.digits(more.core.dropFirst()))", through: more)
        }
        if dropsPrefix, reading.suffix.hasPrefix(")") { reading.suffix.removeFirst() }
        reading.dropsPrefix = dropsPrefix
        return reading
    }

    /// "1-800-FLOWERS": digits, and words of capitals.
    private static func vanity(_ core: String) -> String? {
        let parts = core.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...5).contains(parts.count), (10...16).contains(core.utf8.count - parts.count + 1),
            let first = parts.first, first == "1" || first.utf8.count == 3,
            first.unicodeScalars.allSatisfy(\.isASCIIDigit)
        else { return nil }
        var words: [String] = []
        for part in parts {
            if part.unicodeScalars.allSatisfy(\.isASCIIDigit), !part.isEmpty {
                words.append(GroupedDigits.area(part))
            } else if part.unicodeScalars.allSatisfy(\.isASCIIUpper), part.utf8.count > 1 {
                words.append(part.lowercased())
            } else {
                return nil
            }
        }
        return words.joined(separator: " ")
    }

    /// Whether a word that goes with telephone numbers stands shortly before.
    var isBehindCall: Bool {
        for distance in 1...4 {
            let word = wordBefore(distance)
            if word.isEmpty { return false }
            let lower = word.lower
            if EnglishContext.calls.contains(lower) || lower == "fax" || lower == "tel" || lower == "mobile"
                || lower == "cell"
                || lower == "telephone" || lower == "reach" || lower == "number" || lower == "whatsapp"
                || lower == "line"
            {
                return true
            }
        }
        return false
    }
}
