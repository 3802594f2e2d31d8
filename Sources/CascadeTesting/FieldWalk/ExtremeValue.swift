/// Values that a field may be sent though nobody expects them.
public enum ExtremeValue {
    /// JSON texts, some of which no parser has to accept. Long ones are last.
    public static let all: [String] = Self.numbers + Self.texts + Self.others + Self.long

    /// Numbers at the edges of what types hold, beyond them, and close to nothing.
    public static let numbers = [
        "0", "-0", "-0.0", "0.5", "1", "-1", "127", "128", "255", "256", "32767", "32768", "65535", "65536",
        "2147483647", "2147483648", "-2147483649", "4294967295", "4294967296", "4611686018427387903",
        "4611686018427387904", "9007199254740993", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "4e17", "-4e17",
        "9e18", "-9e18", "9.3e18", "1e19", "1e38", "1e39", "1e300", "-1e300", "1e308", "-1e308", "1.8e308", "1e309",
        "-1e309", "1e999999", "1e-308", "-1e-308", "5e-324", "1e-400", "0.1e1", "1E+2",
    ]

    /// Short texts: numbers in disguise, halves of characters, signs that do something.
    public static let texts = [
        #""""#, #"" ""#, #""a""#, #""0""#, #""-1""#, #""NaN""#, #""Infinity""#, #""-Infinity""#, #""nan""#, #""inf""#,
        #""9223372036854775807""#, #""-9223372036854775808""#, #""18446744073709551616""#, #""1e308""#, #""true""#,
        #""null""#, #""\u0000""#, #""\ud83d""#, #""\ude00""#, #""\ude00\ud83d""#, #""\ud83d\ude00""#, #""\u202e""#,
        #""\ufeff""#, #""\ufffd""#, #""e\u0301\u0301""#, #""\r\n""#, "\"\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\"",
        #""../../etc""#, #""<think>""#, #""%00%ff%""#, "\"==\"", "\"AAA=\"",
    ]

    /// Other types, broken JSON, and numbers that JSON does not have.
    public static let others = [
        "null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", "[1e300]", "[\"\"]", "[-1]", "{\"\":null}",
        "{\"type\":null}", "NaN", "Infinity", "-Infinity", "nan", "undefined", "", "{", "[", "\"", "0x10", "01", "+1",
        ".5", "1.", "--1", "'a'",
    ]

    /// Texts, arrays and depths beyond what a message holds.
    public static let long = [
        "\"" + String(repeating: "a", count: 20_000) + "\"", String(repeating: "9", count: 400),
        "0." + String(repeating: "0", count: 400) + "1", "\"" + String(repeating: "e\u{301}", count: 1000) + "\"",
        "[" + Array(repeating: "1e300", count: 500).joined(separator: ",") + "]",
        "[" + Array(repeating: "{}", count: 500).joined(separator: ",") + "]",
        String(repeating: "[", count: 400) + String(repeating: "]", count: 400),
        String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000),
        String(repeating: "{\"a\":", count: 2000) + "1" + String(repeating: "}", count: 2000),
    ]
}
