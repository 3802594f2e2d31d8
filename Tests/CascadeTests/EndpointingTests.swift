import Testing

@testable import Cascade

@Suite("Endpointing")
struct EndpointingTests {
    private let endpointing = Endpointing()

    private func wait(_ text: String?, score: Float? = nil) -> Duration {
        self.endpointing.wait(for: PauseEvidence(text: text, scores: score.map { [$0] } ?? []))
    }

    @Test(
        "the wait behind words that hang is longer than behind a sentence",
        arguments: [
            "I would like the", "and then I", "because", "Well...", "I have one, two,", "my number is four one five",
            "My number is 415.",
            "My number is 415-555.",
            "It is spelled B A", "B as in", "to", "um",
        ])
    func hanging(text: String) {
        #expect(self.wait(text) > self.wait("I would like a cup of tea."))
    }

    @Test(
        "a whole telephone number, a year and a price do not hang",
        arguments: ["415 555 2671.", "In 1990.", "It is 25."])
    func wholeNumbers(text: String) {
        #expect(!TurnEnding(text).isOpenNumber)
    }

    @Test("while the words are unknown the wait is longer than behind a sentence")
    func unknown() { #expect(self.wait(nil) > self.wait("Go home.")) }

    @Test("the surer the turn model, the shorter the wait")
    func score() {
        let waits = [Float.zero, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map { self.wait("Go home.", score: $0) }
        #expect(waits == waits.sorted(by: >))
        #expect(waits.first != waits.last)
    }

    @Test("all answers of the turn model to one pause count, not the last alone")
    func severalScores() {
        func wait(_ scores: [Float]) -> Duration {
            self.endpointing.wait(for: PauseEvidence(text: "Go home.", scores: scores))
        }
        #expect(wait([0.9, 0.1]) == wait([0.1, 0.9]) && wait([0.9, 0.1]) == wait([0.5]))
        #expect(wait([0.9, 0.9]) == wait([0.9]))
    }

    @Test("the wait follows the user's own pauses, within bounds, and is the usual one before the first")
    func ownPauses() {
        func wait(_ pauses: [Duration]) -> Duration {
            var own = OwnPauses()
            for pause in pauses { own.add(pause) }
            return self.endpointing.wait(for: PauseEvidence(text: "Go home", pace: own.pace))
        }
        let usual = self.wait("Go home")
        #expect(wait([]) == usual)
        #expect(wait([.milliseconds(150)]) < usual && wait([.milliseconds(800)]) > usual)
        let short = [Duration](repeating: .zero, count: 5000)
        let long = [Duration](repeating: .seconds(1_000_000), count: 5000)
        #expect(wait(short) >= usual / 2 && wait(long) <= usual * 2)
    }

    @Test("every wait lies between the least and the most, also after answers that came too early")
    func limits() {
        for patience in Endpointing.Patience.allCases {
            let endpointing = Endpointing(patience: patience, least: .milliseconds(100), most: .milliseconds(900))
            for text in [nil, "", "Go.", "and then", "12", "A B"] {
                for score in [Float?.none, 0, 0.5, 1] {
                    for cutIns in [0, 1, 100, .max] {
                        let wait = endpointing.wait(
                            for: PauseEvidence(text: text, scores: score.map { [$0] } ?? [], cutIns: cutIns))
                        #expect(wait >= .milliseconds(100) && wait <= .milliseconds(900))
                    }
                }
            }
        }
    }

    @Test("the eager wait less than the normal, and those less than the patient")
    func patience() {
        let waits = [Endpointing.Patience.eager, .normal, .patient].map {
            Endpointing(patience: $0).wait(for: PauseEvidence(text: "Go home"))
        }
        #expect(waits == waits.sorted() && Set(waits).count == 3)
    }
}
