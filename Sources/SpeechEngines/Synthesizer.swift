public import SpeechText

/// Text to speech. Shared by all sessions of a process.
public protocol Synthesizer: Sendable {
    var capabilities: SynthesizerCapabilities { get }

    /// Speaks chunks as they come.
    ///
    /// Ends when the chunks end and all is spoken, or at its task's cancellation, at the latest after the step that
    /// runs. A chunk with `flush` is spoken without waiting for the next.
    /// - Parameters:
    ///   - chunks: text in the order of speaking.
    ///   - emit: takes the sound in order; the synthesizer waits while it is suspended.
    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never

    /// The same engine, for a session that wants to be told when one of a list takes over.
    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Synthesizer

    /// Shuts the engine down; returns when its thread has ended. Work under way fails with `stopped`. A process must
    /// not exit before: libraries in the middle of a step would lose their memory.
    func stop() async
}

extension Synthesizer {
    /// Of an engine that is no list nothing is to be told.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Synthesizer { self }

    /// Engines without a thread of their own have nothing to end.
    public func stop() async {}
}

/// What a synthesizer can do.
public struct SynthesizerCapabilities: Sendable, Equatable {
    /// Samples a second of the sound it makes.
    public var sampleRate: Int
    /// BCP 47 codes.
    public var languages: [String]
    /// Whether pieces carry character times.
    public var hasCharacterTimes: Bool

    public init(sampleRate: Int, languages: [String], hasCharacterTimes: Bool) {
        self.sampleRate = sampleRate
        self.languages = languages
        self.hasCharacterTimes = hasCharacterTimes
    }
}
