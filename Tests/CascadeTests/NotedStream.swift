import CascadeTesting
import SpeechEngines

/// A recognizer's stream that understands nothing and notes what it is told.
final class NotedStream: RecognizerStream {
    enum Call: Sendable, Equatable {
        case append(samples: Int)
        case settle, finish, discard
    }

    let transcripts = AsyncThrowingStream<Transcript, any Error> { $0.finish() }
    let calls = EventLog<Call>()

    func append(_ samples: [Float]) { self.calls.add(.append(samples: samples.count)) }
    func settle() { self.calls.add(.settle) }
    func finish() { self.calls.add(.finish) }
    func discard() { self.calls.add(.discard) }
    func close() async {}
}
