import Cascade
import CascadeTesting
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("Text at a set rate", .timeLimit(.minutes(5)))
struct PacedTokensTests {
    @Test("tokens have four and a half characters, and joined they are the text")
    func tokens() {
        let text = TuneReplies.english.joined(separator: " ")
        let tokens = PacedTokens.tokens(of: text)
        #expect(tokens.joined() == text)
        #expect(abs(Double(text.count) / Double(tokens.count) - 4.5) < 0.01)
        #expect(PacedTokens.tokens(of: "").isEmpty)
    }

    @Test("each token is due at its own time, and the first at once")
    func times() async throws {
        let clock = ManualClock()
        let time = SessionClock(clock)
        let times = EventLog<Duration>()
        try await withThrowingTaskGroup { group in
            group.addTask {
                let model = PacedTokens(rate: 20, clock: time)
                _ = try await model.reply(to: [Message(.assistant, "One two three")], options: GenerationOptions()) {
                    _ in times.add(time.now)
                }
            }
            for _ in 0..<2 {
                try await clock.sleepers(1)
                // Late, as on a busy machine: the next one is due all the same.
                clock.advance(by: .milliseconds(60))
            }
            for try await _ in group {}
        }
        #expect(times.events == [.zero, .milliseconds(60), .milliseconds(120)])
    }

    @Test("the built-in replies are of 25 to 90 words, and some reach the first threshold of quality")
    func replies() {
        let words = TuneReplies.english.map { $0.split(separator: " ").count }
        #expect(words.allSatisfy { (25...90).contains($0) })
        #expect((20...25).contains(words.count))
        #expect(TuneReplies.english.count { $0.count > 250 } >= 5)
    }
}
