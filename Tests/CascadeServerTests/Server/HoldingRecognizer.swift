import CascadeTesting
import Dispatch
import SpeechEngines

/// A recognizer that holds up whoever says that an utterance has ended, until the test lets go.
final class HoldingRecognizer: Recognizer {
    let capabilities = RecognizerCapabilities(
        isStreaming: true, sampleRate: 16_000, languages: ["en"], hasWordTimes: false)
    let log = EventLog<String>()
    private let gate = DispatchSemaphore(value: 0)

    func open() async throws -> any RecognizerStream { Stream(log: self.log, gate: self.gate) }

    func release() { self.gate.signal() }

    private struct Stream: RecognizerStream {
        let transcripts: AsyncThrowingStream<Transcript, any Error>
        private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
        private let log: EventLog<String>
        private let gate: DispatchSemaphore

        init(log: EventLog<String>, gate: DispatchSemaphore) {
            (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream()
            self.log = log
            self.gate = gate
        }

        func append(_ samples: [Float]) {}
        func settle() {}
        func discard() {}
        func close() async { self.continuation.finish() }

        func finish() {
            self.log.add("finish")
            self.gate.wait()
        }
    }
}
