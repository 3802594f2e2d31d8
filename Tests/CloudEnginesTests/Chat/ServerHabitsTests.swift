import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("What is learned of a server")
struct ServerHabitsTests {
    private static let times = ChatTimes(firstAnswer: .seconds(30))

    private func answer(_ texts: [String], _ opening: ThinkingOpening, _ finish: ChatFinish = .complete)
        -> AnswerProgress
    {
        var answer = AnswerProgress(opening)
        _ = answer.take(texts.map(ChatStreamEvent.text), at: .zero)
        _ = answer.take([.finished(finish)], at: .zero)
        _ = answer.end()
        return answer
    }

    @Test("a server of one's own may take its time while its model may have to be loaded, a vendor's never")
    func patience() {
        var own = ServerHabits(isOwn: true, opening: .answer)
        #expect(own.patience(Self.times, at: .zero) == .seconds(30))
        #expect(own.patience(ChatTimes(), at: .zero) == .milliseconds(1500))
        own.answered(at: .seconds(10), after: .seconds(6))
        #expect(own.patience(Self.times, at: .seconds(20)) == .seconds(18))
        own.answered(at: .seconds(20), after: .milliseconds(100))
        #expect(own.patience(Self.times, at: .seconds(30)) == .milliseconds(1500))
        #expect(own.patience(Self.times, at: .seconds(30) + ServerHabits.idleness) == .seconds(30))
        let vendor = ServerHabits(isOwn: false, opening: .answer)
        #expect(vendor.patience(Self.times, at: .zero) == .milliseconds(1500))
    }

    @Test("how a model's text begins is learned from each answer")
    func opening() {
        let unknown = ThinkingOpening.unknown(patience: .seconds(1))
        var habits = ServerHabits(isOwn: true, opening: unknown)
        habits.learn(from: self.answer(["Yes."], unknown))
        #expect(habits.opening == .answer)
        #expect(!habits.thinks)
        habits.learn(from: self.answer(["Hm.", "</think>", "Yes."], habits.opening))
        #expect(habits.opening == .thinking)
        #expect(habits.thinks)
        // Cut off within it: that is no other beginning.
        habits.learn(from: self.answer(["Hm."], habits.opening, .tokenLimit))
        #expect(habits.opening == .thinking)
        habits.learn(from: self.answer(["Yes."], habits.opening))
        #expect(habits.opening == .unknown(patience: .zero))
        habits.learn(from: self.answer(["<think>Hm.</think>Yes."], habits.opening))
        #expect(habits.opening == .answer)
    }

    @Test("what looks like thinking where one word was asked for is taken for it, until an answer shows otherwise")
    func suspicion() {
        var habits = ServerHabits(isOwn: true, opening: .unknown(patience: .seconds(1)))
        habits.suspect()
        #expect(habits.opening == .thinking)
        var known = ServerHabits(isOwn: true, opening: .answer)
        known.suspect()
        #expect(known.opening == .answer)
    }

    @Test(
        "one's own server is told from a vendor's by its address",
        arguments: [
            ("http://127.0.0.1:8000/v1", true, true), ("http://gpu.example.com:8000/v1", true, true),
            ("https://localhost/v1", true, true), ("https://192.168.1.5/v1", true, true),
            ("https://10.0.0.1/v1", true, true),
            ("https://172.20.1.1:8443/v1", true, true), ("https://gpu.local/v1", true, true),
            ("https://[::1]:80/v1", true, true),
            ("https://llm.example.com/v1", false, true), ("https://llm.example.com/v1", true, false),
            ("https://172.99.1.1/v1", true, false), ("https://api.openai.com/v1", true, false),
            ("https://api.openai.com/v1", false, false), ("https://api.anthropic.com/v1", true, false),
        ])
    func own(base: String, hasKey: Bool, isOwn: Bool) {
        let service = ChatService(name: "s", base: base, key: hasKey ? APIKey("k") : nil, keyName: "KEY")
        #expect(service.isOwn == isOwn, "\(base)")
    }

    @Test("messages are put in turn and instructions are folded")
    func messages() {
        let greeted = [Message(.system, "S"), Message(.assistant, "A"), Message(.user, "U"), Message(.user, "V")]
        #expect(
            ChatMessages.arranged(greeted, for: [.turns]) == [
                Message(.system, "S"), Message(.user, "Hello."), Message(.assistant, "A"), Message(.user, "U\nV"),
            ])
        #expect(
            ChatMessages.arranged(greeted, for: [.turns, .system]) == [
                Message(.user, "S\n\nHello."), Message(.assistant, "A"), Message(.user, "U\nV"),
            ])
        #expect(
            ChatMessages.arranged(greeted, for: [.system]) == [
                Message(.user, "S"), Message(.assistant, "A"), Message(.user, "U"), Message(.user, "V"),
            ])
        #expect(ChatMessages.arranged([Message(.user, "U")], for: [.turns, .system]) == [Message(.user, "U")])
        #expect(ChatMessages.arranged([], for: [.turns, .system]) == [])
    }
}
