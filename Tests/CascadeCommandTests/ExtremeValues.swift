/// What a person, a script or a stranger may write where a value is wanted.
enum ExtremeValues {
    /// Numbers, and what only looks like one.
    static let numbers = [
        "", "0", "-0", "-1", "1.5", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e308",
        "-1e308", "1e309", "nan", "-inf", "0x1p1023", "[]",
    ]

    static let all: [String] =
        [
            "", " ", "0", "-0", "0.0", "-1", "1", "1.5", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", "18446744073709551616", "1e308", "-1e308", "1e309", "1e-320", "nan", "-nan",
            "NaN", "inf", "-inf", "Infinity", "0x1p1023", "0xFFFFFFFFFFFFFFFF", "1_000", "٣", "true", "null", "~", "[]",
            "{}",
            "local", "on", ",", ",,,", ":", "@", "openai:", "openai:m@http://", "elevenlabs:@ws://", "http://[", "=",
            "a=b",
            "cascade=ws://", "1,2,3", "99999999999999999999,1", "120,-160", "\u{1F642}", "\u{0}", "\u{FEFF}1", "*a",
            "&a 1",
        ] + [String(repeating: "9", count: 5000), String(repeating: "a,", count: 20_000)]
}
