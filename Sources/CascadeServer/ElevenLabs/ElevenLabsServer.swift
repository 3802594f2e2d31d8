internal import Cascade
internal import ElevenLabsWire
internal import Logging
internal import NIOHTTP1
internal import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// The ElevenLabs endpoints: who may use them, with which voice, and how many at once.
final class ElevenLabsServer: Sendable {
    struct Settings: Sendable {
        /// Sockets and requests for speech at once, and so for transcription.
        var limit: Int
        /// Whether an unknown voice id means the default voice.
        var acceptsAnyVoice: Bool
    }

    /// What a path asks for, if it is a socket.
    private enum Endpoint {
        case streamInput(voice: String)
        case multiStreamInput(voice: String)
        case transcription
    }

    let access: ElevenLabsAccess
    private let settings: Settings
    private let readiness: EngineReadiness
    private let listening: ListeningLoop
    private let voices: @Sendable (EngineSet) -> VoiceCatalog
    private let clock: SessionClock
    private let logger: Logger
    private let open: Places
    /// Sockets whose key has not come yet.
    private let unshown = Places(UnshownKey.limit)
    private let characters = Atomic(0)

    init(
        access: Access, settings: Settings, readiness: EngineReadiness, listening: ListeningLoop,
        voices: @escaping @Sendable (EngineSet) -> VoiceCatalog, clock: SessionClock, logger: Logger
    ) {
        self.access = ElevenLabsAccess(access: access, clock: clock)
        self.settings = settings
        self.open = Places(settings.limit)
        self.readiness = readiness
        self.listening = listening
        self.voices = voices
        self.clock = clock
        self.logger = logger
    }

    /// Sockets and requests that are open now.
    var count: Int { self.open.taken }
    /// Sockets whose key has not come yet.
    var unshownCount: Int { self.unshown.taken }
    var limit: Int { self.open.limit }
    var hasRoom: Bool { self.open.hasRoom }
    /// Characters that requests over HTTP had spoken.
    var characterCount: Int { self.characters.load(ordering: .relaxed) }

    func count(characters: Int) { self.characters.add(characters, ordering: .relaxed) }

    /// The engines.
    /// - Throws: why they cannot be used now.
    func engines() throws(ElevenLabsRefusal) -> EngineSet {
        switch self.readiness.state {
        case .loading: throw .loading
        case .failed(let error): throw .unusable(error)
        case .ready(let engines): return engines
        }
    }

    /// All voices.
    func catalog() throws(ElevenLabsRefusal) -> VoiceCatalog { self.voices(try self.engines()) }

    /// The voice with the id, or the default voice where the settings allow it.
    func voice(_ id: String) throws(ElevenLabsRefusal) -> VoiceCatalog.Entry {
        let catalog = try self.catalog()
        if let voice = catalog[id] { return voice }
        guard self.settings.acceptsAnyVoice else { throw .unknownVoice }
        return catalog.entries[0]
    }

