public import SpeechEngines
internal import Synchronization

/// Understands what its script says: the first utterance of a session is the first text, and so on, from the start
/// again after the last.
public struct ScriptedRecognizer: Recognizer {
    public let capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: ["en"])

    private let script: [String]
    private let partialInterval: Int
    private let answersSilence: Bool

    /// - Parameters:
    ///   - script: texts of utterances, at least one.
    ///   - answersSilence: whether an utterance without audio has a text too, for sessions whose detector is deaf.
    ///   - partialInterval: samples of an utterance between two partial transcripts, each a word longer.
    public init(script: [String], partialInterval: Int = 4800, answersSilence: Bool = false) {
        precondition(!script.isEmpty, "a script has at least one text")
        self.script = script
        self.partialInterval = partialInterval
        self.answersSilence = answersSilence
    }

    public func open() async throws -> any RecognizerStream {
        ScriptedRecognizerStream(
            script: self.script, partialInterval: self.partialInterval, answersSilence: self.answersSilence)
    }
}

private final class ScriptedRecognizerStream: RecognizerStream {
    private struct State {
        var next = 0
        var samples = 0
        var partials = 0
    }

    let transcripts: AsyncThrowingStream<Transcript, any Error>
    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let state = Mutex(State())
    private let script: [String]
    private let partialInterval: Int
    private let answersSilence: Bool

    init(script: [String], partialInterval: Int, answersSilence: Bool) {
        self.script = script
        self.answersSilence = answersSilence
        self.partialInterval = partialInterval
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(256))
    }

    func append(_ samples: [Float]) {
        self.state.withLock { state in
            state.samples += samples.count
            while state.samples >= (state.partials + 1) * self.partialInterval {
                state.partials += 1
                self.give(state, words: state.partials, isFinal: false, isSettled: false)
            }
        }
    }

    func settle() {
        self.state.withLock { state in
            if state.samples > 0 { self.give(state, words: .max, isFinal: false) }
        }
    }

    func finish() {
        self.state.withLock { state in
            let isAnswered = state.samples > 0 || self.answersSilence
            self.give(state, words: isAnswered ? .max : 0, isFinal: true)
            if isAnswered { state.next += 1 }
            (state.samples, state.partials) = (0, 0)
        }
    }

    func discard() {
        self.state.withLock { ($0.samples, $0.partials) = (0, 0) }
    }

    func close() async { self.continuation.finish() }

    private func give(_ state: State, words: Int, isFinal: Bool, isSettled: Bool = true) {
        let text = self.script[state.next % self.script.count]
            .split(separator: " ").prefix(words).joined(separator: " ")
        self.continuation.yield(
            Transcript(
                text: text, isFinal: isFinal, coverage: .microseconds(state.samples * 1_000_000 / 16_000),
                isSettled: isSettled))
    }
}
