internal import ElevenLabsWire
internal import NIOHTTP1
public import SpeechEngines
public import SpeechText
internal import WebSockets

/// ElevenLabs' voices over its WebSockets, or those of any service that speaks its protocol, such as `cascade serve`.
///
/// Shared by all sessions. With shared sockets it holds tasks and connections until `stop`.
public final class ElevenLabsSynthesizer: Synthesizer {
    /// ElevenLabs' own service.
    public static let standardBase = "wss://api.elevenlabs.io"
    public static let standardModel = "eleven_flash_v2_5"
    /// "George", one of the voices that every account has.
    public static let standardVoice = "JBFqnCBsd6RMkjVDRZzb"

    public let capabilities: SynthesizerCapabilities

    private let rules: SpokenReply.Rules
    private let source: any SpeechLineSource
    /// Nil with a socket for each reply.
    private let shared: SharedSockets?
    private let clock: EngineClock
    private let connect: @Sendable () async throws -> WebSocketConnection

    /// Nothing is opened yet; `warm` does.
    /// - Parameter key: nil for services that want none.
    /// - Throws: `EngineError` with code `unsupported` for settings that cannot work.
    public init(_ settings: Settings, key: APIKey?, clock: some Clock<Duration> = ContinuousClock()) throws {
        let fault = ElevenLabsFault(hasKey: key != nil)
        let request = WebSocketClientRequest(
            url: try settings.url(), headers: HTTPHeaders(key.map { [("xi-api-key", $0.secret)] } ?? []))
        let client = WebSocketClient.forEngines(handshake: settings.opening, largestMessage: 4 << 20)
        let connect: @Sendable () async throws -> WebSocketConnection = {
            do {
                return try await client.connect(to: request)
            } catch {
                try Task.checkCancellation()
                throw fault.connecting(error)
            }
        }
        self.connect = connect
        self.clock = EngineClock(clock)
        self.rules = SpokenReply.Rules(
            form: settings.form, isAutomatic: settings.isAutomatic, setup: settings.setup, stall: settings.stall,
            format: settings.format, fault: fault)
        _ = try SpokenReply(self.rules)
        switch settings.socket {
        case .single:
            self.shared = nil
            self.source = ReplySockets(fault: fault, connect: connect)
        case .multi:
            let pool = SocketPool(warm: 1, limit: settings.socketLimit, fault: fault)
            let shared = SharedSockets(pool: pool, fault: fault, clock: self.clock, connect: connect)
            self.shared = shared
            self.source = shared
        }
        self.capabilities = SynthesizerCapabilities(
            sampleRate: settings.format.sampleRate, languages: [settings.language],
            hasCharacterTimes: true)
    }

    /// Opens the first shared socket in the background, so that the first reply need not wait for it. A failure shows when
    /// a reply wants the socket.
    public func warm() { self.shared?.warm() }

    /// Speaks chunks as they come; see `Synthesizer`.
    ///
    /// Up to five minutes of sound wait while `emit` is suspended. Pieces have the times of the characters that end in
    /// them, where the service tells any. A connection that is lost is replaced once, and the speech goes on with the word
    /// that broke off.
    /// - Throws: `EngineError`, `CancellationError`, or what `emit` throws.
    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let queue = PieceQueue(
            sampleRate: self.capabilities.sampleRate, overflow: self.rules.fault.socket.overloaded)
        let driver = ReplyDriver(rules: self.rules, source: self.source, clock: self.clock, queue: queue)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await driver.run(chunks) }
            defer { group.cancelAll() }
            for try await piece in queue.pieces {
                queue.took(piece)
                try await emit(piece)
            }
        }
        try Task.checkCancellation()
    }

    /// Opens a connection and closes it, which costs nothing.
    /// - Returns: the time until the service has let us in.
    /// - Throws: `EngineError` if the service cannot be reached or refuses the key.
    public func reach() async throws -> Duration {
        let start = self.clock.now
        let connection = try await self.connect()
        let time = self.clock.now - start
        await connection.close()
        return time
    }

    /// Closes the shared sockets; replies under way fail with `stopped` or `unreachable`.
    public func stop() async { await self.shared?.stop() }
}
