import SpeechText
import Testing

@Suite("Markup becomes plain text, and numbers read the way people say them")
struct SpeechCleanerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let promise: String
        let written: String
        let spoken: String
        var testDescription: String { promise }

        init(_ promise: String, _ written: String, _ spoken: String) {
            self.promise = promise
            self.written = written
            self.spoken = spoken
        }
    }

    static let markupCases = [
        Case(
            "emphasis signs are dropped", "This is **bold**, *slanted*, __both__ and ~~gone~~.",
            "This is bold, slanted, both and gone."),
        Case("emphasis inside a word is dropped", "un**believ**able", "unbelievable"),
        Case("a star between numbers multiplies", "5 * 3", "five times three"),
        Case("an underscore in a name is a blank", "the snake_case name", "the snake case name"),
        Case("a heading becomes a sentence", "# The plan\nWe begin.", "The plan. We begin."),
        Case("a closed heading loses both signs", "## The plan ##\nGo.", "The plan. Go."),
        Case("list items become sentences", "- milk\n* eggs\n+ bread\n", "milk. eggs. bread."),
        Case("a task box is dropped", "- [ ] milk\n- [x] eggs\n", "milk. eggs."),
        Case("numbered items keep their number", "1. Open it.\n2. Close it.", "one, Open it. two, Close it."),
        Case("a table is read by rows", "| City | Sky |\n|---|:-:|\n| Rome | blue |\n", "City, Sky. Rome, blue."),
        Case("code blocks are not spoken", "Look:\n```swift\nlet a = 1\n```\nDone.", "Look: Done."),
        Case("inline code is spoken as it is", "Use `print` here.", "Use print here."),
        Case("only the text of a link is spoken", "See [the page](https://a.org/x?y=z).", "See the page."),
        Case("an image is its description", "![A cat](cat.png) sleeps.", "A cat sleeps."),
        Case("an address in angle brackets is spoken", "Go to <https://example.com>.", "Go to example dot com."),
        Case("tags are not spoken", "a<br>b <b>c</b>", "a, b c"),
        Case("entities are their characters", "salt &amp; pepper&nbsp;mill", "salt and pepper mill"),
        Case("references to notes are dropped", "It is so.[12] Or not[^a].", "It is so. Or not."),
        Case("rules are dropped", "One.\n\n---\n\nTwo.", "One. Two."),
        Case("quoted lines lose their sign", "> Be kind.", "Be kind."),
        Case("pictures are dropped", "Well done 👍🏽! 🎉 Go 🇺🇸.", "Well done! Go."),
        Case("family pictures are dropped as a whole", "Hi 👨‍👩‍👧 there", "Hi there"),
        Case("a paragraph without a mark gets one", "Hello there\n\nHow are you?", "Hello there. How are you?"),
        Case("a wrapped line goes on", "This goes\non and on.", "This goes on and on."),
        Case("a dash is a pause", "A word—another – and -- more", "A word, another, and, more"),
        Case("escaped signs of emphasis are silent", "\\*not\\* so", "not so"),
        Case("an unfinished link is text", "See [the page", "See the page"),
        Case("an unfinished code block is not spoken", "Look:\n```\nlet a", "Look:"),
    ]

    static let numberCases = [
        Case(
            "thousands", "I have 42 of 1,234,567.",
            "I have forty-two of one million two hundred thirty-four thousand five hundred sixty-seven."),
        Case(
            "years", "In 1984, 2005, 2024 and 1905.",
            "In nineteen eighty-four, two thousand five, twenty twenty-four and nineteen oh five."),
        Case(
            "old years after a preposition only", "In 1776 it cost 1776 coins.",
            "In seventeen seventy-six it cost one thousand seven hundred seventy-six coins."),
        Case("decades", "The 1990s and the '80s.", "The nineteen nineties and the eighties."),
        Case("decimals", "3.14 and 0.5", "three point one four and zero point five"),
        Case("percent", "50% or 12.5%", "fifty percent or twelve point five percent"),
        Case(
            "dollars and cents", "$5.99, $1 and $0.50", "five dollars and ninety-nine cents, one dollar and fifty cents"
        ),
        Case(
            "large amounts", "$1.5 million, $3.2B and $10k",
            "one point five million dollars, three point two billion dollars and ten thousand dollars"),
        Case(
            "other money", "€20, 5€, £3.50 and ¥500",
            "twenty euros, five euros, three pounds and fifty pence and five hundred yen"),
        Case("ordinals", "1st, 22nd and 103rd", "first, twenty-second and one hundred third"),
        Case(
            "times", "3:30 p.m., 3:05, 3:00 and 15:45",
            "three thirty PM, three oh five, three o'clock and fifteen forty-five"),
        Case(
            "a full stop behind p.m. ends a sentence only at its end", "At 3 p.m. we go at 5 p.m.",
            "At three PM we go at five PM."),
        Case(
            "dates", "June 5, 2024 and Jan. 5 and June 2024",
            "June fifth, twenty twenty-four and January fifth and June twenty twenty-four"),
        Case("dates with the day first", "on 5 June 2024", "on the fifth of June, twenty twenty-four"),
        Case(
            "dates in digits", "2024-06-05 or 6/5/2024",
            "June fifth, twenty twenty-four or June fifth, twenty twenty-four"),
        Case(
            "units", "5 km, 1 km, 10kg and 60 mph",
            "five kilometers, one kilometer, ten kilograms and sixty miles per hour"),
        Case("degrees", "72°F and 25 °C", "seventy-two degrees Fahrenheit and twenty-five degrees Celsius"),
        Case(
            "telephone numbers", "555-1234 or (555) 123-4567",
            "five five five, one two three four or five five five, one two three, four five six seven"),
        Case(
            "international telephone numbers", "+1 555 123 4567",
            "plus one, five five five, one two three, four five six seven"),
        Case(
            "ranges", "4-5 minutes, 10–20% and 1939–1945",
            "four to five minutes, ten to twenty percent and nineteen thirty-nine to nineteen forty-five"),
        Case("versions", "2.0.1 and v2.0", "two point zero point one and version two point zero"),
        Case("abbreviations before numbers", "No. 4, p. 55 and #7", "number four, page fifty-five and number seven"),
        Case("fractions", "1/2, 3/4, 2½ and 24/7", "one half, three quarters, two and a half and twenty-four seven"),
        Case("names with numbers", "GPT-4 and a 15-year-old", "GPT four and a fifteen-year-old"),
        Case("less than zero", "-5 degrees", "minus five degrees"),
        Case(
            "codes digit by digit", "007 and 123456789012",
            "zero zero seven and one two three four five six seven eight nine zero one two"),
        Case("sums", "2+2=4", "two plus two equals four"),
        Case("height", "5'10\" tall", "five foot ten tall"),
    ]

    static let signCases = [
        Case("mail addresses", "jane.doe@example.com", "jane dot doe at example dot com"),
        Case("web addresses by host", "https://www.example.com/a/b/c?d=1", "example dot com"),
        Case("short paths are spoken", "https://example.com/docs", "example dot com slash docs"),
        Case("hosts without a scheme", "Visit example.com.", "Visit example dot com."),
        Case("file names", "Open config.json now.", "Open config dot json now."),
        Case("words joined by signs", "R&D, and/or, he/she, C++", "R and D, and or, he or she, C plus plus"),
        Case(
            "comparisons", "is >5, <10, ≥18 and ~5",
            "is more than five, less than ten, at least eighteen and about five"),
        Case("abbreviations", "Mr. Smith vs. Dr. Lee, e.g. here", "Mister Smith versus Doctor Lee, for example here"),
        Case("plain words stay as they are", "Don't you think so?", "Don't you think so?"),
    ]

    @Test("Markup", arguments: markupCases)
    func markup(_ example: Case) {
        #expect(SpeechCleaner.clean(example.written) == example.spoken)
    }

    @Test("Numbers", arguments: numberCases)
    func numbers(_ example: Case) {
        #expect(SpeechCleaner.clean(example.written) == example.spoken)
    }

    @Test("Signs and addresses", arguments: signCases)
    func signs(_ example: Case) {
        #expect(SpeechCleaner.clean(example.written) == example.spoken)
    }

    @Test("Numbers are left to the synthesizer in other languages")
    func otherLanguages() throws {
        let german = try #require(SpeechLanguage(code: "de-AT"))
        #expect(SpeechCleaner.clean("Das **kostet** 5 Euro.", language: german) == "Das kostet 5 Euro.")
    }

    @Test("A word is given as soon as the next begins, a number when what belongs to it is there")
    func nothingIsHeldLongerThanNeeded() {
        var cleaner = SpeechCleaner()
        #expect(cleaner.append("Hello ") == "")
        #expect(cleaner.append("**b") == "Hello")
        #expect(cleaner.append("ig** [w") == " big")
        #expect(cleaner.append("orld](http://a.b) 5 ") == " world")
        #expect(cleaner.append("km a") == " five kilometers")
        #expect(cleaner.append("way ") == "")
        #expect(cleaner.finish() == " away")
    }
}
