package import WebSockets

/// The URL parameters of `stream-input` and `multi-stream-input`.
public struct StreamInputQuery: Sendable, Equatable {
    /// Seconds without a text message after which a stream or context may be ended.
    public static let inactivityTimeouts = 1...180

    public var modelID: String?
    /// ISO 639-1.
    public var languageCode: String?
    public var enableLogging = true
    public var enableSSMLParsing = false
    public var outputFormat = OutputFormat.standard
    /// Seconds, within `inactivityTimeouts`.
    public var inactivityTimeout = 20
    /// Times with every piece of sound.
    public var syncAlignment = false
    /// Every message is spoken at once.
    public var autoMode = false
    public var applyTextNormalization = TextNormalization.auto
    public var seed: Int?
    public var authorization: String?
    public var singleUseToken: String?

    public init() {}

    /// Reads what stands behind the `?`. Unknown parameters are ignored, unreadable ones are as if absent.
    ///
    /// Throws for an output format that does not exist or cannot be sent while it is made: any other would be noise.
    public init(_ query: String) throws(ElevenLabsWireError) { try self.init(reading: QueryParameters(query)) }

    package init(reading parameters: some QueryReader) throws(ElevenLabsWireError) {
        self.modelID = parameters["model_id"]
        self.languageCode = parameters["language_code"]
        self.enableLogging = parameters.flag("enable_logging") ?? true
        self.enableSSMLParsing = parameters.flag("enable_ssml_parsing") ?? false
        self.inactivityTimeout = parameters.whole("inactivity_timeout", in: Self.inactivityTimeouts) ?? 20
        self.syncAlignment = parameters.flag("sync_alignment") ?? false
        self.autoMode = parameters.flag("auto_mode") ?? false
        self.applyTextNormalization =
            parameters["apply_text_normalization"].flatMap(TextNormalization.init) ?? .auto
        self.seed = parameters.whole("seed", in: 0...4_294_967_295)
        self.authorization = parameters["authorization"]
        self.singleUseToken = parameters["single_use_token"]
        self.outputFormat = try OutputFormat(parameters, isStreaming: true)
    }

    /// As it is written behind the `?`; what has its standard value is left out, but the format never.
    public var encoded: String {
        var parameters = QueryParameters()
        parameters.append("model_id", optional: self.modelID)
        parameters.append("language_code", optional: self.languageCode)
        parameters.append("enable_logging", self.enableLogging, default: true)
        parameters.append("enable_ssml_parsing", self.enableSSMLParsing, default: false)
        parameters.append("output_format", self.outputFormat.name)
        if self.inactivityTimeout != 20 { parameters.append("inactivity_timeout", self.inactivityTimeout) }
        parameters.append("sync_alignment", self.syncAlignment, default: false)
        parameters.append("auto_mode", self.autoMode, default: false)
        if self.applyTextNormalization != .auto {
            parameters.append("apply_text_normalization", self.applyTextNormalization.rawValue)
        }
        parameters.append("seed", self.seed)
        parameters.append("authorization", optional: self.authorization)
        parameters.append("single_use_token", optional: self.singleUseToken)
        return parameters.encoded
    }
}

extension OutputFormat {
    /// The parameter `output_format`, `mp3_44100_128` if absent.
    init(_ parameters: some QueryReader, isStreaming: Bool) throws(ElevenLabsWireError) {
        guard let name = parameters["output_format"], !name.isEmpty else {
            self = .standard
            return
        }
        let formats = Self.all.filter { !isStreaming || $0.isStreaming }
        guard let format = OutputFormat(name), formats.contains(format) else {
            throw ElevenLabsWireError(
                "output_format does not exist here; use one of \(formats.map(\.name).joined(separator: ", "))")
        }
        self = format
    }
}
