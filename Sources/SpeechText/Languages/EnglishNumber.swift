/// Numbers as English words.
enum EnglishNumber {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let scales: [(value: Int, name: String)] = [
        (1_000_000_000_000_000_000, "quintillion"), (1_000_000_000_000_000, "quadrillion"),
        (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"),
    ]
    private static let ordinals = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]

    /// "one thousand two hundred thirty-four"
    static func cardinal(_ number: Int) -> String {
        guard number >= 0 else {
            return number == .min ? "minus " + digits("\(number.magnitude)") : "minus " + cardinal(-number)
        }
        if number < 20 { return small[number] }
        if number < 100 {
            let unit = number % 10
            return unit == 0 ? tens[number / 10] : "\(tens[number / 10])-\(small[unit])"
        }
        if number < 1_000 {
            let rest = number % 100
            return "\(small[number / 100]) hundred" + (rest == 0 ? "" : " " + cardinal(rest))
        }
        for scale in scales where number >= scale.value {
            let rest = number % scale.value
            return "\(cardinal(number / scale.value)) \(scale.name)" + (rest == 0 ? "" : " " + cardinal(rest))
        }
        return "\(number)"
    }

    /// "twenty-first"
    static func ordinal(_ number: Int) -> String {
        let words = cardinal(number)
        let start = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) } ?? words.startIndex
        let last = String(words[start...])
        let changed: String
        if let irregular = ordinals[last] {
            changed = irregular
        } else if last.hasSuffix("y") {
            changed = last.dropLast() + "ieth"
        } else {
            changed = last + "th"
        }
        return words[..<start] + changed
    }

    /// "nineteen eighty-four", "two thousand five", "nineteen oh five"
    static func year(_ year: Int) -> String {
        let century = year / 100
        let rest = year % 100
        if year < 1_000 || year > 2_999 || (century % 10 == 0 && rest < 10) { return cardinal(year) }
        if rest == 0 { return cardinal(century) + " hundred" }
        return cardinal(century) + (rest < 10 ? " oh " : " ") + cardinal(rest)
    }

    /// A year from its digits; other digits one by one.
    static func yearOfDigits(_ text: some StringProtocol) -> String {
        guard text.utf8.count == 4, let value = Int(text) else { return integer(text) ?? digits(text) }
        return year(value)
    }

    /// "twelve oh four", "three oh five", "sixteen hundred": the way rooms and houses are numbered.
    static func pairs(_ text: some StringProtocol) -> String {
        guard (3...4).contains(text.utf8.count), text.unicodeScalars.allSatisfy(\.isASCIIDigit), !text.hasPrefix("0"),
            let value = Int(text)
        else { return digits(text) }
        let rest = value % 100
        if value % 1_000 == 0 { return cardinal(value) }
        let first = cardinal(value / 100)
        if rest == 0 { return first + " hundred" }
        return first + (rest < 10 ? " oh " : " ") + cardinal(rest)
    }

    /// "nineteen eighties", "twenties"
    static func decade(_ year: Int) -> String {
        let words = year < 100 ? cardinal(year) : Self.year(year)
        return words.hasSuffix("y") ? words.dropLast() + "ies" : words + "s"
    }

    /// "five five five"; "oh" is for times and years only.
    static func digits(_ text: some StringProtocol) -> String {
        text.unicodeScalars.filter(\.isASCIIDigit).map { small[Int($0.value - 0x30)] }.joined(separator: " ")
    }

    /// A number as written: "1,234", "3.14", "007", "-5". Nil when it is none.
    static func spoken(_ text: some StringProtocol) -> String? {
        if text.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 >= 0x2C && $0 < 0x80 && $0 != UInt8(ascii: "-") }) {
            return integer(text)
        }
        var body = String(text)
        var sign = ""
        if let first = body.first, first == "-" || first == "−" || first == "+" {
            sign = first == "+" ? "plus " : "minus "
            body.removeFirst()
        }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].unicodeScalars.allSatisfy(\.isASCIIDigit) else { return nil }
            if whole.isEmpty { return "\(sign)point \(digits(parts[1]))" }
            return integer(whole).map { "\(sign)\($0) point \(digits(parts[1]))" }
        }
        return integer(whole).map { sign + $0 }
    }

    /// An integer with or without commas between thousands; long ones and those with leading zeros digit by digit.
    static func integer(_ text: some StringProtocol) -> String? {
        guard let value = value(text) else {
            let isDigits = !text.isEmpty && text.unicodeScalars.allSatisfy(\.isASCIIDigit)
            return isDigits ? digits(text) : nil
        }
        let isPlain = !text.utf8.contains(UInt8(ascii: ","))
        if isPlain, text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") { return digits(text) }
        if isPlain, text.utf8.count > 9 { return digits(text) }
        return cardinal(value)
    }

    /// The value of a few ASCII digits; nil when there is anything else.
    static func value(ofDigits bytes: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(bytes.count), bytes.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether the text is digits, perhaps with a point and digits behind.
    static func isDecimal(_ text: Substring) -> Bool {
        var digits = 0
        var hasPoint = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !hasPoint, digits > 0 {
                hasPoint = true
                digits = 0
            } else if byte &- 0x30 < 10 {
                digits += 1
            } else {
                return false
            }
        }
        return digits > 0
    }

    /// The value of an integer such as "1,234"; nil for "12,34" and everything else.
    static func value(_ text: some StringProtocol) -> Int? {
        // Nineteen digits may be more than an integer holds; they are no quantity.
        guard text.utf8.count <= 24 else { return nil }
        var value = 0
        var length = 0
        var isGrouped = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: ",") {
                guard isGrouped ? length == 3 : (1...3).contains(length) else { return nil }
                isGrouped = true
                length = 0
                continue
            }
            let digit = Int(byte) - 0x30
            guard (0...9).contains(digit) else { return nil }
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooLargeWithDigit) = tens.addingReportingOverflow(digit)
            guard !isTooLarge, !isTooLargeWithDigit else { return nil }
            value = sum
            length += 1
        }
        return (isGrouped ? length == 3 : length > 0) ? value : nil
    }
}
