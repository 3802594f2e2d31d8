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

    /// The whole conversation in the measure of the limit.
    private func size(_ messages: [Message]) -> Int { messages.reduce(0) { $0 + HistoryLimit.size(of: $1.text) } }

    @Test("a call of a thousand turns stays within the limit, and its beginning changes once in many turns")
    func bounded() {
        var history = History(prompt: "Be kind.", limit: HistoryLimit(bytes: 6000))
        var starts: Set<String> = []
        for number in 0..<1000 {
            history.add(.user, "Question \(number): what is the capital of France?")
            #expect(self.size(history.messages) <= 6000)
            #expect(history.messages.first == Message(.system, "Be kind."))
            #expect(history.messages[1].role == .user)
            #expect(history.messages.last?.text.hasPrefix("Question \(number):") ?? false)
            starts.insert(history.messages[1].text)
            history.add(.assistant, "The capital of France is Paris, number \(number).")
            #expect(self.size(history.messages) <= 6000)
        }
        // From a third of the room to seven eighths of it there are more than ten turns.
        #expect(starts.count <= 100, "\(starts.count)")
    }

    @Test("a call whose answers are never heard is bounded too, although all its questions are one message")
    func unheardForEver() {
        var history = History(prompt: "p", limit: HistoryLimit(bytes: 3000))
        for number in 0..<1000 {
            history.add(.user, "Are you there, or is it number \(number) again?")
            history.add(.assistant, "")
            #expect(history.messages.count == 2)
            #expect(self.size(history.messages) <= 3000)
            #expect(history.messages[1].text.hasSuffix("number \(number) again?"))
        }
    }

    @Test("the oldest turns go behind an answer rather than before one, so that the rest can be read ahead")
    func dropsBehindAnswers() {
        var history = History(prompt: "p", limit: HistoryLimit(bytes: 6000))
        var dropped = 0
        for number in 0..<500 {
            let isDropped = history.add(.user, "Question \(number)?")
            #expect(!isDropped)
            // Every other one is not heard.
            dropped += history.add(.assistant, number % 2 == 0 ? "This is answer \(number)." : "") ? 1 : 0
        }
        #expect(dropped > 0)
    }

    @Test("the last message stays, and so does the prompt, however long they are; the next one finds room again")
    func huge() {
        let huge = String(repeating: "word ", count: 10_000)
        var history = History(prompt: huge, limit: HistoryLimit(bytes: 100))
        history.add(.user, "Hello")
        history.add(.assistant, "Hi")
        history.add(.user, huge)
        #expect(history.messages.map(\.role) == [.system, .user])
        #expect(history.messages[1].text.count == huge.count - 1)
        history.add(.user, "Again")
        #expect(history.messages.map(\.text) == [huge, "Again"])
    }

    @Test("a greeting stays while there is room, and goes before the first question goes")
    func greeting() {
        var history = History(prompt: "p", limit: HistoryLimit(bytes: 400))
        history.add(.assistant, "Welcome.")
        history.add(.user, "Hello")
        #expect(history.messages.map(\.role) == [.system, .assistant, .user])
        for _ in 0..<10 { history.add(.user, "And then what happened after that?") }
        #expect(history.messages.map(\.role) == [.system, .user])
    }
}
