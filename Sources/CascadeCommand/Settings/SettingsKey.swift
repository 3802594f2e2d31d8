/// The keys of agent files, of `--set`, and, in capitals with `CASCADE_` in front, of the environment.
enum SettingsKey: String, CaseIterable {
    case prompt
    case greeting
    case apology = "errors.spoken"
    case recognizer = "engines.stt"
    case languageModel = "engines.llm"
    case synthesizer = "engines.tts"
    case voiceSpeed = "voice.speed"
    case voiceVariation = "voice.variation"
    case voiceThreads = "voice.threads"
    case modelFile = "llm.model"
    case modelThreads = "llm.threads"
    case temperature = "llm.temperature"
    case tokenLimit = "llm.tokenLimit"
    case repeatPenalty = "llm.repeatPenalty"
    case firstTokenTimeout = "llm.firstTokenTimeout"
    case stallTimeout = "llm.stallTimeout"
    case firstPiece = "speech.firstPiece"
    case schedule = "speech.schedule"
    case language = "speech.language"
    case mode = "turn.mode"
    case silenceAfterSentence = "turn.silenceAfterSentence"
    case silenceOtherwise = "turn.silenceOtherwise"
    case bargeIn = "turn.bargeIn"
}
