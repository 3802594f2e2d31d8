internal import ChunkSchedules
internal import SpeechAudio
public import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes

/// Speaks replies with a synthesizer, through the stages that a session's replies go through.
public struct SynthesizerVoice: ReplyVoice {
    private let engines: EngineSet
    private let clock: SessionClock

    /// - Parameter engines: only the synthesizer is used.
    public init(_ engines: EngineSet, clock: some Clock<Duration>) {
        self.engines = engines
        self.clock = SessionClock(clock)
    }

    public func speak(
        _ model: any LanguageModel, _ messages: [Message], _ options: GenerationOptions, _ candidate: ScheduleCandidate
    ) async throws -> VoicedReply {
        var engines = self.engines
        engines.model = model
        let reply = try await RecordedReply.make(
            of: messages, options: options, speech: candidate.settings, engines: engines, clock: self.clock)
        guard let first = reply.sounds.first, let release = reply.releases.first else {
            throw LabError(.session, "a reply made no sound: \(reply.tokens.map(\.text).joined().prefix(80))")
        }
        let rate = engines.synthesizer.capabilities.sampleRate
        var letters = 0
        let pieces = reply.releases.enumerated().map { index, release in
            // Source of chunks without sound is in front of the next one's.
            defer { letters += release.chunk.source.count { !$0.isWhitespace } }
            return (letters, release.chunk.text.count, reply.sounds.firstIndex { $0.piece.chunk == index })
        }
        return VoicedReply(
            tokens: reply.tokens, text: reply.releases.map(\.chunk.text).joined(separator: " "),
            delay: first.time - release.time, pieces: pieces,
            arrivals: reply.sounds.map {
                PlayOut.Arrival(time: $0.time, length: .samples($0.piece.samples.count, at: rate))
            },
            clip: Self.clip(reply.sounds.map(\.piece), sampleRate: rate))
    }

    public func speakWhole(_ text: String) async throws -> SpokenClip {
        let chunk = SpeechChunk(text: text, source: text, flush: true)
        let chunks = AsyncStream(SpeechChunk.self, bufferingPolicy: .bufferingOldest(1)) { stream in
            stream.yield(chunk)
            stream.finish()
        }
        let pieces = Mutex<[SpokenPiece]>([])
        try await self.engines.synthesizer.speak(chunks) { piece in pieces.withLock { $0.append(piece) } }
        return Self.clip(pieces.withLock { $0 }, sampleRate: self.engines.synthesizer.capabilities.sampleRate)
    }

    private static func clip(_ pieces: [SpokenPiece], sampleRate: Int) -> SpokenClip {
        var times = ClipTimes()
        var samples: [Float] = []
        var chunk: Int?
        for piece in pieces {
            if piece.chunk != chunk {
                times.endWord()
                chunk = piece.chunk
            }
            if let own = piece.times { times.add(own, from: samples.count) }
            samples += piece.samples
        }
        return SpokenClip(AudioClip(samples: samples, sampleRate: sampleRate), times: times.times)
    }
}
