/// Digits in groups: a telephone number, a card, a book, or a large number with blanks between its thousands.
struct GroupedDigits {
    private let groups: [String]
    private let lengths: [Int]
    private let isOneToken: Bool
    private let isInternational: Bool
    private let isArea: Bool
    private let hasStops: Bool

    /// - Parameter isFirstToken: how many groups the first token holds.
    init(_ groups: [String], isFirstToken count: Int, isInternational: Bool, isArea: Bool, hasStops: Bool) {
        self.hasStops = hasStops
        self.groups = groups
        lengths = groups.map(\.utf8.count)
        isOneToken = count == groups.count
        self.isInternational = isInternational
        self.isArea = isArea
    }

    /// What is said; nil when the groups are several numbers.
    /// - Parameter isDialed: whether the words before speak of a telephone or a code.
    func spoken(isDialed: Bool) -> String? {
        let total = lengths.reduce(0, +)
        guard total <= 40 else { return nil }
        if isInternational { return (7...15).contains(total) ? "plus " + digits : nil }
        if isArea { return (7...12).contains(total) ? digits : nil }
        switch lengths {
        case [3, 3, 4], [1, 3, 3, 4]: return digits
        case _ where hasStops && isOneToken:
            // "192.168.1.1" and "2.0.1" are no telephone numbers.
            return isDialed && (9...12).contains(total) && groups.count <= 5 && groups.count > 2 ? digits : nil
        case [3, 2, 4], [4, 4, 4, 4], [4, 6, 5]: return digits
        case [3, 4] where isOneToken: return isDialed || !isRound ? digits : nil
        case [5, 4] where isOneToken: return digits
        default: break
        }
        if isOneToken {
            // "a 4-3-3 formation"
            if groups.count >= 3, total <= 5 {
                return groups.compactMap { EnglishNumber.integer($0) }.joined(separator: " ")
            }
            // "978-3-16-148410-0"
            if groups.count >= 4 || (groups.count == 3 && total >= 6) || (groups.count == 2 && total >= 9) {
                return digits
            }
            return isDialed && groups.count == 2 && total >= 7 ? digits : nil
        }
        if let number = thousands { return number }
        if total >= 9, total <= 20, groups[0].hasPrefix("0") || isDialed { return digits }
        if isDialed, total >= 6 { return digits }
        return nil
    }

    private var isRound: Bool { groups.allSatisfy { $0.hasSuffix("0") } }

    private var digits: String {
        let isService = lengths == [1, 3, 3, 4] || lengths == [4, 3, 4] && groups[0].hasPrefix("0")
        return groups.enumerated().map { index, group in
            isService && index == 1 && groups[0] == "1" ? Self.area(group) : EnglishNumber.digits(group)
        }.joined(separator: ", ")
    }

    /// "1 234 567"
    private var thousands: String? {
        guard lengths[0] <= 3, !groups[0].hasPrefix("0"), lengths.dropFirst().allSatisfy({ $0 == 3 }),
            groups.count <= 6,
            groups.count > 2 || groups[1] == "000" || lengths[0] < 3
        else { return nil }
        guard let value = Int(groups.joined()) else { return nil }
        return groups.count == 2 && groups[1] != "000" && lengths[0] == 1 ? nil : EnglishNumber.cardinal(value)
    }

    /// "800" is "eight hundred", "888" its digits.
    static func area(_ group: some StringProtocol) -> String {
        guard group.utf8.count == 3, group.hasSuffix("00"), let value = Int(group), value > 0 else {
            return EnglishNumber.digits(group)
        }
        return EnglishNumber.cardinal(value)
    }
}
