import SpeechEngines
import Testing

@Suite("Tools in conversations")
struct ToolMessageTests {
    private static func call(_ id: String, name: String = "f") throws -> ToolCall {
        try #require(ToolCall(id: id, name: name, arguments: "{}"))
    }

    private static let question = Message(.user, "Q")

    @Test("results stand right behind their calls, in the order of the calls, and what has no other half is left out")
    func pairs() throws {
        let (a, b, c) = (try Self.call("a"), try Self.call("b"), try Self.call("c"))
        let messages: [Message] = [
            Message(.tool(call: "a"), "too early"), Self.question, .assistant("One moment.", calling: [a, b, c]),
            Message(.user, "Hurry."), Message(.tool(call: "b"), "B"), Message(.tool(call: "a"), "A"),
            Message(.tool(call: "a"), "A again"), .assistant(calling: [c]), Message(.user, "So?"),
        ]
        #expect(
            messages.paired == [
                Self.question, .assistant("One moment.", calling: [a, b]), Message(.tool(call: "a"), "A"),
                Message(.tool(call: "b"), "B"), Message(.user, "Hurry."), Message(.user, "So?"),
            ])
        #expect(messages.paired.paired == messages.paired)
    }

    @Test("an id that comes twice is each time that of the latest call")
    func sameID() throws {
        let call = try Self.call("a")
        let messages: [Message] = [
            .assistant("1", calling: [call]), .assistant("2", calling: [call]), Message(.tool(call: "a"), "A"),
            .assistant("3", calling: [call]), Message(.tool(call: "a"), "B"),
        ]
        #expect(
            messages.paired == [
                Message(.assistant, "1"), .assistant("2", calling: [call]), Message(.tool(call: "a"), "A"),
                .assistant("3", calling: [call]), Message(.tool(call: "a"), "B"),
            ])
    }

    @Test("a conversation without tools stays as it is, messages without words too")
    func plain() {
        let messages = [Self.question, Message(.assistant, ""), Message(.user, ""), Message(.system, "S")]
        #expect(messages.paired == messages)
        #expect(messages.withoutTools == messages)
    }

    @Test("in turn, calls and results stay together and words around them are joined as ever")
    func inTurn() throws {
        let call = try Self.call("a")
        let messages: [Message] = [
            Message(.system, "S"), Message(.assistant, "One."), .assistant(calling: [call]), Message(.user, "Hurry."),
            Message(.tool(call: "a"), "A"), Message(.user, "So?"), Message(.assistant, "Yes."),
        ]
        #expect(
            messages.inTurn == [
                Message(.system, "S"), Message(.user, [Message].opening), .assistant("One.", calling: [call]),
                Message(.tool(call: "a"), "A"), Message(.user, "Hurry.\nSo?"), Message(.assistant, "Yes."),
            ])
    }

    @Test("without tools, results are told in words and calls are not told")
    func withoutTools() throws {
        let call = try Self.call("a", name: "clock")
        let messages: [Message] = [
            Self.question, .assistant(calling: [call]), Message(.tool(call: "a"), "Nine."),
            Message(.assistant, "Nine."),
            .assistant("See.", calling: [call]), Message(.tool(call: "a"), "Ten."),
        ]
        #expect(
            messages.withoutTools == [
                Self.question, Message(.user, "Result of clock: Nine."), Message(.assistant, "Nine."),
                Message(.assistant, "See."), Message(.user, "Result of clock: Ten."),
            ])
    }

    @Test("a call has an id and a name of limited length, and arguments where the model wrote none")
    func bounds() {
        let long = String(repeating: "x", count: 100_000)
        #expect(ToolCall(id: "", name: "f", arguments: "") == nil)
        #expect(ToolCall(id: "a", name: "", arguments: "") == nil)
        #expect(ToolCall(id: long, name: "f", arguments: "") == nil)
        #expect(ToolCall(id: "a", name: long, arguments: "") == nil)
        #expect(ToolCall(id: "a", name: "f", arguments: long) == nil)
        #expect(ToolCall(id: "a", name: "f", arguments: " \n")?.arguments == "{}")
    }

    @Test(
        "a tool that no service takes cannot be declared",
        arguments: [
            ("", "", "{}"), ("a b", "", "{}"), ("ä", "", "{}"), (String(repeating: "a", count: 65), "", "{}"),
            ("a", "", ""), ("a", "", "[]"), ("a", "", "{"), ("a", "", "7"),
            ("a", String(repeating: "x", count: 65_537), "{}"),
        ])
    func declarations(name: String, description: String, schema: String) throws {
        let error = #expect(throws: EngineError.self) {
            try ToolDeclaration(name: name, description: description, schema: schema)
        }
        #expect(error?.code == .unsupported)
        let good = try ToolDeclaration(name: "get_it-2", description: "", schema: #"{"a":[1,{"b":null}]}"#)
        #expect(good.name == "get_it-2")
    }
}
