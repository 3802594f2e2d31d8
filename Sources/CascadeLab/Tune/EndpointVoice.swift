internal import ElevenLabsWire
internal import NIOHTTP1
internal import SpeechAudio
public import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// Speaks replies over a `stream-input` socket of ElevenLabs' protocol, ours or the service's: a socket for each reply.
///
/// Its pieces are those that the endpoint's own rule makes of what was sent; the service's may differ, and it does not tell.
/// When a piece begins to sound is read from the characters' times.
public struct EndpointVoice: ReplyVoice {
    /// Nothing answers the first message; after this it has been taken.
    private static let settling = Duration.milliseconds(30)

    private let base: String
    private let voice: String
    private let model: String?
    private let format: OutputFormat
    private let headers: HTTPHeaders
    private let clock: SessionClock

    /// - Parameters:
    ///   - base: the server's address, as `ws://127.0.0.1:8080`.
    ///   - key: sent as a header.
    ///   - sampleRate: one that the service offers as PCM.
    /// - Throws: `LabError` if it offers no such rate.
    public init(
        base: String, voice: String = "default", model: String? = nil, key: String? = nil, sampleRate: Int,
        clock: some Clock<Duration>
    ) throws(LabError) {
        guard let format = OutputFormat.pcm(sampleRate) else {
            throw LabError(.session, "the endpoint has no PCM of \(sampleRate) samples a second")
        }
        self.base = base
        self.voice = voice
        self.model = model
        self.format = format
        self.headers = key.map { ["xi-api-key": $0] } ?? [:]
        self.clock = SessionClock(clock)
    }

    /// Returns once the server lets clients in.
    public func waitUntilReady() async throws {
        try await ServerReadiness.wait(
            for: self.url(isAutomatic: false), WebSocketClient(), SessionClock(ContinuousClock()))
    }

    public func speak(
        _ model: any LanguageModel, _ messages: [Message], _ options: GenerationOptions, _ candidate: ScheduleCandidate
    ) async throws -> VoicedReply {
        let settings = candidate.settings
        let text = Mutex(EndpointText(settings))
        let tokens = Mutex<[RecordedReply.Token]>([])
        let sound = try await self.exchange(
            isAutomatic: EndpointText.isAutomatic(settings), thresholds: EndpointText.thresholds(settings)
        ) { send in
            _ = try await model.reply(to: messages, options: options) { part in
                guard case .text(let token) = part else { return }
                tokens.withLock { $0.append(RecordedReply.Token(text: token, time: self.clock.now)) }
                for message in text.withLock({ $0.take(token) }) { try await send(message) }
            }
            for message in text.withLock({ $0.finish() }) { try await send(message) }
        }
        let written = tokens.withLock { $0 }
        var letters = 0
        let pieces = text.withLock { $0.generations }.map { generation in
            defer { letters += generation.count { !$0.isWhitespace } }
            return (letters, generation.count, sound.arrival(ofLetter: letters))
        }
        return VoicedReply(
            tokens: written, text: written.map(\.text).joined(), delay: nil,
            // Without times nobody knows which piece is heard when.
            pieces: sound.clip.times == nil ? [] : pieces, arrivals: sound.arrivals, clip: sound.clip)
    }

    public func speakWhole(_ text: String) async throws -> SpokenClip {
        try await self.exchange(isAutomatic: true, thresholds: nil) { send in
            try await send(StreamInputMessage(text: text + " ", flush: true))
            try await send(.end)
        }.clip
    }

    private func url(isAutomatic: Bool) -> String {
        var query = StreamInputQuery()
        query.modelID = self.model
        query.outputFormat = self.format
        query.autoMode = isAutomatic
        return "\(self.base)/v1/text-to-speech/\(self.voice)/stream-input?\(query.encoded)"
    }

    /// Opens a socket, sends what `write` has to say, and reads to the end.
    private func exchange(
        isAutomatic: Bool, thresholds: [Int]?,
        write: @escaping @Sendable (_ send: @Sendable (StreamInputMessage) async throws -> Void) async throws -> Void
    ) async throws -> EndpointSound {
        let request = WebSocketClientRequest(url: self.url(isAutomatic: isAutomatic), headers: self.headers)
        return try await WebSocketClient().withConnection(to: request) { connection in
            connection.start()
            let setup = SpeechSetup(generationConfig: thresholds.map { GenerationConfig(chunkLengthSchedule: $0) })
            try await connection.sendText(StreamInputMessage.initialize(setup).json)
            try await Task.sleep(for: Self.settling)
            return try await withThrowingTaskGroup(of: EndpointSound?.self) { group in
                group.addTask {
                    try await write { message in try await connection.sendText(message.json) }
                    return nil
                }
                group.addTask { try await self.read(connection.texts) }
                defer { group.cancelAll() }
                for try await sound in group { if let sound { return sound } }
                throw LabError(.session, "the endpoint sent no sound")
            }
        }
    }

    private func read(_ texts: WebSocketTexts) async throws -> EndpointSound {
        var sound = EndpointSound(sampleRate: self.format.sampleRate)
        for await text in texts {
            switch try StreamOutputMessage(json: text).output {
            case .audio(let output): sound.add(output, at: self.clock.now)
            case .error(let error): throw LabError(.session, "the endpoint could not speak: \(error.message)")
            case .final: break
            }
        }
        guard !sound.arrivals.isEmpty else { throw LabError(.session, "the endpoint sent no sound") }
        return sound
    }
}
