package import WebSockets

/// The URL parameters of realtime speech to text.
public struct TranscriptionQuery: Sendable, Equatable {
    /// Formats of the sound that a client sends.
    public static let audioFormats = OutputFormat.all.filter {
        $0.codec == .ulaw || ($0.codec == .pcm && $0.sampleRate != 32_000)
    }

    static let silenceThresholds = 0.3...3.0
    static let speechThresholds = 0.1...0.9
    static let shortestTimes = 50.0...2000.0
    private static let keytermLimit = 50

    public var modelID: String
    public var audioFormat: OutputFormat
    public var commitStrategy = CommitStrategy.manual
    /// Seconds of silence that end a segment, 0.3…3.
    public var silenceThreshold = 1.5
    /// Above this probability sound is speech, 0.1…0.9.
    public var speechThreshold = 0.4
    /// Milliseconds, 50…2000.
    public var minimumSpeech = 100
    /// Milliseconds, 50…2000.
    public var minimumSilence = 100
    /// ISO 639; nil to detect it.
    public var languageCode: String?
    public var includeTimestamps = false
    public var includeLanguageDetection = false
    /// Words that are likely, 50 at the most; more are left out.
    public var keyterms: [String] = []
    public var noVerbatim = false
    public var enableLogging = true
    /// A single-use token.
    public var token: String?

    /// - Parameter audioFormat: one of `audioFormats`; nil is `pcm_16000`.
    public init(modelID: String = "scribe_v2_realtime", audioFormat: OutputFormat? = nil) {
        self.modelID = modelID
        self.audioFormat = audioFormat ?? Self.standardFormat
    }

    private static let standardFormat = Self.audioFormats.first { $0.name == "pcm_16000" } ?? .standard

    /// Reads what stands behind the `?`. Unknown parameters are ignored.
    ///
    /// Throws for a value that is out of its range, as the service tells its client of them.
    public init(_ query: String) throws(ElevenLabsWireError) { try self.init(reading: QueryParameters(query)) }

    package init(reading parameters: some QueryReader) throws(ElevenLabsWireError) {
        guard let modelID = parameters["model_id"], !modelID.isEmpty else {
            throw ElevenLabsWireError("model_id is missing: give scribe_v2_realtime")
        }
        self.init(modelID: modelID)
        if let name = parameters["audio_format"] {
            guard let format = OutputFormat(name), Self.audioFormats.contains(format) else {
                let names = Self.audioFormats.map(\.name).joined(separator: ", ")
                throw ElevenLabsWireError("audio_format does not exist; use one of \(names)")
            }
            self.audioFormat = format
        }
        if let name = parameters["commit_strategy"] {
            guard let strategy = CommitStrategy(rawValue: name) else {
                throw ElevenLabsWireError("commit_strategy must be manual or vad")
            }
            self.commitStrategy = strategy
        }
        self.silenceThreshold = try Self.number(parameters, "vad_silence_threshold_secs", Self.silenceThresholds) ?? 1.5
        self.speechThreshold = try Self.number(parameters, "vad_threshold", Self.speechThresholds) ?? 0.4
        self.minimumSpeech =
            try Self.number(parameters, "min_speech_duration_ms", Self.shortestTimes).map { Int($0) } ?? 100
        self.minimumSilence =
            try Self.number(parameters, "min_silence_duration_ms", Self.shortestTimes).map { Int($0) } ?? 100
        self.languageCode = parameters["language_code"].flatMap { $0.isEmpty ? nil : $0 }
        self.includeTimestamps = parameters.flag("include_timestamps") ?? false
        self.includeLanguageDetection = parameters.flag("include_language_detection") ?? false
        self.keyterms = Array(parameters.all("keyterms").prefix(Self.keytermLimit))
        self.noVerbatim = parameters.flag("no_verbatim") ?? false
        self.enableLogging = parameters.flag("enable_logging") ?? true
        self.token = parameters["token"]
    }

    /// As it is written behind the `?`; what has its standard value is left out.
    public var encoded: String {
        let standard = TranscriptionQuery()
        var parameters = QueryParameters()
        parameters.append("model_id", self.modelID)
        parameters.append("audio_format", self.audioFormat.name)
        parameters.append("commit_strategy", self.commitStrategy.rawValue)
        if self.silenceThreshold != standard.silenceThreshold {
            parameters.append("vad_silence_threshold_secs", self.silenceThreshold)
        }
        if self.speechThreshold != standard.speechThreshold {
            parameters.append("vad_threshold", self.speechThreshold)
        }
        if self.minimumSpeech != standard.minimumSpeech {
            parameters.append("min_speech_duration_ms", self.minimumSpeech)
        }
        if self.minimumSilence != standard.minimumSilence {
            parameters.append("min_silence_duration_ms", self.minimumSilence)
        }
        parameters.append("language_code", optional: self.languageCode)
        parameters.append("include_timestamps", self.includeTimestamps, default: false)
        parameters.append("include_language_detection", self.includeLanguageDetection, default: false)
        for term in self.keyterms { parameters.append("keyterms", term) }
        parameters.append("no_verbatim", self.noVerbatim, default: false)
        parameters.append("enable_logging", self.enableLogging, default: true)
        parameters.append("token", optional: self.token)
        return parameters.encoded
    }

    private static func number(
        _ parameters: some QueryReader, _ name: String, _ range: ClosedRange<Double>
    ) throws(ElevenLabsWireError) -> Double? {
        guard parameters[name] != nil else { return nil }
        guard let number = parameters.number(name), range.contains(number) else {
            throw ElevenLabsWireError("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
