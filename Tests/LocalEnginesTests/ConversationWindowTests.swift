import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Shortening a conversation")
struct ConversationWindowTests {
    private func texts(after drops: Int, _ messages: [Message]) -> [String]? {
        var window = ConversationWindow(messages)
        for _ in 0..<drops {
            guard window.dropOldestTurn() else { return nil }
        }
        return window.messages.map(\.text)
    }

    @Test("the oldest question goes with its answer; the system prompt and the last message stay")
    func turns() {
        let messages = [
            Message(.system, "s"), Message(.user, "q1"), Message(.assistant, "a1"), Message(.user, "q2"),
            Message(.assistant, "a2"), Message(.user, "q3"),
        ]
        #expect(self.texts(after: 1, messages) == ["s", "q2", "a2", "q3"])
        #expect(self.texts(after: 2, messages) == ["s", "q3"])
        #expect(self.texts(after: 3, messages) == nil)
        #expect(self.texts(after: 2, Array(messages.dropFirst())) == ["q3"])
        #expect(self.texts(after: 3, Array(messages.dropFirst())) == nil)
    }

    @Test("a greeting, unanswered questions and several answers in a row are dropped in order")
    func uneven() {
        let messages = [
            Message(.system, "s"), Message(.assistant, "hello"), Message(.user, "q1"), Message(.user, "q2"),
            Message(.assistant, "a2"), Message(.assistant, "more"), Message(.user, "q3"),
        ]
        #expect(self.texts(after: 1, messages) == ["s", "q1", "q2", "a2", "more", "q3"])
        #expect(self.texts(after: 2, messages) == ["s", "q2", "a2", "more", "q3"])
        #expect(self.texts(after: 3, messages) == ["s", "q3"])
    }

    @Test("a last message that is an answer stays")
    func answerLast() {
        #expect(self.texts(after: 1, [Message(.user, "q"), Message(.assistant, "a")]) == ["a"])
    }

    @Test("nothing is dropped where only the system prompt and one message are left")
    func nothing() {
        for messages in [
            [], [Message(.system, "s")], [Message(.user, "q")], [Message(.system, "s"), Message(.user, "q")],
        ] {
            var window = ConversationWindow(messages)
            let isDropped = window.dropOldestTurn()
            #expect(!isDropped)
            #expect(window.messages == messages)
        }
    }
}
