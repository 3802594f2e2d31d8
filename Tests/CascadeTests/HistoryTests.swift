import SpeechEngines
import Testing

@testable import Cascade

@Suite("History")
struct HistoryTests {
    @Test("the system prompt comes first, then user and assistant in turn")
    func order() {
        var history = History(prompt: "Be kind.")
        history.add(.user, "Hello")
        history.add(.assistant, " Hi there.\n")
        #expect(
            history.messages == [
                Message(.system, "Be kind."), Message(.user, "Hello"), Message(.assistant, "Hi there."),
            ])
    }

    @Test("an answer of which nothing was heard leaves no trace")
    func unheard() {
        var history = History(prompt: "p")
        history.add(.user, "Hello")
        history.add(.assistant, " ")
        history.add(.user, "are you there?")
        #expect(history.messages == [Message(.system, "p"), Message(.user, "Hello are you there?")])
    }

    @Test("reading ahead changes nothing")
    func readingAhead() {
        let history = History(prompt: "p")
        #expect(history.messages(adding: "Hello").count == 2)
        #expect(history.messages == [Message(.system, "p")])
    }
}
