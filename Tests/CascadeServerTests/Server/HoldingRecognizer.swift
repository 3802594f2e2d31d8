import CascadeTesting
import SpeechEngines

/// A recognizer that opens no stream until the test lets it: its session stands still at its beginning.
final class HoldingRecognizer: Recognizer {
    let capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: ["en"])
    private let log = EventLog<String>()

    func open() async throws -> any RecognizerStream {
        await self.log.wait { $0 == "released" }
        return Stream()
    }

    func release() { self.log.add("released") }

    private struct Stream: RecognizerStream {
        let transcripts: AsyncThrowingStream<Transcript, any Error>
        private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation

        init() { (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream() }

        func append(_ samples: [Float]) {}
        func settle() {}
        func discard() {}
        func finish() {}
        func close() async { self.continuation.finish() }
    }
}
