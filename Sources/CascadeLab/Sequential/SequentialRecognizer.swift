internal import Cascade
internal import SpeechEngines

/// A recognizer that hears each utterance when it is over.
struct SequentialRecognizer: Recognizer {
    let recognizer: any Recognizer

    var capabilities: RecognizerCapabilities { self.recognizer.capabilities }

    func open() async throws -> any RecognizerStream {
        WholeUtterances(try await self.recognizer.open(), sampleRate: MicrophoneBuffer.sampleRate)
    }

    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Recognizer {
        SequentialRecognizer(recognizer: self.recognizer.telling(observer))
    }
}
