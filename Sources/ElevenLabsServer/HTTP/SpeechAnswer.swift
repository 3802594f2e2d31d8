internal import AsyncAlgorithms
internal import ElevenLabsWire
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import ServerEdge
internal import SpeechEngines
internal import SpeechText
internal import Synchronization

/// Text to speech with one request.
struct SpeechAnswer: Sendable {
    /// What the client gets.
    enum Kind: Sendable {
        case whole, stream, wholeWithTimes, streamWithTimes

        var isStreaming: Bool { self == .stream || self == .streamWithTimes }
        var hasTimes: Bool { self == .wholeWithTimes || self == .streamWithTimes }
    }

    /// Characters of a request at the most: about 11 minutes, 64 MB where the whole sound must be held.
    static let textLimit = 10_000
    private static let bodyLimit = 1 << 20

    let account: ElevenLabsAccount

    /// - Throws: `ElevenLabsRefusal` or `EngineError` before any sound is sent.
    func response(to request: Request, _ kind: Kind, voice id: String) async throws -> Response {
        let voice = try self.account.voice(id)
        let format: OutputFormat
        let body: SpeechRequest
        do {
            format = try SpeechQuery(request.uri.query ?? "", isStreaming: kind.isStreaming).outputFormat
        } catch {
            throw ElevenLabsRefusal.badRequest(error.message, parameter: "output_format")
        }
        do {
            let buffer = try await request.body.collect(upTo: Self.bodyLimit)
            body = try SpeechRequest(json: String(buffer: buffer))
        } catch let error as ElevenLabsWireError {
            throw ElevenLabsRefusal.badRequest("In the body, \(error.message).", parameter: nil)
        } catch {
            throw ElevenLabsRefusal.badRequest("The body must be JSON of at most 1 MiB.", parameter: nil)
        }
        guard (1...Self.textLimit).contains(body.text.count) else {
            throw ElevenLabsRefusal.badRequest(
                "text must have 1 to \(Self.textLimit) characters.", parameter: "text")
        }
        let writer = SpeechWriter(
            synthesizer: voice.synthesizer(body.voiceSettings?.speed ?? 1), format: format, timesEachPiece: false)
        let queue = self.queue(body, voice)
        self.account.count(characters: body.text.count)
        return kind.isStreaming
            ? try self.stream(queue, writer, kind) : try await self.whole(queue, writer, kind)
    }

    private func queue(_ body: SpeechRequest, _ voice: VoiceCatalog.Entry) -> SpeechQueue {
        let language = SpeechLanguage(code: body.languageCode ?? voice.languages.first ?? "en") ?? .english
        var chunker = SpeechChunker(
            SpeechChunker.Settings(
                mode: .automatic, firstPiece: FirstPiece(), language: language,
                cleansText: body.applyTextNormalization != .off))
        let queue = SpeechQueue()
        for chunk in chunker.append(body.text) + chunker.finish() where !chunk.text.isEmpty {
            // The text's limit is far below the queue's.
            _ = queue.offer(chunk)
        }
        queue.finish()
        return queue
    }

    private func whole(_ queue: SpeechQueue, _ writer: SpeechWriter, _ kind: Kind) async throws -> Response {
        let speech = Mutex(TimedSpeech(audio: []))
        try await self.account.withRoom {
            try await ClientPresence.whileHere {
                try await writer.speak(queue) { piece in
                    speech.withLock { speech in
                        speech.audio += piece.audio
                        speech.append(piece)
                    }
                }
            }
        }
        let result = speech.withLock { $0 }
        guard kind.hasTimes else {
            return Response(
                status: .ok, headers: [.contentType: writer.format.contentType],
                body: .init(byteBuffer: ByteBuffer(bytes: result.audio)))
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            // Dozens of megabytes may be written, and Swift's own threads are few.
            body: .init(byteBuffer: try await NIOThreadPool.singleton.runIfActive { ByteBuffer(string: result.json) }))
    }

    private func stream(_ queue: SpeechQueue, _ writer: SpeechWriter, _ kind: Kind) throws -> Response {
        guard self.account.hasRoom else { throw ElevenLabsRefusal.full }
        let presence = ClientPresence.current
        let body = ResponseBody { output in
            try self.account.enter()
            defer { self.account.leave() }
            let pieces = AsyncThrowingChannel<SpeechWriter.Piece, any Error>()
            try await withThrowingTaskGroup { group in
                group.addTask {
                    do {
                        try await writer.speak(queue) { await pieces.send($0) }
                        pieces.finish()
                    } catch {
                        pieces.fail(error)
                    }
                }
                group.addTask {
                    // Before the first sound nothing is written, so no error tells that the client has left.
                    await presence?.departure()
                    if presence != nil { pieces.fail(CancellationError()) }
                }
                // When the client has left, the error cancels the speech.
                for try await piece in pieces { try await output.write(Self.bytes(of: piece, kind)) }
                group.cancelAll()
            }
            try await output.finish(nil)
        }
        let type = kind.hasTimes ? "application/json" : writer.format.contentType
        return Response(status: .ok, headers: [.contentType: type], body: body)
    }

    private static func bytes(of piece: SpeechWriter.Piece, _ kind: Kind) -> ByteBuffer {
        guard kind.hasTimes else { return ByteBuffer(bytes: piece.audio) }
        var speech = TimedSpeech(audio: piece.audio)
        speech.append(piece)
        return ByteBuffer(string: speech.json + "\n")
    }
}

extension TimedSpeech {
    /// Adds the times of a piece, counted from the beginning of all the sound.
    fileprivate mutating func append(_ piece: SpeechWriter.Piece) {
        guard let times = piece.times else { return }
        func seconds(_ characters: [TimedCharacter]) -> CharacterSeconds {
            let shifted = characters.map {
                TimedCharacter(text: $0.text, start: $0.start + times.origin, end: $0.end + times.origin)
            }
            return CharacterSeconds(shifted, sampleRate: piece.sampleRate)
        }
        self.alignment = CharacterSeconds(
            (self.alignment?.characters ?? []) + seconds(times.characters.source).characters)
        self.normalizedAlignment = CharacterSeconds(
            (self.normalizedAlignment?.characters ?? []) + seconds(times.characters.spoken).characters)
    }
}

extension ElevenLabsRefusal {
    init(_ error: any Error) {
        self = error as? ElevenLabsRefusal ?? .unusable(EngineError(error))
    }
}
