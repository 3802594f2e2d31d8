internal import ElevenLabsWire
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServerEdge
internal import WebSockets

/// The ElevenLabs endpoints over plain HTTP.
struct ElevenLabsRoutes: Sendable {
    let account: ElevenLabsAccount

    func add(to router: some RouterMethods<BasicRequestContext>) {
        router.get("/v1/voices") { request, _ in
            await self.answer(request) { try VoiceList(voices: self.voices()).json }
        }
        router.get("/v2/voices") { request, _ in
            await self.answer(request) { try self.page(VoicesQuery(request.uri.query ?? "")).json }
        }
        router.get("/v1/voices/settings/default") { request, _ in
            await self.answer(request) { VoiceSettings.standard.json }
        }
        router.get("/v1/voices/:voice") { request, context in
            await self.answer(request) { try Voice(self.account.voice(Self.name("voice", context))).json }
        }
        router.get("/v1/voices/:voice/settings") { request, context in
            await self.answer(request) {
                _ = try self.account.voice(Self.name("voice", context))
                return VoiceSettings.standard.json
            }
        }
        router.get("/v1/models") { request, _ in
            await self.answer(request) { try self.models().json }
        }
        router.get("/v1/user/subscription") { request, _ in
            await self.answer(request) { try self.subscription().json }
        }
        router.post("/v1/single-use-token/:kind") { request, context in
            await self.answer(request) {
                guard let kind = SingleUseToken.Kind(rawValue: Self.name("kind", context)) else {
                    let kinds = SingleUseToken.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ElevenLabsRefusal.badRequest("There are tokens for \(kinds).", parameter: "token_type")
                }
                return self.account.access.issue(kind).json
            }
        }
        self.addSpeech(to: router)
        for path: RouterPath in [
            "/v1/text-to-speech/:voice/stream-input", "/v1/text-to-speech/:voice/multi-stream-input",
            "/v1/speech-to-text/realtime",
        ] {
            router.get(path) { request, _ in
                await self.answer(request) { throw ElevenLabsRefusal.upgradeRequired }
            }
        }
    }

    private func addSpeech(to router: some RouterMethods<BasicRequestContext>) {
        let speech = SpeechAnswer(account: self.account)
        let kinds: [(RouterPath, SpeechAnswer.Kind)] = [
            ("/v1/text-to-speech/:voice", .whole), ("/v1/text-to-speech/:voice/stream", .stream),
            ("/v1/text-to-speech/:voice/with-timestamps", .wholeWithTimes),
            ("/v1/text-to-speech/:voice/stream/with-timestamps", .streamWithTimes),
        ]
        for (path, kind) in kinds {
            router.post(path) { request, context in
                await self.respond(request) {
                    try await speech.response(to: request, kind, voice: Self.name("voice", context))
                }
            }
        }
    }

    private func voices() throws -> [Voice] { try self.account.catalog().entries.map { Voice($0) } }

    private func page(_ query: VoicesQuery) throws -> VoicePage {
        guard let start = Int(query.nextPageToken ?? "0"), start >= 0 else {
            throw ElevenLabsRefusal.badRequest(
                "next_page_token is not one of this server.", parameter: "next_page_token")
        }
        return VoicePage(of: try self.voices(), query, from: start)
    }

    /// One model that stands for all: which one speaks is the voice's affair.
    private func models() throws -> [SpeechModel] {
        let codes = Set(try self.account.catalog().entries.flatMap(\.languages)).sorted()
        return [
            SpeechModel(
                modelID: "cascade", name: "Cascade", description: "Any model_id is taken; the voice decides.",
                languages: codes.map { .init(languageID: $0, name: $0) },
                maximumTextLength: SpeechAnswer.textLimit)
        ]
    }

    private func subscription() throws -> Subscription {
        // Clients stop at the limit, and this server has none.
        Subscription(
            tier: "self-hosted", characterCount: self.account.characterCount, characterLimit: Int(Int32.max),
            voiceLimit: try self.account.catalog().entries.count)
    }

    private func answer(_ request: Request, _ body: () async throws -> String) async -> Response {
        await self.respond(request) {
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(string: try await body())))
        }
    }

    /// Answers who may ask, with the request's name and how busy the server is.
    private func respond(_ request: Request, _ body: () async throws -> Response) async -> Response {
        let id = RequestID.make()
        var response: Response
        do {
            try self.allow(request)
            response = try await body()
        } catch {
            let refusal = ElevenLabsRefusal(error)
            response = Response(
                status: .init(code: refusal.status), headers: [.contentType: "application/json"],
                body: .init(byteBuffer: ByteBuffer(string: refusal.body(requestID: id).json)))
        }
        response.headers[.traceID] = id
        response.headers[.requestID] = id
        response.headers[.currentRequests] = String(self.account.count)
        response.headers[.maximumRequests] = String(self.account.limit)
        return response
    }

    private func allow(_ request: Request) throws(ElevenLabsRefusal) {
        let headers = RequestHeaders(request)
        let verdict = self.account.access.verdict(
            ElevenLabsAccess.Credentials(
                apiKey: headers[.apiKey], authorization: headers[.authorization], headers: headers))
        switch verdict {
        case .allowed: break
        case .undecided, .denied: throw .wrongKey
        case .foreignOrigin: throw .foreignOrigin
        case .foreignHost: throw .foreignHost
        }
    }

    private static func name(_ parameter: String, _ context: BasicRequestContext) -> String {
        // The router gives it as it is written in the path.
        QueryParameters("v=\(context.parameters.get(parameter) ?? "")")["v"] ?? ""
    }
}
