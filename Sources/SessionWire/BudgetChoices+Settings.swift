internal import SpeechAudio
public import TurnTimes

extension BudgetChoices {
    /// Reads what a budget asks for from settings, by the keys that records of turns hold; what is missing is the default.
    public init(settings: [String: String]) {
        self.init()
        func time(_ key: String) -> Duration? { settings[key].flatMap(Double.init).map { .limited(milliseconds: $0) } }
        self.isSequential = settings["turn.mode"] == "sequential"
        self.isEager = settings["turn.patience"] == "eager"
        self.leastSilence = time("turn.leastSilence") ?? self.leastSilence
        self.mostSilence = time("turn.mostSilence") ?? self.mostSilence
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
        case .eager: "turn.patience=eager"
        case .mostSilence(let time): "turn.mostSilence=\(Int(time.milliseconds))"
        case .firstPiece: "speech.firstPiece=on"
        case .fasterSchedule: "speech.schedule=fast"
        case .fasterModel: "llm.model=q4_0"
        }
    }
}
