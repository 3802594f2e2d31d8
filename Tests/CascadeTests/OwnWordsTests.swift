import Testing

@testable import Cascade

@Suite("The agent's own words")
struct OwnWordsTests {
    private static let said = OwnWords("The fishermen paid him with herring, and the children paid him with shells.")

    @Test(
        "what the agent is saying is its echo, also where a recognizer mishears some of it",
        arguments: [
            "paid him", "With herring,", "herring", "the children paid him with bells.", "Him with herring and the",
        ])
    func echo(text: String) {
        #expect(Self.said.areAll(of: text))
        #expect(SpokenWords(text, over: Self.said) == .own)
    }

    @Test(
        "a user who repeats words of the agent with others is no echo",
        arguments: [
            "Herring?  Really?", "wait, paid him with what", "the shells", "children paid fishermen", "stop", "",
            "what did the children do", "no the children did not pay him at all", "...",
        ])
    func user(text: String) {
        #expect(!Self.said.areAll(of: text))
    }

    @Test("fewer words than are asked for are the user's")
    func least() {
        #expect(!Self.said.areAll(of: "with shells", least: 3))
        #expect(Self.said.areAll(of: "him with shells", least: 3))
    }

    @Test("an agent that has said nothing has no echo")
    func silence() {
        #expect(!OwnWords("").areAll(of: "herring"))
        #expect(!OwnWords("").areAll(of: ""))
    }
}
