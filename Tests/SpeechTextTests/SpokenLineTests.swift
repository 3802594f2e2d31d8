import SpeechText
import Testing

@Suite("Headings, lists, tables and notes are said as a person would")
struct SpokenLineTests {
    /// What is written, and the spoken pieces joined.
    static let cases: [(String, String)] = [
        (
            "> > Deep quote.",
            "Deep quote."
        ),
        (
            "![A dog](dog.png) runs.",
            "A dog runs."
        ),
        (
            "**Note:** be `kind` today.",
            "Note: be kind today."
        ),
        (
            "***Both*** styles work.",
            "Both styles work."
        ),
        (
            "~~gone~~ but here.",
            "gone but here."
        ),
        (
            "Use snake_case_name here.",
            "Use snake case name here."
        ),
        (
            "==marked== words.",
            "marked words."
        ),
        (
            "Escaped \\*stars\\* here.",
            "Escaped stars here."
        ),
        (
            "A path C:\\Users\\joe is set.",
            "A path C: Users joe is set."
        ),
        (
            "[x] done already.",
            "x done already."
        ),
        (
            "Run `ls` or `cd` now.",
            "Run ls or cd now."
        ),
    ]

    @Test("What is written and what is said", arguments: cases)
    func said(written: String, spoken: String) {
        expect(written, isSaid: spoken)
    }
}
