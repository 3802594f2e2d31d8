internal import SpeechAudio
public import TurnTimes

extension BudgetChoices {
    /// Reads what a budget asks for from settings, by the keys that records of turns hold; what is missing is the default.
    public init(settings: [String: String]) {
        self.init()
        func time(_ key: String) -> Duration? { settings[key].flatMap(Double.init).map { .limited(milliseconds: $0) } }
        self.isSequential = settings["turn.mode"] == "sequential"
        self.silenceAfterSentence = time("turn.silenceAfterSentence") ?? self.silenceAfterSentence
        self.silenceOtherwise = time("turn.silenceOtherwise") ?? self.silenceOtherwise
        self.hasFirstPiece = settings["speech.firstPiece"] != "off"
        self.collectsText = !["sentences", "automatic", "fast", "auto", nil].contains(settings["speech.schedule"])
        self.hasFasterModel = settings["llm.model"] == "q8_0"
    }
}

extension BudgetAdvice {
    /// The setting that does it, as `cascade --set` takes it.
    public var setting: String {
        switch self.change {
        case .overlapStages: "turn.mode=cascade"
        case .silenceAfterSentence(let time): "turn.silenceAfterSentence=\(Int(time.milliseconds))"
        case .silenceOtherwise(let time): "turn.silenceOtherwise=\(Int(time.milliseconds))"
        case .firstPiece: "speech.firstPiece=on"
        case .fasterSchedule: "speech.schedule=fast"
        case .fasterModel: "llm.model=q4_0"
        }
    }
}
