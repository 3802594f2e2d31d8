/// What the server of realtime speech to text says first.
public struct TranscriptionSession: Sendable, Equatable {
    public var sessionID: String
    /// What the session works with; nil if the server says nothing about it. The token is never told.
    public var query: TranscriptionQuery?

    public init(sessionID: String, query: TranscriptionQuery?) {
        self.sessionID = sessionID
        self.query = query
    }

    private enum CodingKeys: String, CodingKey {
        case config
        case sessionID = "session_id"
    }

    private enum ConfigKeys: String, CodingKey {
        case keyterms
        case sampleRate = "sample_rate"
        case audioFormat = "audio_format"
        case languageCode = "language_code"
        case commitStrategy = "commit_strategy"
        case silenceThreshold = "vad_silence_threshold_secs"
        case speechThreshold = "vad_threshold"
        case minimumSpeech = "min_speech_duration_ms"
        case minimumSilence = "min_silence_duration_ms"
        case modelID = "model_id"
        case enableLogging = "enable_logging"
        case includeTimestamps = "include_timestamps"
        case includeLanguageDetection = "include_language_detection"
        case noVerbatim = "no_verbatim"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.sessionID = try fields.decodeIfPresent(String.self, forKey: .sessionID) ?? ""
        guard fields.contains(.config), try !fields.decodeNil(forKey: .config) else {
            self.query = nil
            return
        }
        let config = try fields.nestedContainer(keyedBy: ConfigKeys.self, forKey: .config)
        let standard = TranscriptionQuery()
        var query = TranscriptionQuery(
            modelID: try config.decodeIfPresent(String.self, forKey: .modelID) ?? standard.modelID,
            audioFormat: try config.decodeIfPresent(String.self, forKey: .audioFormat).flatMap { OutputFormat($0) })
        query.commitStrategy =
            try config.decodeIfPresent(String.self, forKey: .commitStrategy).flatMap(CommitStrategy.init) ?? .manual
        query.silenceThreshold =
            try config.number(.silenceThreshold, near: TranscriptionQuery.silenceThresholds)
            ?? standard.silenceThreshold
        query.speechThreshold =
            try config.number(.speechThreshold, near: TranscriptionQuery.speechThresholds) ?? standard.speechThreshold
        let shortest = TranscriptionQuery.shortestTimes
        query.minimumSpeech =
            try config.number(.minimumSpeech, near: shortest).map { Int($0) } ?? standard.minimumSpeech
        query.minimumSilence =
            try config.number(.minimumSilence, near: shortest).map { Int($0) } ?? standard.minimumSilence
        query.languageCode = try config.decodeIfPresent(String.self, forKey: .languageCode)
        query.includeTimestamps = try config.flag(.includeTimestamps)
        query.includeLanguageDetection = try config.flag(.includeLanguageDetection)
        query.keyterms = try config.decodeIfPresent([String].self, forKey: .keyterms) ?? []
        query.noVerbatim = try config.flag(.noVerbatim)
        query.enableLogging = try config.flag(.enableLogging, default: true)
        self.query = query
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.sessionID, forKey: .sessionID)
        guard let query else { return }
        var config = fields.nestedContainer(keyedBy: ConfigKeys.self, forKey: .config)
        try config.encode(query.modelID, forKey: .modelID)
        try config.encode(query.audioFormat.name, forKey: .audioFormat)
        try config.encode(query.audioFormat.sampleRate, forKey: .sampleRate)
        try config.encode(query.commitStrategy, forKey: .commitStrategy)
        try config.encode(query.silenceThreshold, forKey: .silenceThreshold)
        try config.encode(query.speechThreshold, forKey: .speechThreshold)
        try config.encode(query.minimumSpeech, forKey: .minimumSpeech)
        try config.encode(query.minimumSilence, forKey: .minimumSilence)
        try config.encode(query.languageCode, forKey: .languageCode)
        try config.encode(query.includeTimestamps, forKey: .includeTimestamps)
        try config.encode(query.includeLanguageDetection, forKey: .includeLanguageDetection)
        try config.encode(query.keyterms, forKey: .keyterms)
        try config.encode(query.noVerbatim, forKey: .noVerbatim)
        try config.encode(query.enableLogging, forKey: .enableLogging)
    }
}
