internal import Cascade
internal import SpeechAudio
public import SpeechEngines
public import SpeechText
internal import Synchronization
public import TurnTimes

/// One reply without a session, for measurements: the stages of a conversation's replies, and a listener who takes all
/// sound at once. Times are the clock's.
public struct RecordedReply: Sendable {
    /// A token of the model.
    public struct Token: Sendable, Equatable {
        public var text: String
        public var time: Duration

        public init(text: String, time: Duration) {
            self.text = text
            self.time = time
        }
    }

    /// A chunk with something to speak, released to the synthesizer.
    public struct Release: Sendable, Equatable {
        public var chunk: SpeechChunk
        public var time: Duration
    }

    /// A piece of sound.
    public struct Sound: Sendable, Equatable {
        public var piece: SpokenPiece
        public var time: Duration
    }

    public private(set) var tokens: [Token] = []
    /// In the order that `SpokenPiece.chunk` counts.
    public private(set) var releases: [Release] = []
    public private(set) var sounds: [Sound] = []
    private var failure: (any Error)?

    private init() {}

    /// Asks the model, and has its answer spoken as it comes.
    /// - Parameters:
    ///   - engines: only language model and synthesizer are used.
    /// - Throws: what an engine throws; nothing is apologized for.
    public static func make(
        of messages: [Message], options: GenerationOptions = GenerationOptions(), speech: SpeechChunker.Settings,
        engines: EngineSet, clock: SessionClock
    ) async throws -> RecordedReply {
        let record = Record()
        var engines = engines
        engines.model = NotedModel(model: engines.model, clock: clock) { token in
            record.add { $0.tokens.append(token) }
        }
        let reply = Reply(
            id: ReplyID(1), source: .model(messages, options), apology: "", speech: speech,
            engines: engines, speaker: PatientSpeaker(), gate: ReplyGate(isOpen: true), clock: clock
        ) { progress in
            switch progress {
            case .chunk(let chunk, let time) where !chunk.text.isEmpty:
                record.add { $0.releases.append(Release(chunk: chunk, time: time)) }
            case .audio(let piece, let time, _): record.add { $0.sounds.append(Sound(piece: piece, time: time)) }
            case .failed(let error): record.add { $0.failure = $0.failure ?? error }
            default: break
            }
        }
        await reply.run()
        try Task.checkCancellation()
        let made = record.reply
        if let failure = made.failure { throw failure }
        return made
    }

    private final class Record: Sendable {
        private let state = Mutex(RecordedReply())

        var reply: RecordedReply { self.state.withLock { $0 } }

        func add(_ change: (inout sending RecordedReply) -> Void) { self.state.withLock { change(&$0) } }
    }

    private struct PatientSpeaker: Speaker {
        func play(_ audio: ReplyAudio) async throws {}
        func pause(_ reply: ReplyID) {}
        func resume(_ reply: ReplyID) {}
        func stop(_ reply: ReplyID) {}
    }

    /// Tells of each token before it is handed on.
    private struct NotedModel: LanguageModel {
        let model: any LanguageModel
        let clock: SessionClock
        let note: @Sendable (Token) -> Void

        var capabilities: LanguageModelCapabilities { self.model.capabilities }

        func reply(
            to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
        ) async throws -> GenerationEnd {
            try await self.model.reply(to: messages, options: options) { part in
                if case .text(let text) = part { self.note(Token(text: text, time: self.clock.now)) }
                try await emit(part)
            }
        }
    }
}
