internal import Cascade
internal import ElevenLabsWire
internal import Logging
internal import NIOHTTP1
internal import ServerEdge
internal import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// The WebSockets of the ElevenLabs protocols: which path is one, who may open it, and what serves it.
final class ElevenLabsSockets: Sendable {
    /// What a path asks for, if it is a socket.
    private enum Endpoint {
        case streamInput(voice: String)
        case multiStreamInput(voice: String)
        case transcription
    }

    private let account: ElevenLabsAccount
    private let listening: ListeningLoop
    private let clock: SessionClock
    private let logger: Logger
    /// Sockets whose key has not come yet.
    private let unshown = Places(UnshownKey.limit)

    init(account: ElevenLabsAccount, listening: ListeningLoop, clock: SessionClock, logger: Logger) {
        self.account = account
        self.listening = listening
        self.clock = clock
        self.logger = logger
    }

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
            let engines = try self.account.engines()
            guard self.account.hasRoom else { throw .full }
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
            let voice = try self.account.voice(voice)
            guard isAllowed ? self.account.hasRoom : self.unshown.hasRoom else { throw .full }
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
        switch self.account.access.verdict(credentials) {
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
            try self.account.enter()
        } catch {
            await connection.close(code: .policyViolation, reason: error.body(requestID: id).message)
            return
        }
        defer { self.account.leave() }
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
        let key = UnshownKey(waiting: self.unshown, open: self.account.open)
        defer { key.leave() }
        self.logger.info("ElevenLabs socket opened without a key", metadata: ["request": "\(id)"])
        await withTaskGroup { group in
            group.addTask { await self.letGo(connection, without: key) }
            await body { setup in self.account.access.accepts(setup) ? key.show() : .authentication }
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
