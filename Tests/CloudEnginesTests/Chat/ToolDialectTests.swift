import Foundation
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Chat dialects: tools")
struct ToolDialectTests {
    private static let schema = #"{"type":"object","properties":{"cityName":{"type":"string","maxLength":80}}}"#

    private static func options() throws -> GenerationOptions {
        GenerationOptions(tools: [
            try ToolDeclaration(name: "weather", description: "Tells the weather.", schema: Self.schema)
        ])
    }

    /// A question, two calls, their results in the wrong order, a word of the user's between them, and a call that was
    /// forgotten.
    private static func conversation() throws -> [Message] {
        let calls = [
            try #require(ToolCall(id: "a", name: "weather", arguments: #"{"cityName":"Rome","n":9007199254740993}"#)),
            try #require(ToolCall(id: "b", name: "weather", arguments: "not JSON")),
        ]
        return [
            Message(.system, "Be brief."), Message(.user, "And Rome?"),
            .assistant("Let me see.", calling: calls), Message(.user, "Hurry."), Message(.tool(call: "b"), "It rains."),
            Message(.tool(call: "a"), "The sun shines."), Message(.tool(call: "gone"), "Nobody asked."),
            .assistant(calling: [try #require(ToolCall(id: "c", name: "weather", arguments: ""))]),
            Message(.user, "So?"),
        ]
    }

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("OpenAI: tools, calls and results are asked in its words, results right behind their calls")
    func openAI() throws {
        let request = try self.object(
            OpenAIDialect(isOpenAI: true).body(
                model: "m", messages: try Self.conversation(), options: try Self.options()))
        let tool = try #require((request["tools"] as? [[String: Any]])?.first)
        #expect(tool["type"] as? String == "function")
        let function = try #require(tool["function"] as? [String: Any])
        #expect(function["name"] as? String == "weather")
        #expect(function["description"] as? String == "Tells the weather.")
        // Names within a schema are not the wire's.
        let properties = (function["parameters"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        #expect(properties?["cityName"]?["maxLength"] as? Int == 80)

        let messages = try #require(request["messages"] as? [[String: Any]])
        #expect(
            messages.map { $0["role"] as? String } == [
                "system", "user", "assistant", "tool", "tool", "user", "user",
            ])
        let calls = try #require(messages[2]["tool_calls"] as? [[String: Any]])
        #expect(messages[2]["content"] as? String == "Let me see.")
        #expect(calls.map { $0["id"] as? String } == ["a", "b"])
        #expect(calls.map { ($0["function"] as? [String: String])?["arguments"] }.last == "not JSON")
        #expect(messages[3...4].map { $0["tool_call_id"] as? String } == ["a", "b"])
        #expect(messages[3...4].map { $0["content"] as? String } == ["The sun shines.", "It rains."])
    }

    @Test("OpenAI: calls without words have no content, and nothing is said of tools where none are declared")
    func bare() throws {
        let call = try #require(ToolCall(id: "a", name: "f", arguments: ""))
        let request = try self.object(
            OpenAIDialect(isOpenAI: false).body(
                model: "m",
                messages: [Message(.user, "Go."), .assistant(calling: [call]), Message(.tool(call: "a"), "")],
                options: GenerationOptions()))
        #expect(request["tools"] == nil)
        let messages = try #require(request["messages"] as? [[String: Any]])
        #expect(messages[1]["content"] == nil)
        #expect(messages[2]["content"] as? String == "")
        #expect(messages[0].keys.sorted() == ["content", "role"])
    }

    @Test("Anthropic: calls are blocks, results are the user's, before what that one says next")
    func anthropic() throws {
        let request = try self.object(
            AnthropicDialect().body(model: "m", messages: try Self.conversation(), options: try Self.options()))
        let tool = try #require((request["tools"] as? [[String: Any]])?.first)
        #expect(tool["name"] as? String == "weather")
        let properties = (tool["input_schema"] as? [String: Any])?["properties"] as? [String: Any]
        #expect(properties?.keys.sorted() == ["cityName"])

        let messages = try #require(request["messages"] as? [[String: Any]])
        #expect(messages.map { $0["role"] as? String } == ["user", "assistant", "user"])
        #expect(messages[0]["content"] as? String == "And Rome?")
        let said = try #require(messages[1]["content"] as? [[String: Any]])
        #expect(said.map { $0["type"] as? String } == ["text", "tool_use", "tool_use"])
        #expect((said[1]["input"] as? [String: Any])?["n"] as? Int == 9_007_199_254_740_993)
        #expect((said[2]["input"] as? [String: Any])?.isEmpty == true)
        let heard = try #require(messages[2]["content"] as? [[String: Any]])
        #expect(heard.map { $0["type"] as? String } == ["tool_result", "tool_result", "text"])
        #expect(heard.map { $0["tool_use_id"] as? String } == ["a", "b", nil])
        #expect(heard.last?["text"] as? String == "Hurry.\nSo?")
    }

    @Test("a schema that is nested more deeply than anything that is meant is refused")
    func deepSchema() throws {
        let schema =
            String(repeating: #"{"a":"#, count: 200) + "{}" + String(repeating: "}", count: 200)
        let tool = try ToolDeclaration(name: "f", description: "", schema: schema)
        let error = #expect(throws: EngineError.self) {
            try OpenAIDialect(isOpenAI: true).body(model: "m", messages: [], options: GenerationOptions(tools: [tool]))
        }
        #expect(error?.code == .unsupported)
    }

    @Test("calls are read in every form: without index or id, and in a whole answer")
    func forms() throws {
        let forms: [(any ChatReader, [String])] = [
            (
                OpenAIReader(),
                [
                    #"{"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}}]}}]}"#,
                    #"{"choices":[{"delta":{"tool_calls":[{"id":"b","function":{"name":"g","arguments":"{}"}}]}}]}"#,
                    "[DONE]",
                ]
            ),
            (
                OpenAIReader(),
                [
                    #"{"message":{"tool_calls":[{"function":{"name":"f","arguments":"{\"x\":1}"}},"#
                        + #"{"function":{"name":"g"}}]},"done":true}"#
                ]
            ),
            (
                OpenAIReader(),
                [
                    #"{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":"{\"x\":1}"}},"#
                        + #"{"function":{"name":"g","arguments":"{}"}}]}}]}"#,
                    #"{"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments":"{\"x\":1}"}},"#
                        + #"{"function":{"name":"g","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}"#,
                ]
            ),
        ]
        for (form, datas) in forms {
            var reader = form
            let calls = try datas.flatMap { try reader.take(ServerSentEvent(name: nil, data: $0)) }
                .compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
            #expect(calls.map(\.name) == ["f", "g"], "\(datas)")
            #expect(calls.map(\.arguments) == [#"{"x":1}"#, "{}"], "\(datas)")
            #expect(Set(calls.map(\.id)).count == 2 && !calls.contains { $0.id.isEmpty }, "\(datas)")
        }
    }

    @Test("arguments that are no text break their call: it is not run with others")
    func objects() throws {
        var openAI = OpenAIReader()
        let call = #"{"function":{"name":"f","arguments":{"x":1}}}"#
        #expect(
            try openAI.take(ServerSentEvent(name: nil, data: #"{"message":{"tool_calls":[\#(call)]},"done":true}"#))
                == [.callingTool, .brokenToolCall, .finished(.complete)])
        var anthropic = AnthropicReader()
        let block = #"{"type":"tool_use","id":"a","name":"f","input":{"x":1}}"#
        let whole = #"{"type":"message","content":[\#(block)],"stop_reason":"tool_use"}"#
        let events = try anthropic.take(ServerSentEvent(name: nil, data: whole))
        #expect(events.prefix(2) == [.callingTool, .brokenToolCall])
    }

    @Test("what goes beyond a limit breaks its call and no other, and the calls of an answer have a limit")
    func limits() {
        let long = String(repeating: "x", count: 40_000)
        var assembly = ToolCallAssembly()
        assembly.add(index: 0, id: "a", name: "f", arguments: "{}")
        for _ in 0..<2 { assembly.add(index: 1, id: "b", name: "f", arguments: long) }
        assembly.add(index: 2, id: long, name: "f", arguments: nil)
        assembly.add(index: 3, id: "d", name: nil, arguments: "{}")
        assembly.add(index: 4, id: "e", name: long, arguments: "{}")
        let events = assembly.finish()
        #expect(events.count == 5)
        #expect(events.dropFirst().allSatisfy { $0 == .brokenToolCall })
        var told = 0
        for index in 0..<1000 {
            assembly.add(index: index, id: nil, name: "f", arguments: nil)
            told += assembly.finish().count { if case .toolCall = $0 { true } else { false } }
        }
        #expect(told == ToolCallAssembly.limit - 5)
    }
}
