import CascadeTesting
import SpeechEngines
import Synchronization

/// A recognizer that is told beforehand what it will understand.
final class Dictation: Recognizer {
    let capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: ["en"])
    /// One for each utterance that was not meant for the agent.
    let discarded = EventLog<Void>()
    private let text = Mutex("")

    /// What all sound says from now on.
    var next: String {
        get { self.text.withLock { $0 } }
        set { self.text.withLock { $0 = newValue } }
    }

    func open() async throws -> any RecognizerStream { DictationStream(self) }
}

private final class DictationStream: RecognizerStream {
    let transcripts: AsyncThrowingStream<Transcript, any Error>
    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let dictation: Dictation

    init(_ dictation: Dictation) {
        self.dictation = dictation
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream()
    }

    func append(_ samples: [Float]) {}
    func settle() { self.give(isFinal: false) }
    func finish() { self.give(isFinal: true) }
    func discard() { self.dictation.discarded.add(()) }
    func close() async { self.continuation.finish() }

    private func give(isFinal: Bool) {
        self.continuation.yield(Transcript(text: self.dictation.next, isFinal: isFinal, coverage: .zero))
    }
}
