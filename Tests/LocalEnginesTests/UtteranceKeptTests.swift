import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Utterances that come at once")
struct UtteranceKeptTests {
    @Test("the longest utterance that is promised keeps its front, however fast it comes")
    func front() throws {
        var queue = UtteranceQueue()
        let count = RecognizerCapabilities.keptUtterance.samples(at: MoonshineModel.sampleRate)
        for start in stride(from: 0, to: count, by: 16_000) {
            queue.append([Float](repeating: Float(start), count: min(16_000, count - start)))
        }
        _ = queue.finish()
        let next = queue.nextWork()
        let work = try #require(next)
        #expect(work.start == 0)
        #expect(work.samples.first == 0)
    }
}
