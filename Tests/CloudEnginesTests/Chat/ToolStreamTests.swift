import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// Answers that ask for tools, and models whose service tells their thinking apart.
@Suite("Streams with calls of tools", .timeLimit(.minutes(5)))
struct ToolStreamTests: OddStreams {
    private static let end = #"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#

    private static func call(_ arguments: String, index: Int = 0, name: String = "f") -> String {
        Self.delta(
            #""tool_calls":[{"index":\#(index),"id":"id\#(index)","function":{"name":"\#(name)","arguments":"\#(arguments)"}}]"#
        )
    }

    private static func options() throws -> GenerationOptions {
        GenerationOptions(tools: [try ToolDeclaration(name: "f", description: "Does it.")])
    }

    private func called(_ datas: [String]) async throws -> ChatAnswer {
        try await self.answer(Server.events(datas), options: try Self.options())
    }

    @Test("calls of declared tools are told behind the words, and the end says so", arguments: [false, true])
    func calls(hasWords: Bool) async throws {
        let words = hasWords ? [Self.content("One moment.")] : []
        for end in [[Self.end, "[DONE]"], [Self.stop], ["[DONE]"]] {
            let answer = try await self.called(words + [Self.call("{}"), Self.call("{}", index: 1)] + end)
            #expect(answer.text == (hasWords ? "One moment." : ""))
            #expect(answer.calls.map(\.id) == ["id0", "id1"])
            #expect(answer.parts.count == answer.calls.count + words.count)
            #expect(answer.parts.last == answer.calls.last.map(MessagePart.toolCall))
            #expect(answer.end == .toolCalls)
            #expect(answer.error == nil)
        }
    }

    @Test("Anthropic's calls are told too")
    func anthropic() async throws {
        let server = FaultServer { answer in
            try await answer.whole(
                Server.events([
                    #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}}"#,
                    #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"x\":1}"}}"#,
                    #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#, #"{"type":"message_stop"}"#,
                ]))
        }
        let answer = try await server.run { base in
            await ChatAnswer.of(
                AnthropicLanguageModel(model: "m", base: base, key: nil, times: Self.patience),
                options: try Self.options())
        }
        #expect(answer.calls == [ToolCall(id: "a", name: "f", arguments: #"{"x":1}"#)])
        #expect(answer.end == .toolCalls)
    }

    @Test("where no tool was declared, calls beside words are nothing and calls alone a failure")
    func undeclared() async throws {
        let beside = try await self.said([Self.content("Here."), Self.call("{}"), Self.end, "[DONE]"])
        #expect(beside.parts == [.text("Here.")])
        #expect(beside.end == .complete)
        let alone = try await self.said([Self.call("{}"), Self.end, "[DONE]"])
        #expect(alone.parts.isEmpty)
        #expect(alone.engineError?.code == .unsupported)
    }

    @Test("of an answer that was cut or broken no call is told: half of a plan is none")
    func broken() async throws {
        let cut = try await self.called([Self.call("{}"), Self.call(#"{\"x\""#, index: 1), Self.length, "[DONE]"])
        #expect(cut.parts.isEmpty)
        #expect(cut.engineError?.message.contains("llm.tokenLimit") == true)
        let cutWords = try await self.called([Self.content("One."), Self.call("{"), Self.length, "[DONE]"])
        #expect(cutWords.parts == [.text("One.")])
        #expect(cutWords.end == .tokenLimit)
        let nameless = try await self.called([Self.call("{}"), Self.call("{}", index: 1, name: ""), Self.end, "[DONE]"])
        #expect(nameless.parts.isEmpty)
        #expect(nameless.engineError?.code == .malformed)
        let unfinished = try await self.called([Self.content("One."), Self.call("{}")])
        #expect(unfinished.parts == [.text("One.")])
        #expect(unfinished.engineError?.code == .malformed)
    }

    @Test("arguments that are still being written count as life, in front of the first token too")
    func slowArguments() async throws {
        let clock = ManualClock()
        let gate = EventLog<String>()
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            for part in 0..<3 {
                try await answer.write(Server.events([Self.call(part == 0 ? "{" : " ")]))
                await gate.wait { $0 == "go \(part)" }
            }
            try await answer.write(Server.events([Self.call("}"), Self.end, "[DONE]"]))
            try await answer.end()
        }
        try await server.run { base in
            let times = ChatTimes(firstToken: .seconds(2), stall: .seconds(2))
            let model = self.model(base, times: times, clock: clock) { said.add($0) }
            let options = try Self.options()
            async let answer = ChatAnswer.of(model, options: options)
            for part in 0..<3 {
                await said.wait(count: part + 1) { $0 == .callingTool }
                clock.advance(by: .milliseconds(1900))
                gate.add("go \(part)")
            }
            #expect(await answer.calls.map(\.arguments) == ["{  }"])
        }
    }

    @Test("what a service tells of a model's thinking is a part of its own, up to 16 KiB")
    func reasoning() async throws {
        let thought = Self.delta(#""reasoning_content":"Hm. ""#)
        let answer = try await self.said([thought, thought, Self.content("Yes."), Self.stop, "[DONE]"])
        #expect(answer.parts == [.reasoning("Hm. "), .reasoning("Hm. "), .text("Yes.")])
        let long = Self.delta(#""reasoning":"\#(String(repeating: "x", count: 5000))""#)
        let much = try await self.said(
            Array(repeating: long, count: 10) + [Self.content("Yes."), Self.stop, "[DONE]"])
        #expect(much.reasoning.utf8.count == 15_000)
        #expect(much.text == "Yes.")
        let marked = try await self.said([Self.content("<think>Hm.</think>Yes."), Self.stop, "[DONE]"])
        #expect(marked.parts == [.text("Yes.")])
    }
}
