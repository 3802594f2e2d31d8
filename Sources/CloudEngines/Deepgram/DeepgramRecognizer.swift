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
        let query = [
            ("model", model), ("language", language), ("encoding", "linear16"), ("sample_rate", "16000"),
            ("channels", "1"), ("interim_results", "true"), ("punctuate", "true"), ("smart_format", "true"),
        ]
        self.request = WebSocketClientRequest(
            url: base + "/listen?" + query.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&"),
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

    /// A value of a query: everything but letters, digits, `-`, `.` and `_` is percent-encoded.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                return String(UnicodeScalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                return "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }.joined()
    }
}
