import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Shortening a conversation")
struct ConversationWindowTests {
    /// The texts that stay where every message costs 10.
    private func texts(_ messages: [Message], room: Int, dropping blocks: Int = 0) -> [String] {
        ConversationWindow(messages, costs: messages.map { _ in 10 }).fitting(room, dropping: blocks).map(\.text)
    }

    private static let talk = [
        Message(.system, "s"), Message(.user, "q1"), Message(.assistant, "a1"), Message(.user, "q2"),
        Message(.assistant, "a2"), Message(.user, "q3"),
    ]

    @Test("a conversation that fits stays whole")
    func fits() {
        #expect(self.texts(Self.talk, room: 60) == Self.talk.map(\.text))
        #expect(self.texts(Self.talk, room: 1000) == Self.talk.map(\.text))
    }

    @Test("questions go with their answers; the system prompt and the last message stay")
    func turns() {
        #expect(self.texts(Self.talk, room: 59) == ["s", "q3"])
        #expect(self.texts(Self.talk, room: 50) == ["s", "q2", "a2", "q3"])
        #expect(self.texts(Self.talk, room: 30) == ["s", "q3"])
        #expect(self.texts(Self.talk, room: 0) == ["s", "q3"])
        #expect(self.texts(Array(Self.talk.dropFirst()), room: 0) == ["q3"])
    }

    @Test("more blocks go where it is asked for, but never the last message")
    func more() {
        #expect(self.texts(Self.talk, room: 60, dropping: 1) == ["s", "q3"])
        #expect(self.texts(Self.talk, room: 60, dropping: 1000) == ["s", "q3"])
        #expect(self.texts(Self.talk, room: 40, dropping: 1) == ["s", "q3"])
    }

    @Test("what is left begins with a question, whatever was before")
    func uneven() {
        let messages = [
            Message(.system, "s"), Message(.assistant, "hello"), Message(.user, "q1"), Message(.user, "q2"),
            Message(.assistant, "a2"), Message(.assistant, "more"), Message(.user, "q3"),
        ]
        #expect(self.texts(messages, room: 70) == messages.map(\.text))
        #expect(self.texts(messages, room: 65) == ["s", "q3"])
        #expect(self.texts(messages, room: 50) == ["s", "q2", "a2", "more", "q3"])
    }

    @Test("a last message that is an answer stays")
    func answerLast() {
        #expect(self.texts([Message(.user, "q"), Message(.assistant, "a")], room: 10) == ["a"])
    }

    @Test("nothing is dropped where only the system prompt and one message are left")
    func nothing() {
        for messages in [
            [], [Message(.system, "s")], [Message(.user, "q")], [Message(.system, "s"), Message(.user, "q")],
        ] {
            #expect(self.texts(messages, room: 0, dropping: 2) == messages.map(\.text))
        }
    }

    @Test("in a call that goes on for ever, what is left always fits and its beginning changes once in many turns")
    func stable() {
        var messages = [Message(.system, "s")]
        var starts: Set<String> = []
        let turns = 1000
        for number in 0..<turns {
            messages.append(Message(.user, "q\(number)"))
            let left = self.texts(messages, room: 410)
            #expect(left.count <= 41)
            #expect(left.last == "q\(number)")
            starts.insert(left[1])
            messages.append(Message(.assistant, "a\(number)"))
        }
        // A block is 20 messages, so the beginning moves each tenth turn.
        #expect(starts.count <= turns / 10)
    }
}
