internal import Cascade
internal import ChunkSchedules
internal import CloudEngines
internal import SpeechEngines
internal import SpeechText

/// Everything that can be set, checked.
struct Settings: Sendable {
    /// The engines of each stage, the best first; the others step in when it fails.
    var recognizer = [EngineName.local]
    var languageModel = [EngineName.local]
    var synthesizer = [EngineName.local]
    /// How long a vendor's language model may take.
    var modelTimes = ChatTimes(firstAnswer: .seconds(30))
    /// `q8_0`, `q4_0`, or the path of a GGUF file.
    var modelFile = "q8_0"
    /// Threads of language model and synthesizer, nil for the thread budget's.
    var modelThreads: Int?
    var voiceThreads: Int?
    var voiceSpeed = 1.0
    var voiceVariation = 0.3
    var elevenLabsSpeech = ElevenLabsSynthesizer.Settings()
    var elevenLabsTranscription = ElevenLabsRecognizer.Settings()
    /// What a listener puts up with, for who chooses a schedule.
    var scheduleBudget = ScheduleBudget()
    var agent = Agent()
    /// Names by which the server may be asked for besides this machine's own.
    var hosts: [String] = []

    /// What `speech.schedule` is when the pace of replies decides.
    static let automaticSchedule = "auto"

    init() {}

    /// - Throws: `SettingsError` for the first value that is not allowed.
    init(_ reader: SettingsReader) throws {
        self.recognizer = try reader.engines(.recognizer, of: .recognizer) ?? self.recognizer
        self.languageModel = try reader.engines(.languageModel, of: .languageModel) ?? self.languageModel
        self.synthesizer = try reader.engines(.synthesizer, of: .synthesizer) ?? self.synthesizer
        self.modelTimes.firstToken =
            try reader.milliseconds(.firstTokenTimeout, in: 100...120_000) ?? self.modelTimes.firstToken
        self.modelTimes.stall = try reader.milliseconds(.stallTimeout, in: 100...60_000) ?? self.modelTimes.stall
        self.modelTimes.thinking =
            try reader.milliseconds(.thinkingTimeout, in: 1000...600_000) ?? self.modelTimes.thinking
        self.modelTimes.firstAnswer =
            try reader.milliseconds(.firstAnswerTimeout, in: 100...600_000) ?? self.modelTimes.firstAnswer
        self.modelFile = reader.text(.modelFile) ?? self.modelFile
        self.modelThreads = try reader.wholeNumber(.modelThreads, in: 1...64)
        self.voiceThreads = try reader.wholeNumber(.voiceThreads, in: 1...64)
        self.voiceSpeed = try reader.number(.voiceSpeed, in: 0.5...2) ?? self.voiceSpeed
        self.voiceVariation = try reader.number(.voiceVariation, in: 0...1) ?? self.voiceVariation

        self.agent.prompt = reader.text(.prompt) ?? self.agent.prompt
        self.agent.greeting = reader.text(.greeting)
        self.agent.apology = reader.text(.apology) ?? self.agent.apology
        let options = self.agent.generation
        self.agent.generation = GenerationOptions(
            tokenLimit: try reader.wholeNumber(.tokenLimit, in: 1...1024) ?? options.tokenLimit,
            temperature: try reader.number(.temperature, in: 0...2) ?? options.temperature,
            repeatPenalty: try reader.number(.repeatPenalty, in: 1...2) ?? options.repeatPenalty)
        self.agent.speech = try Self.speech(reader)
        // Read always, so that a bad value is told whatever the schedule.
        let budget = ScheduleBudget()
        self.scheduleBudget = ScheduleBudget(
            firstAudio: try reader.milliseconds(.firstAudioBudget, in: 0...10_000) ?? budget.firstAudio,
            gap: try reader.milliseconds(.gapBudget, in: 0...10_000) ?? budget.gap)
        self.agent.scheduleBudget = reader.text(.schedule) == Self.automaticSchedule ? self.scheduleBudget : nil
        let endpointing = self.agent.endpointing
        self.agent.endpointing = Endpointing(
            afterSentence: try reader.milliseconds(.silenceAfterSentence, in: 0...5000) ?? endpointing.afterSentence,
            otherwise: try reader.milliseconds(.silenceOtherwise, in: 0...10_000) ?? endpointing.otherwise)
        self.agent.mode = try reader.choice(.mode, of: ConversationMode.self) ?? self.agent.mode
        self.agent.bargeIn = try reader.milliseconds(.bargeIn, in: 50...5000) ?? self.agent.bargeIn
        try self.elevenLabsSpeech.read(reader, speech: self.agent.speech)
        try self.elevenLabsTranscription.read(reader, speech: self.agent.speech)
        self.hosts = (reader.text(.hosts) ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter {
            !$0.isEmpty
        }
    }

    /// The engines of all stages.
    var engines: [EngineName] { self.recognizer + self.languageModel + self.synthesizer }

    private static func speech(_ reader: SettingsReader) throws -> SpeechChunker.Settings {
        var speech = Agent.standardSpeech
        if try reader.choice(.firstPiece, of: Switch.self) == .off { speech.firstPiece = nil }
        speech.flushesSentences = try reader.choice(.flush, of: Switch.self) == .on
        if let text = reader.text(.schedule), text != Self.automaticSchedule {
            do {
                speech.mode = try SpeechChunker.Mode(parsing: text)
            } catch {
                throw SettingsError(
                    key: SettingsKey.schedule.rawValue, value: text,
                    allowed: "sentences, automatic, fast, balanced, quality, auto, or thresholds (\(error.message))")
            }
        }
        if let code = reader.text(.language) {
            guard let language = SpeechLanguage(code: code) else {
                let known = SpeechLanguage.all.map(\.code).joined(separator: ", ")
                throw SettingsError(key: SettingsKey.language.rawValue, value: code, allowed: known)
            }
            speech.language = language
        }
        return speech
    }
}
