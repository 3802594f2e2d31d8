import Cascade
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeCommand

@Suite("Why nothing was heard of an answer")
struct TalkOutcomeTests {
    @Test("only a recording without speech is told as one")
    func reasons() {
        let outcome = TalkOutcome()
        #expect("\(outcome.silence(in: "a.wav"))".contains("no speech was heard in a.wav"))
        outcome.take(.finalTranscript(TurnID(1), "Hello"))
        #expect(!"\(outcome.silence(in: "a.wav"))".contains("no speech"))
        outcome.take(.failed(EngineError.wordless()))
        #expect("\(outcome.silence(in: "a.wav"))".contains("without words"))
    }
}
