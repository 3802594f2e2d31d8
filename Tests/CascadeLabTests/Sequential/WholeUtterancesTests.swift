import CascadeTesting
import SpeechEngines
import Testing

@testable import CascadeLab

@Suite("Utterances that are recognized whole")
struct WholeUtterancesTests {
    private enum Call: Equatable {
        case append(Int)
        case settle, finish, discard
    }

    private struct Stream: RecognizerStream {
        let transcripts = AsyncThrowingStream<Transcript, any Error> { $0.finish() }
        let calls = EventLog<Call>()

        func append(_ samples: [Float]) { self.calls.add(.append(samples.count)) }
        func settle() { self.calls.add(.settle) }
        func finish() { self.calls.add(.finish) }
        func discard() { self.calls.add(.discard) }
        func close() async {}
    }

    private let stream = Stream()

    @Test("the recognizer hears an utterance in one piece, when it is over")
    func whole() {
        let utterances = WholeUtterances(self.stream, sampleRate: 100)
        utterances.append([Float](repeating: 0, count: 30))
        utterances.settle()
        utterances.append([Float](repeating: 0, count: 20))
        #expect(self.stream.calls.events.isEmpty)
        utterances.finish()
        utterances.finish()
        #expect(self.stream.calls.events == [.append(50), .finish, .finish])
    }

    @Test("what is discarded is never heard")
    func discarded() {
        let utterances = WholeUtterances(self.stream, sampleRate: 100)
        utterances.append([Float](repeating: 0, count: 30))
        utterances.discard()
        utterances.finish()
        #expect(self.stream.calls.events == [.discard, .finish])
    }

    @Test("of an utterance over a minute nothing is lost")
    func long() {
        let utterances = WholeUtterances(self.stream, sampleRate: 100)
        for _ in 0..<7 { utterances.append([Float](repeating: 0, count: 1000)) }
        #expect(self.stream.calls.events == [.append(7000)])
        utterances.append([Float](repeating: 0, count: 10))
        utterances.finish()
        #expect(self.stream.calls.events == [.append(7000), .append(10), .finish])
    }
}
