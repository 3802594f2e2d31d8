/// A date in digits: "2024-06-05", "6/5/2024", "12.05.1990".
struct WrittenDate {
    private let year: Int?
    private let month: Int
    private let day: Int
    private var isDayFirst = false

    /// Nil when the text is no date with a year.
    init?(_ core: String) {
        guard (6...10).contains(core.utf8.count) else { return nil }
        for (byte, sign) in Self.signs where core.utf8.count(where: { $0 == byte }) == 2 {
            let parts = core.split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { continue }
            let values = parts.compactMap { $0.unicodeScalars.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
            guard values.count == 3 else { return nil }
            if parts[0].utf8.count == 4 {
                self.init(year: values[0], month: values[1], day: values[2])
            } else if parts[2].utf8.count == 4 || (sign == "/" && parts[2].utf8.count == 2) {
                let year = parts[2].utf8.count == 4 ? values[2] : values[2] + (values[2] < 50 ? 2_000 : 1_900)
                if sign == "." {
                    self.init(year: year, month: values[1], day: values[0])
                    isDayFirst = true
                } else if values[0] > 12 {
                    self.init(year: year, month: values[1], day: values[0])
                } else {
                    self.init(year: year, month: values[0], day: values[1])
                }
            } else {
                return nil
            }
            return
        }
        return nil
    }

    private static let signs: [(UInt8, Character)] = ["-", "/", "."].map { (UInt8(ascii: $0), Character($0)) }

    /// "4/15"; nil when the text is no month and day.
    init?(monthAndDay core: String) {
        guard core.utf8.count <= 5, core.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let parts = core.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return nil }
        self.init(year: nil, month: month, day: day)
    }

    private init?(year: Int?, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1_000...2_999).contains(year ?? 2_000) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// "June fifth, twenty twenty-four"
    var spoken: String {
        let name = EnglishCalendar.monthName(month)
        let date = isDayFirst ? "the \(EnglishNumber.ordinal(day)) of \(name)" : "\(name) \(EnglishNumber.ordinal(day))"
        return date + (year.map { ", " + EnglishNumber.year($0) } ?? "")
    }
}
