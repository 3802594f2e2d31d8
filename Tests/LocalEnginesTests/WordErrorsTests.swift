import CascadeTesting
import Testing

@Suite("Counting word errors")
struct WordErrorsTests {
    @Test("case, punctuation, apostrophes and hyphens do not count")
    func lettersOnly() {
        let errors = WordErrors(
            in: "\u{201C}He wasn\u{2019}t an ILL-disposed young man,\u{201D} she said\u{2026}",
            said: "he wasn't an ill disposed young man she said")
        #expect(errors.count == 0)
        #expect(errors.words == 9)
    }

    @Test(
        "numbers are spelled out on both sides",
        arguments: [
            ("33, 4, 6, 92", "thirty three four six ninety two"), ("Go forward 10 meters.", "go forward ten meters"),
            ("10m", "ten m"), ("1,234 or 100,000", "one thousand two hundred thirty four or one hundred thousand"),
            ("3.14", "three point one four"), ("007", "zero zero seven"), ("in 1,2 or 3", "in one two or three"),
            ("12345678", "one two three four five six seven eight"), ("2.", "two"), ("500", "five hundred"),
            ("0", "zero"), ("the 10th of 21st, 3rd and 20th", "the tenth of twenty first third and twentieth"),
            ("12th 5thly", "twelfth five thly"),
        ])
    func numbers(written: String, spoken: String) {
        #expect(WordErrors.words(of: written).joined(separator: " ") == spoken)
        #expect(WordErrors(in: written, said: spoken).count == 0)
        #expect(WordErrors(in: spoken, said: written).count == 0)
    }

    @Test("titles are written out")
    func titles() {
        #expect(
            WordErrors(in: "Mr. and Mrs. Dashwood, Dr. Lee", said: "mister and missus dashwood doctor lee").count == 0)
    }

    @Test("a word replaced, left out or added is one error each")
    func errors() {
        #expect(WordErrors(in: "the cat sat", said: "the dog sat").count == 1)
        #expect(WordErrors(in: "the sat", said: "the dog sat").count == 1)
        #expect(WordErrors(in: "the big dog sat", said: "the dog sat").count == 1)
        #expect(WordErrors(in: "dog the sat", said: "the dog sat").count == 2)
        #expect(WordErrors(in: "", said: "the dog sat").count == 3)
        #expect(WordErrors(in: "a b c", said: "").count == 3)
    }

    @Test("the rate is errors for each word said, and defined for no words")
    func rate() {
        #expect(WordErrors(in: "a x c d", said: "a b c d").rate == 0.25)
        #expect(WordErrors(in: "", said: "").rate == 0)
        #expect(WordErrors(in: "one two three", said: "one").rate == 2)
    }
}
