import SessionWire
import Testing
import TurnTimes

@Suite("A budget's choices are read from settings, and its advice is a setting")
struct BudgetSettingsTests {
    @Test("what is missing or means nothing is the default")
    func defaults() {
        #expect(BudgetChoices(settings: [:]) == BudgetChoices())
        #expect(BudgetChoices(settings: ["turn.mostSilence": "soon"]) == BudgetChoices())
        #expect(BudgetChoices(settings: ["turn.mostSilence": "1e300"]).mostSilence > .seconds(1))
    }

    @Test("each key is read")
    func keys() {
        let choices = BudgetChoices(settings: [
            "turn.mode": "sequential", "turn.leastSilence": "250", "turn.mostSilence": "700",
            "turn.patience": "eager",
            "speech.firstPiece": "off", "speech.schedule": "quality", "llm.model": "q8_0",
        ])
        #expect(
            choices.isSequential && choices.isEager && !choices.hasFirstPiece && choices.collectsText
                && choices.hasFasterModel)
        #expect(choices.leastSilence == .milliseconds(250))
        #expect(choices.mostSilence == .milliseconds(700))
        for schedule in ["sentences", "automatic", "fast", "auto"] {
            #expect(!BudgetChoices(settings: ["speech.schedule": schedule]).collectsText)
        }
    }

    @Test("the advice names the setting as a command takes it")
    func advice() throws {
        var marks: Marks = [.acousticEnd: .zero]
        for (number, stage) in TurnStage.ofServer.enumerated() { marks[stage.end] = .milliseconds(310 + number) }
        let budget = try #require(LatencyBudget(turns: Array(repeating: marks, count: 4), choices: BudgetChoices()))
        #expect(budget.advice?.setting == "turn.patience=eager")
    }
}
