internal import Cascade
internal import CascadeLab
internal import ChunkSchedules
internal import CloudEngines
internal import Configuration
internal import SpeechText

/// Everything that can be set, checked.
struct Settings: Sendable {
    /// The engines of each stage, the best first; the others step in when it fails.
    var recognizer = [EngineName.local]
    var languageModel = [EngineName.local]
    var synthesizer = [EngineName.local]
    var turnModel = TurnModelName.smartTurn
    var detector = DetectorName.auto
    /// How long a vendor's language model may take.
    var modelTimes = ChatTimes(firstAnswer: .seconds(30))
    /// `q8_0`, `q4_0`, or the path of a GGUF file.
    var modelFile = "q8_0"
    /// Conversations that the local language model keeps in its cache.
    var modelSequences = 8
    /// Threads of language model and synthesizer, nil for the thread budget's.
    var modelThreads: Int?
    var voiceThreads: Int?
    var voiceSpeed = 1.0
    var voiceVariation = 0.3
    var elevenLabsSpeech = ElevenLabsSynthesizer.Settings()
    var elevenLabsTranscription = ElevenLabsRecognizer.Settings()
    /// When text is handed to the synthesizer, nil to let the pace of replies decide within the budget.
    var schedule: SpeechChunker.Mode? = Agent.standardSpeech.mode
    /// What a listener puts up with, for who chooses a schedule.
    var scheduleBudget = ScheduleBudget()
    var agent = Agent()
    var mode = TurnMode.speculative
    /// Names by which the server may be asked for besides this machine's own.
    var hosts: [String] = []
    var keys = VendorKeys()
    /// What clients of the server must show.
    var serverKey = EnvironmentKey("CASCADE_KEY")

    init() {}

    /// - Parameters:
    ///   - values: of all settings but secrets.
    ///   - environment: for the secrets.
    /// - Throws: `SettingsError` for the first value that is not allowed.
    init(_ values: ConfigReader, environment: [String: String]) throws(SettingsError) {
        for setting in Setting.all {
            let text = setting.isSecret ? environment[setting.name] : values.string(forKey: ConfigKey(setting.name))
            if let text { try setting.take(text, into: &self) }
        }
        self.agent.speech.mode = self.schedule ?? self.agent.speech.mode
        self.agent.scheduleBudget = self.schedule == nil ? self.scheduleBudget : nil
        if case .schedule(let schedule) = self.schedule { self.elevenLabsSpeech.schedule = schedule.thresholds }
        self.elevenLabsSpeech.language = self.agent.speech.language.code
        self.elevenLabsTranscription.language = self.agent.speech.language.code
    }

    /// The engines of all stages.
    var engines: [EngineName] { self.recognizer + self.languageModel + self.synthesizer }

    /// What a bench's figures depend on, by the settings' names.
    var conditions: [String: String] {
        Setting.all.filter(\.isCondition).reduce(into: [:]) { $0[$1.name] = $1.text(of: self) }
    }
}
