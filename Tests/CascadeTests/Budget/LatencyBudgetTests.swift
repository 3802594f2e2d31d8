import Cascade
import Testing

@Suite("The latency budget says where the time goes and what to turn next")
struct LatencyBudgetTests {
    /// A turn whose stages last so many milliseconds.
    static func turn(_ lengths: [TurnStage: Double]) -> [Mark: Double] {
        var marks: [Mark: Double] = [.acousticEnd: 0]
        var time = 0.0
        for stage in TurnStage.allCases {
            time += lengths[stage] ?? 1
            marks[stage.end] = time
        }
        return marks
    }

    static func turns(_ lengths: [TurnStage: [Double]]) -> [[Mark: Double]] {
        (0..<5).map { index in Self.turn(lengths.mapValues { $0[index] }) }
    }

    @Test("a stage's floor is its least, what is left is the median above it, and the whole has a median of its own")
    func shares() throws {
        let turns = Self.turns([.model: [10, 20, 30, 40, 50], .text: [90, 80, 70, 60, 50]])
        let budget = try #require(LatencyBudget(turns: turns, settings: ["turn.silenceAfterSentence": "0"]))
        #expect(budget.turns == 5)
        #expect(budget.shares.map(\.stage) == TurnStage.allCases)
        let model = try #require(budget.shares.first { $0.stage == .model })
        #expect((model.median, model.floor, model.left) == (30, 10, 20))
        let text = try #require(budget.shares.first { $0.stage == .text })
        #expect((text.median, text.floor, text.left) == (70, 50, 20))
        #expect(budget.median == 104)
        #expect(budget.floor == 64)
        #expect(budget.overTarget == -96)
    }

    @Test("the silence that is set is no floor: it could be shorter")
    func silence() throws {
        let turns = Self.turns([.endpointing: [310, 320, 330, 340, 350]])
        let budget = try #require(LatencyBudget(turns: turns, settings: [:]))
        #expect(budget.shares.first?.floor == 10)
        #expect(budget.shares.first?.left == 320)
        #expect(budget.advice?.setting == "turn.silenceAfterSentence=200")
        let short = try #require(LatencyBudget(turns: turns, settings: ["turn.silenceAfterSentence": "400"]))
        #expect(short.shares.first?.floor == 0, "the detector's end of speech may lie before the rule's")
    }

    @Test("fewer turns than a median takes make no budget, nor do turns that were not answered")
    func tooFew() {
        let turn = Self.turn([:])
        var silent = turn
        silent[.firstByteWritten] = nil
        var typed = turn
        typed[.acousticEnd] = nil
        #expect(LatencyBudget(turns: [turn, turn, turn, silent, typed], settings: [:]) == nil)
        #expect(LatencyBudget(turns: [turn, turn, turn, turn], settings: [:])?.turns == 4)
    }

    @Test(
        "the advice is for the stage with the most left that a setting can help",
        arguments: [
            ([.endpointing: 900, .text: 100], [:], "turn.silenceOtherwise=600"),
            ([.endpointing: 900, .text: 100], ["turn.silenceOtherwise": "0", "turn.silenceAfterSentence": "0"], nil),
            ([.text: 100], ["speech.firstPiece": "off"], "speech.firstPiece=on"),
            ([.text: 100], ["speech.schedule": "quality"], "speech.schedule=fast"),
            ([.text: 100], ["speech.schedule": "fast", "llm.model": "q8_0"], "llm.model=q4_0"),
            ([.text: 100, .model: 200], ["speech.firstPiece": "off", "llm.model": "q8_0"], "llm.model=q4_0"),
            ([.model: 200], ["llm.model": "q4_0"], nil),
            ([.text: 100, .release: 200], ["turn.mode": "sequential"], "turn.mode=cascade"),
            ([.endpointing: 900, .text: 100], ["turn.mode": "sequential"], "turn.mode=cascade"),
            ([.synthesis: 500, .text: 50], ["speech.firstPiece": "off"], "speech.firstPiece=on"),
            ([.synthesis: 500, .text: 5], ["speech.firstPiece": "off"], nil),
        ] as [([TurnStage: Double], [String: String], String?)])
    func advice(lengths: [TurnStage: Double], settings: [String: String], setting: String?) {
        // One turn in which every stage is at its best, so that the others have something left.
        let turns = [Self.turn([:])] + Array(repeating: Self.turn(lengths), count: 4)
        #expect(LatencyBudget(turns: turns, settings: settings)?.advice?.setting == setting)
    }
}
