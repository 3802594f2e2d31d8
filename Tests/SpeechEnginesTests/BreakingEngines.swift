import SpeechEngines
import SpeechText
import Synchronization

private let tripped = EngineError(.unreachable, "the engine tripped", isRetryable: true)

/// A model that says some words and fails.
final class BreakingModel: LanguageModel {
    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    private let words: [String]
    private let calls = Atomic(0)

    init(words: [String] = []) {
        self.words = words
    }

    private let preparations = Atomic(0)

    var count: Int { self.calls.load(ordering: .relaxed) }
    var prepared: Int { self.preparations.load(ordering: .relaxed) }

    func prepare(for messages: [Message]) async { self.preparations.wrappingAdd(1, ordering: .relaxed) }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        self.calls.wrappingAdd(1, ordering: .relaxed)
        for word in self.words { try await emit(.text(word)) }
        throw tripped
    }
}

/// A model that gives parts whether they were asked for or not, and may then fail.
struct PartsModel: LanguageModel {
    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    private let parts: [MessagePart]
    private let fails: Bool

    init(_ parts: [MessagePart], fails: Bool = false) {
        self.parts = parts
        self.fails = fails
    }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        for part in self.parts { try await emit(part) }
        if self.fails { throw tripped }
        return .toolCalls
    }
}

/// A synthesizer that takes a chunk more than it speaks, and fails.
struct BreakingSynthesizer: Synthesizer {
    let rate: Int
    var spoken = 0

    var capabilities: SynthesizerCapabilities {
        SynthesizerCapabilities(sampleRate: self.rate, languages: [], hasCharacterTimes: true)
    }

    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        var index = 0
        for await _ in chunks {
            if index == self.spoken { throw tripped }
            try await emit(SpokenPiece(chunk: index, samples: [Float](repeating: 0.1, count: 100)))
            index += 1
        }
        try Task.checkCancellation()
        if index > 0 { throw tripped }
    }
}

/// A recognizer that cannot be opened, or whose stream hears nothing and fails when told.
final class BreakingRecognizer: Recognizer {
    let capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: ["en"])
    private let opens: Bool
    private let stream = Stream()

    init(opens: Bool = false) {
        self.opens = opens
    }

    func open() async throws -> any RecognizerStream {
        guard self.opens else { throw tripped }
        return self.stream
    }

    func fail() { self.stream.continuation.finish(throwing: tripped) }

    private final class Stream: RecognizerStream {
        let transcripts: AsyncThrowingStream<Transcript, any Error>
        let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation

        init() {
            (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream()
        }

        func append(_ samples: [Float]) {}
        func settle() {}
        func finish() {}
        func discard() {}
        func close() async { self.continuation.finish() }
    }
}
