/// Months, days of the week and time zones as English words.
enum EnglishCalendar {
    static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The number of a month's name or abbreviation with a capital, from 1; nil for other words.
    static func month(_ word: some StringProtocol) -> Int? {
        guard let first = word.unicodeScalars.first, "JFMASOND".unicodeScalars.contains(first), word.utf8.count <= 9
        else {
            return nil
        }
        let lower = word.lowercased()
        if lower == "sept" { return 9 }
        return months.firstIndex { $0 == lower || (lower.utf8.count == 3 && $0.hasPrefix(lower)) }.map { $0 + 1 }
    }

    /// The name of a month from 1 to 12.
    static func monthName(_ month: Int) -> String {
        months[month - 1].prefix(1).uppercased() + months[month - 1].dropFirst()
    }

    static let days: [String: String] = [
        "mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "weds": "Wednesday",
        "thu": "Thursday", "thur": "Thursday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday",
        "sun": "Sunday", "monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday", "thursday": "Thursday",
        "friday": "Friday", "saturday": "Saturday", "sunday": "Sunday",
    ]

    /// Short forms of days that are words as well.
    static let dayWords: Set<String> = ["sat", "sun", "mon", "wed"]

    /// Short forms of time zones, which follow a time of the day.
    static let zones = LanguageRules.words(
        "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST AKST HST")

    /// What a number that may be a year stands behind: "in 1850".
    static let beforeYear = LanguageRules.words(
        """
        in since from until till by year of around circa to after before during and between early late mid about
        back summer winter spring fall autumn january february march april may june july august september october
        november december through c ca
        """)

    /// What a decade of two digits stands behind: "the 60s".
    static let beforeDecade = LanguageRules.words(
        """
        the early late mid low lower high upper her his their my our your and or to mid- those these two three four
        five six seven eight nine ten crisp
        """)

    /// Behind these, "20s" is a time even where another follows.
    static let beforeSeconds = LanguageRules.words(
        "after for in between every within under over takes took take lasts lasted waits wait waited until")

    static let eras = [
        "BC": "B.C", "B.C": "B.C", "AD": "A.D", "A.D": "A.D", "BCE": "B.C.E", "B.C.E": "B.C.E", "CE": "C.E",
        "C.E": "C.E",
    ]
}
