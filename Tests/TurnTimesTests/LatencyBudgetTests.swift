import Testing
import TurnTimes

@Suite("The latency budget says where the time goes and what to turn next")
struct LatencyBudgetTests {
    /// A turn whose stages last so many milliseconds.
    static func turn(_ lengths: [TurnStage: Int]) -> Marks {
        var marks: Marks = [.acousticEnd: .zero]
        var time = Duration.zero
        for stage in TurnStage.ofServer {
            time += .milliseconds(lengths[stage] ?? 1)
            marks[stage.end] = time
        }
        return marks
    }

    static func turns(_ lengths: [TurnStage: [Int]]) -> [Marks] {
        (0..<5).map { index in Self.turn(lengths.mapValues { $0[index] }) }
    }

    @Test("a stage's floor is its least, what is left is the median above it, and the whole has a median of its own")
    func shares() throws {
        let turns = Self.turns([.model: [10, 20, 30, 40, 50], .text: [90, 80, 70, 60, 50]])
        let budget = try #require(
            LatencyBudget(turns: turns, choices: Self.choices { $0.leastSilence = .zero }))
        #expect(budget.turns == 5)
        #expect(budget.shares.map(\.stage) == TurnStage.ofServer)
        let model = try #require(budget.shares.first { $0.stage == .model })
        #expect((model.median, model.floor, model.left) == (.milliseconds(30), .milliseconds(10), .milliseconds(20)))
        let text = try #require(budget.shares.first { $0.stage == .text })
        #expect((text.median, text.floor, text.left) == (.milliseconds(70), .milliseconds(50), .milliseconds(20)))
        #expect(budget.median == .milliseconds(104))
        #expect(budget.floor == .milliseconds(64))
        #expect(budget.overTarget == .milliseconds(-96))
    }

    @Test("the silence that is set is no floor: it could be shorter")
    func silence() throws {
        let turns = Self.turns([.endpointing: [310, 320, 330, 340, 350]])
        let budget = try #require(LatencyBudget(turns: turns, choices: BudgetChoices()))
        #expect(budget.shares.first?.floor == .milliseconds(250))
        #expect(budget.shares.first?.left == .milliseconds(80))
        #expect(budget.advice?.change == .eager)
        let short = try #require(
            LatencyBudget(turns: turns, choices: Self.choices { $0.leastSilence = .milliseconds(400) }))
        #expect(short.shares.first?.floor == .milliseconds(0), "the detector's end of speech may lie before the rule's")
    }

    @Test("fewer turns than a median takes make no budget, nor do turns that were not answered")
    func tooFew() {
        let turn = Self.turn([:])
        var silent = turn
        silent[.firstByteWritten] = nil
        var typed = turn
        typed[.acousticEnd] = nil
        #expect(LatencyBudget(turns: [turn, turn, turn, silent, typed], choices: BudgetChoices()) == nil)
        #expect(LatencyBudget(turns: [turn, turn, turn, turn], choices: BudgetChoices())?.turns == 4)
    }

    private static func choices(_ change: (inout BudgetChoices) -> Void) -> BudgetChoices {
        var choices = BudgetChoices()
        change(&choices)
        return choices
    }

    private static let cases: [([TurnStage: Int], BudgetChoices, BudgetAdvice.Change?)] = [
        ([.endpointing: 900, .text: 100], BudgetChoices(), .eager),
        ([.endpointing: 900, .text: 100], choices { $0.isEager = true }, .mostSilence(.milliseconds(1100))),
        (
            [.endpointing: 900, .text: 100],
            choices { ($0.isEager, $0.leastSilence, $0.mostSilence) = (true, .seconds(1), .seconds(1)) }, nil
        ),
        ([.text: 100], choices { $0.hasFirstPiece = false }, .firstPiece),
        ([.text: 100], choices { $0.collectsText = true }, .fasterSchedule),
        ([.text: 100], choices { $0.hasFasterModel = true }, .fasterModel),
        ([.text: 100, .model: 200], choices { ($0.hasFirstPiece, $0.hasFasterModel) = (false, true) }, .fasterModel),
        ([.model: 200], BudgetChoices(), nil),
        ([.text: 100, .release: 200], choices { $0.isSequential = true }, .overlapStages),
        ([.endpointing: 900, .text: 100], choices { $0.isSequential = true }, .overlapStages),
        ([.synthesis: 500, .text: 50], choices { $0.hasFirstPiece = false }, .firstPiece),
        ([.synthesis: 500, .text: 5], choices { $0.hasFirstPiece = false }, nil),
    ]

    @Test("the advice is for the stage with the most left that a choice can help", arguments: 0..<Self.cases.count)
    func advice(number: Int) {
        let (lengths, choices, change) = Self.cases[number]
        // One turn in which every stage is at its best, so that the others have something left.
        let turns = [Self.turn([:])] + Array(repeating: Self.turn(lengths), count: 4)
        #expect(LatencyBudget(turns: turns, choices: choices)?.advice?.change == change)
    }
}
