/// A Roman numeral up to 399.
struct RomanNumeral {
    let value: Int

    /// Nil for text that is no numeral in its proper form: "IIII", "MIX", "CIVIL".
    init?(_ text: some StringProtocol) {
        guard (1...9).contains(text.utf8.count) else { return nil }
        var values: [Int] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "I"): values.append(1)
            case UInt8(ascii: "V"): values.append(5)
            case UInt8(ascii: "X"): values.append(10)
            case UInt8(ascii: "L"): values.append(50)
            case UInt8(ascii: "C"): values.append(100)
            default: return nil
            }
        }
        var sum = 0
        for (index, value) in values.enumerated() {
            sum += index + 1 < values.count && value < values[index + 1] ? -value : value
        }
        guard (1..<400).contains(sum), Self.written(sum) == text else { return nil }
        value = sum
    }

    private static func written(_ number: Int) -> String {
        let signs = [
            (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
