import Testing

@testable import LocalEngines

@Suite("When a speaker's next sound is due")
struct PiperSpeechProgressTests {
    private let start = ContinuousClock.now

    @Test("before the first sound it is due when asked for")
    func first() {
        let progress = SpeechProgress()
        #expect(progress.due(asked: self.start) == self.start)
        #expect(!progress.hasBegun)
    }

    @Test("then it is due when the sound made so far runs out")
    func later() {
        let progress = SpeechProgress()
        progress.add(.milliseconds(200), at: self.start)
        progress.add(.milliseconds(300), at: self.start.advanced(by: .milliseconds(50)))
        #expect(progress.due(asked: self.start) == self.start.advanced(by: .milliseconds(500)))
    }

    @Test("a speaker who fell silent long ago is no more urgent than one who asks now")
    func silence() {
        let progress = SpeechProgress()
        progress.add(.milliseconds(200), at: self.start)
        let later = self.start.advanced(by: .seconds(9))
        #expect(progress.due(asked: later) == later)
        progress.add(.milliseconds(100), at: later)
        #expect(progress.due(asked: self.start) == later.advanced(by: .milliseconds(100)))
    }
}
