import SpeechText
import Testing

@Suite("Numbers and signs in any order neither trap nor grow without bound")
struct HostileNumberTests {
    private static let parts = [
        "9", "99", "777", "7777", "9999999999", "9223372036854775807", "9223372036854775808", "0", "00", "$", "€", "-",
        "–",
        "/", ":", ".", ",", "%", "°C", "km", "m/s²", "x", "×", "^", "=", "<", "≥", "√", "!", "#", "*", "@", "&", "(",
        ")",
        "'", "\"", "A", "II", "XIV", "WHO", "June", "5", "May", "Mon", "a.m.", "p.m.", "½", "²", "K", "M", "1h", "30m",
        "St.", "Dr.", "Jr.", "e.g.", "no.", "USD", "CHF", "ext.", "call", "code", "room", "in", "the", "a", "is", "to",
        "777,777", "1 234", "555-1234", "+1", "http://", "www.a.com", "~", "/etc/x", "’", "µ", "π", "№", "§", "→", "s",
        "th", "℉",
    ]

    @Test("Random rows of numbers and signs", arguments: [UInt64](1...20))
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let text = (0..<30).map { _ in
                (Self.parts.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            #expect(SpeechCleaner.clean(text).unicodeScalars.count <= 12 * text.unicodeScalars.count + 40)
        }
    }

    @Test(
        "Long rows of one kind",
        arguments: [
            "9", "777,777,777 ", "7777 ", "$7 ", "7% ", "II ", "7/7 ", "1 ", "9-", "9.", "9:", "call 9 ", "≥ ", "7℉ ",
        ])
    func rows(unit: String) {
        let text = String(repeating: unit, count: 9_990 / unit.count)
        let spoken = SpeechCleaner.clean(text)
        #expect(spoken.unicodeScalars.count <= 13 * text.unicodeScalars.count)
    }
}