    /// Counts the body among what is open.
    func withRoom<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try self.enter()
        defer { self.leave() }
        return try await body()
    }

    /// Takes a place; `leave` must follow.
    func enter() throws(ElevenLabsRefusal) {
        guard self.open.take() else { throw .full }
    }

    func leave() { self.open.leave() }

    /// Decides about a WebSocket; nil for a path that is none of these.
    func decide(_ request: WebSocketUpgradeRequest) -> WebSocketUpgradeDecision? {
        guard let endpoint = Self.endpoint(request.path) else { return nil }
        let id = RequestID.make()
        let headers: HTTPHeaders = ["x-trace-id": id, "request-id": id]
        do {
            let handler = try self.handler(endpoint, request, id: id)
            return .accept(WebSocketAcceptance(headers: headers, handler: handler))
        } catch {
            return .refuse(
                WebSocketUpgradeRefusal(
                    status: HTTPResponseStatus(statusCode: error.status), json: error.body(requestID: id).json,
                    headers: headers))
        }
    }

    /// Whether the path is a WebSocket.
    static func isSocket(_ path: String) -> Bool { Self.endpoint(path) != nil }

    private static func endpoint(_ path: String) -> Endpoint? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if path == ElevenLabsPath.realtimeTranscription { return .transcription }
        guard parts.count == 4, parts.starts(with: ["v1", "text-to-speech"]), let kind = parts.last else { return nil }
        let voice = QueryParameters("v=\(parts[parts.startIndex + 2])")["v"] ?? ""
        return switch kind {
        case "stream-input": .streamInput(voice: voice)
        case "multi-stream-input": .multiStreamInput(voice: voice)
        default: nil
        }
    }

    private func handler(
        _ endpoint: Endpoint, _ request: WebSocketUpgradeRequest, id: String
    ) throws(ElevenLabsRefusal) -> @Sendable (WebSocketConnection) async throws -> Void {
        let query = QueryParameters(request.query ?? "")
        let headers = RequestHeaders(request)
        var credentials = ElevenLabsAccess.Credentials(
            apiKey: headers[.apiKey],
            authorization: headers[.authorization] ?? query[CredentialParameter.authorization.rawValue],
            headers: headers)
        switch endpoint {
        case .transcription:
            credentials.singleUseToken = query[CredentialParameter.token.rawValue]
            credentials.tokenKind = .realtimeScribe
            guard try self.isAllowed(credentials) else { throw .wrongKey }
            let engines = try self.engines()
            guard self.hasRoom else { throw .full }
            return { connection in
                await self.serve(connection, id) {
                    await TranscriptionSocket(
                        connection: connection, engines: engines, listening: self.listening, sessionID: id,
                        query: request.query ?? ""
                    ).run()
                }
            }
        case .streamInput(let voice), .multiStreamInput(let voice):
            credentials.singleUseToken = query[CredentialParameter.singleUseToken.rawValue]
            credentials.tokenKind = .speechSocket
            let isAllowed = try self.isAllowed(credentials)
            let voice = try self.voice(voice)
            guard isAllowed ? self.hasRoom : self.unshown.hasRoom else { throw .full }
            return { connection in
                if isAllowed {
                    await self.serve(connection, id) {
                        await self.speak(endpoint, connection, voice, request.query ?? "", unless: { _ in nil })
                    }
                } else {
                    await self.serveUnshown(connection, id) { refusal in
                        await self.speak(endpoint, connection, voice, request.query ?? "", unless: refusal)
                    }
                }
            }
        }
    }

    /// False if the first message must decide.
    private func isAllowed(_ credentials: ElevenLabsAccess.Credentials) throws(ElevenLabsRefusal) -> Bool {
        switch self.access.verdict(credentials) {
        case .allowed: return true
        case .undecided: return false
        case .denied: throw .wrongKey
        case .foreignOrigin: throw .foreignOrigin
        case .foreignHost: throw .foreignHost
        }
    }

    private func serve(_ connection: WebSocketConnection, _ id: String, _ body: () async -> Void) async {
        do {
            // Several may have been let in at the same moment.
            try self.enter()
        } catch {
            await connection.close(code: .policyViolation, reason: error.body(requestID: id).message)
            return
        }
        defer { self.leave() }
        self.logger.info("ElevenLabs socket opened", metadata: ["request": "\(id)"])
        await body()
        self.logger.info("ElevenLabs socket ended", metadata: ["request": "\(id)"])
    }

    /// Serves a socket that must show the key in its first message, and lets it go if it does not.
    private func serveUnshown(
        _ connection: WebSocketConnection, _ id: String,
        _ body: (@escaping @Sendable (SpeechSetup) -> StreamError?) async -> Void
    ) async {
        guard self.unshown.take() else {
            await connection.close(code: .policyViolation, reason: StreamError.full.message)
            return
        }
        let key = UnshownKey(waiting: self.unshown, open: self.open)
        defer { key.leave() }
        self.logger.info("ElevenLabs socket opened without a key", metadata: ["request": "\(id)"])
        await withTaskGroup { group in
            group.addTask { await self.letGo(connection, without: key) }
            await body { setup in self.access.accepts(setup) ? key.show() : .authentication }
            group.cancelAll()
        }
        self.logger.info("ElevenLabs socket ended", metadata: ["request": "\(id)"])
    }

    private func letGo(_ connection: WebSocketConnection, without key: UnshownKey) async {
        do {
            try await self.clock.sleep(until: self.clock.now + UnshownKey.patience)
        } catch {
            // The socket has ended before.
            return
        }
        guard key.expire() else { return }
        let failure = StreamError.authentication
        // A client that has left needs no reason.
        try? await connection.sendText(StreamOutputMessage(.error(failure)).json)
        await connection.close(code: .policyViolation, reason: failure.message)
    }

    private func speak(
        _ endpoint: Endpoint, _ connection: WebSocketConnection, _ voice: VoiceCatalog.Entry, _ query: String,
        unless refusal: @escaping @Sendable (SpeechSetup) -> StreamError?
    ) async {
        let parameters: StreamInputQuery
        do {
            parameters = try StreamInputQuery(query)
        } catch {
            connection.start()
            let failure = StreamError("invalid_output_format", error.message, parameter: "output_format")
            // A client that has left needs no reason.
            try? await connection.sendText(StreamOutputMessage(.error(failure)).json)
            await connection.close(code: .policyViolation, reason: error.message)
            return
        }
        var rules = SpeechRules()
        rules.inactivity = .seconds(parameters.inactivityTimeout)
        rules.isAutomatic = parameters.autoMode
        rules.cleansText = parameters.applyTextNormalization != .off
        let language = parameters.languageCode ?? voice.languages.first ?? "en"
        rules.language = SpeechLanguage(code: language) ?? .english
        rules.refusal = refusal
        let writer: @Sendable (VoiceSettings) -> SpeechWriter = { settings in
            SpeechWriter(
                synthesizer: voice.synthesizer(settings.speed ?? 1), format: parameters.outputFormat,
                timesEachPiece: parameters.syncAlignment)
        }
        let clock = SessionClock(ContinuousClock())
        if case .streamInput = endpoint {
            await SpeechSocket<StreamInputMachine>(connection: connection, clock: clock, writer: writer)
                .run(StreamInputMachine(rules))
        } else {
            await SpeechSocket<MultiStreamInputMachine>(connection: connection, clock: clock, writer: writer)
                .run(MultiStreamInputMachine(rules))
        }
    }
}
