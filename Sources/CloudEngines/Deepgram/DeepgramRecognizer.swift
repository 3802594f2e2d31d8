internal import NIOHTTP1
public import SpeechEngines
internal import WebSockets

/// Deepgram's streaming recognition (listen, version 1).
public struct DeepgramRecognizer: Recognizer {
    /// Deepgram's own service.
    public static let standardBase = "wss://api.deepgram.com/v1"
    public static let standardModel = "nova-3"

    public let capabilities: RecognizerCapabilities

    private let request: WebSocketClientRequest
    private let fault: SocketFault
    private let client: WebSocketClient
    private let clock: @Sendable () -> EngineClock

    /// Nothing is opened yet.
    /// - Parameters:
    ///   - base: the URL up to and with `/v1`, `wss:` or `ws:`.
    ///   - language: a BCP 47 code.
    public init(
        model: String = standardModel, base: String = standardBase, key: APIKey?, language: String = "en",
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: [language])
        var query = QueryParameters()
        for (name, value) in [
            ("model", model), ("language", language), ("encoding", "linear16"), ("sample_rate", "16000"),
            ("channels", "1"), ("interim_results", "true"), ("punctuate", "true"), ("smart_format", "true"),
        ] {
            query.append(name, value)
        }
        self.request = WebSocketClientRequest(
            url: base + "/listen?" + query.encoded,
            headers: HTTPHeaders(key.map { [("Authorization", "Token \($0.secret)")] } ?? []))
        self.fault = SocketFault(vendor: "Deepgram", keyName: "DEEPGRAM_API_KEY", hasKey: key != nil)
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
        RecognizerService(fault: self.fault, clock: self.clock(), connect: self.connect) { DeepgramDialect() }
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
