internal import SpeechAudio
internal import TurnTimes

/// A kind of value: what is allowed, and how it is read from text and written back.
struct ValueKind<Value>: Sendable {
    /// For a table, code in backticks.
    let allowed: String
    /// The error holds the value and what is allowed; whose value it is comes before.
    let parse: @Sendable (String) throws(SettingsError) -> Value
    let text: @Sendable (Value) -> String

    /// One of a few words that stand for values; a value for which there is no word stands for none.
    static func word(
        of values: [(word: String, value: Value)], separator: String = " or "
    ) -> Self where Value: Equatable & Sendable {
        let words = values.map(\.word)
        return Self(
            allowed: words.map { "`\($0)`" }.joined(separator: ", "),
            parse: { text throws(SettingsError) in
                guard let place = words.firstIndex(of: text) else {
                    throw SettingsError(value: text, allowed: words.joined(separator: separator))
                }
                return values[place].value
            },
            text: { value in values.first { $0.value == value }?.word ?? "" })
    }

    static func choice() -> Self where Value: RawRepresentable<String> & CaseIterable & Equatable & Sendable {
        .word(of: Value.allCases.map { ($0.rawValue, $0) })
    }

    /// The value's absence is its default and cannot be written.
    static func optional<Wrapped>(_ kind: ValueKind<Wrapped>) -> Self where Value == Wrapped? {
        Self(
            allowed: kind.allowed, parse: { text throws(SettingsError) in try kind.parse(text) },
            text: { value in value.map(kind.text) ?? "" })
    }

    /// On is a value, off is none.
    static func on<Wrapped: Equatable & Sendable>(is value: Wrapped) -> Self where Value == Wrapped? {
        .word(of: [("on", value), ("off", nil)])
    }
}

extension ValueKind<Bool> {
    static let onOff = Self.word(of: [("on", true), ("off", false)])
}

extension ValueKind<String> {
    /// Any text.
    /// - Parameter what: what it should be, for the table.
    static func text(_ what: String) -> Self { Self(allowed: what, parse: { $0 }, text: { $0 }) }
}

extension ValueKind<[String]> {
    /// Names split by commas.
    static let names = Self(
        allowed: "names, split by commas",
        parse: { text in text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty } },
        text: { $0.joined(separator: ",") })
}

extension ValueKind<Int> {
    static func wholeNumber(_ range: ClosedRange<Int>) -> Self {
        Self(
            allowed: "\(range.lowerBound)…\(range.upperBound)",
            parse: { text throws(SettingsError) in
                guard let number = Int(text), range.contains(number) else {
                    throw SettingsError(
                        value: text, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
                }
                return number
            }, text: { "\($0)" })
    }
}

extension ValueKind<Double> {
    static func number(_ range: ClosedRange<Double>, unit: String = "") -> Self {
        let (lowest, highest) = (Self.plain(range.lowerBound), Self.plain(range.upperBound))
        return Self(
            allowed: "\(lowest)…\(highest)",
            parse: { text throws(SettingsError) in
                guard let number = Double(text), range.contains(number) else {
                    throw SettingsError(value: text, allowed: "a number from \(lowest) to \(highest)\(unit)")
                }
                return number
            }, text: Self.plain)
    }

    @Sendable private static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}

extension ValueKind<Duration> {
    static func milliseconds(_ range: ClosedRange<Double>) -> Self {
        let number = ValueKind<Double>.number(range, unit: " milliseconds")
        return Self(
            allowed: "\(number.allowed) ms",
            parse: { text throws(SettingsError) in .limited(milliseconds: try number.parse(text)) },
            text: { number.text($0.roundedMilliseconds) })
    }
}
