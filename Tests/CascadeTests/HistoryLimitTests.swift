import SpeechEngines
import Testing

@testable import Cascade

@Suite("How much of a conversation a model is given")
struct HistoryLimitTests {
    private func limit(_ contextTokens: Int?, answer: Int = 160) -> HistoryLimit {
        HistoryLimit(
            LanguageModelCapabilities(contextTokens: contextTokens),
            answerTokens: answer)
    }

    @Test("three bytes stand for a token, without those of the answer; an unknown context has a limit too")
    func bytes() {
        #expect(self.limit(2048).bytes == (2048 - 160) * 3)
        #expect(self.limit(nil) == .unknown)
    }

    @Test("no context and no answer is too large or too small to reckon with")
    func extremes() {
        for context in [Int.min, -1, 0, 1, .max] {
            for answer in [Int.min, -1, 0, 1, .max] { #expect(self.limit(context, answer: answer).bytes >= 0) }
        }
    }
}
