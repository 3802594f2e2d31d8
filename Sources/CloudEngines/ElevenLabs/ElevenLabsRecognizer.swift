public import ElevenLabsWire
internal import NIOHTTP1
public import SpeechEngines
internal import WebSockets

/// ElevenLabs' realtime transcription, or that of any service that speaks its protocol, such as `cascade serve`.
public struct ElevenLabsRecognizer: Recognizer {
    public static let standardModel = "scribe_v2_realtime"

    /// What to ask for and how.
    public struct Settings: Sendable, Equatable {
        public var model = standardModel
        /// `wss:` or `https:`, for local services also `ws:` or `http:`; the service's address without a path.
        public var base = ElevenLabsSynthesizer.standardBase
        /// Who ends a segment: we, by a commit at each pause, or the service, at silence. Then we send it silence.
        public var commit = CommitStrategy.manual
        /// Whether words have times.
        public var includesTimes = true
        /// A BCP 47 code.
        public var language = "en"

        public init() {}
    }

    public let capabilities: RecognizerCapabilities

    private let request: WebSocketClientRequest
    private let query: TranscriptionQuery
    private let fault: ElevenLabsFault
    private let client: WebSocketClient
    private let clock: @Sendable () -> EngineClock

    /// Nothing is opened yet.
    /// - Parameter key: nil for services that want none.
    /// - Throws: `EngineError` with code `unsupported` for an address that is none.
    public init(_ settings: Settings, key: APIKey?, clock: some Clock<Duration> = ContinuousClock()) throws {
        var query = TranscriptionQuery(modelID: settings.model)
        query.commitStrategy = settings.commit
        // The least that the service takes: our own detector has found the pause already.
        if settings.commit == .vad { query.silenceThreshold = 0.3 }
        query.includeTimestamps = settings.includesTimes
        query.languageCode = String(settings.language.prefix { $0 != "-" })
        self.query = query
        self.capabilities = RecognizerCapabilities(
            sampleRate: query.audioFormat.sampleRate, languages: [settings.language])
        self.request = WebSocketClientRequest(
            url: try ElevenLabsAddress(settings.base).socket + ElevenLabsPath.realtimeTranscription + "?"
                + query.encoded,
            headers: HTTPHeaders(key.map { [("xi-api-key", $0.secret)] } ?? []))
        self.fault = ElevenLabsFault(hasKey: key != nil)
        self.client = .forEngines()
        self.clock = { EngineClock(clock) }
    }

    /// Connects once; a connection that is lost later is opened again by itself.
    public func open() async throws -> any RecognizerStream {
        let stream = VendorRecognizerStream(rate: self.capabilities.sampleRate, service: self.service)
        try await stream.begin()
        return stream
    }

    /// Opens a connection and closes it, which costs nothing.
    /// - Returns: the time until the service has let us in.
    /// - Throws: `EngineError` if the service cannot be reached or refuses the key.
    public func reach() async throws -> Duration { try await self.service.reach() }

    private var service: RecognizerService {
        RecognizerService(
            fault: self.fault.socket, clock: self.clock(), connect: self.connect,
            dialect: { [query, fault] in TranscriptionDialect(query, fault: fault) },
            failure: { [fault] in fault.lost($0) })
    }

    @Sendable private func connect() async throws -> WebSocketConnection {
        do {
            return try await self.client.connect(to: self.request)
        } catch {
            try Task.checkCancellation()
            throw self.fault.connecting(error)
        }
    }
}
