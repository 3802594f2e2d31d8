import Foundation
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Chat dialects")
struct DialectTests {
    private func read(_ reader: any ChatReader, _ datas: [String]) throws -> [ChatStreamEvent] {
        var reader = reader
        return try datas.flatMap { try reader.take(ServerSentEvent(name: nil, data: $0)) }
    }

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private static let conversation = [
        Message(.system, "Be brief."), Message(.assistant, "Welcome."), Message(.user, "A \"bridge\"/\n?"),
    ]

    private static func call(_ id: String, _ name: String, _ arguments: String) throws -> ToolCall {
        try #require(ToolCall(id: id, name: name, arguments: arguments))
    }

    @Test("OpenAI: words, the reason of the end, usage and the end are told in order")
    func openAI() throws {
        let events = try self.read(
            OpenAIReader(),
            [
                #"{"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}"#,
                #"{"choices":[{"delta":{"content":"Hel"}}],"obfuscation":"x"}"#,
                #"{"choices":[{"delta":{"content":null,"reasoning_content":"hm"}}]}"#,
                #"{"choices":[{"index":1,"delta":{"content":"other"}},{"index":0,"delta":{"content":"lo"}}]}"#,
                #"{"choices":[{"delta":{},"finish_reason":"length"}]}"#,
                #"{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}}"#, "[DONE]",
            ])
        #expect(
            events == [
                .text("Hel"), .thinking("hm"), .text("lo"), .finished(.tokenLimit),
                .usage(TokenUsage(input: 9, output: 12)), .end,
            ])
    }

    @Test("OpenAI: tool calls whose parts alternate are put together by index")
    func toolCalls() throws {
        let events = try self.read(
            OpenAIReader(),
            [
                #"{"choices":[{"delta":{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":""}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}]}}]}"#,
                #"{"choices":[{"delta":{"tool_calls":[{"index":1,"function":{"arguments":"{}"}},{"index":0,"function":{"arguments":":1}"}}]}}]}"#,
                #"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#, "[DONE]",
            ])
        #expect(
            events == [
                .callingTool, .callingTool, .callingTool, .toolCall(try Self.call("a", "f", #"{"x":1}"#)),
                .toolCall(try Self.call("b", "g", "{}")), .finished(.toolCalls), .end,
            ])
    }

    @Test(
        "OpenAI: an error in the stream is told with its status or name",
        arguments: [
            (#"{"error":{"message":"secret","type":"server_error","code":503}}"#, 503, "server_error"),
            (#"{"error":{"message":"secret","type":"x y","code":"429"}}"#, 429, nil),
            (#"{"error":{"message":"secret","type":"t","code":"rate_limit_exceeded"}}"#, nil, "rate_limit_exceeded"),
            (#"{"error":{"message":"secret","code":null}}"#, nil, nil),
        ] as [(String, Int?, String?)])
    func failure(data: String, status: Int?, name: String?) throws {
        #expect(try self.read(OpenAIReader(), [data]) == [.refused(ServiceRefusal(status: status, name: name))])
    }

    @Test("what is no chunk is refused", arguments: ["{", "[]", "hello", #"{"choices":7}"#])
    func unreadable(data: String) {
        #expect(throws: UnreadableEvent.self) { try self.read(OpenAIReader(), [data]) }
        #expect(throws: UnreadableEvent.self) { try self.read(AnthropicReader(), [data]) }
    }

    @Test("OpenAI: a compatible server is asked in its own words, OpenAI in the newer ones")
    func request() throws {
        let options = GenerationOptions(tokenLimit: 20, temperature: 0, stops: ["\n"])
        let compatible = try self.object(
            OpenAIDialect(isOpenAI: false).body(model: "m", messages: Self.conversation, options: options))
        #expect(compatible["model"] as? String == "m")
        #expect(compatible["stream"] as? Bool == true)
        #expect(compatible["max_tokens"] as? Int == 20)
        #expect(compatible["max_completion_tokens"] == nil)
        #expect(compatible["temperature"] as? Double == 0)
        #expect(compatible["stop"] as? [String] == ["\n"])
        let messages = try #require(compatible["messages"] as? [[String: String]])
        #expect(messages.map { $0["role"] } == ["system", "assistant", "user"])
        #expect(messages.last?["content"] == "A \"bridge\"/\n?")

        let own = try self.object(
            OpenAIDialect(isOpenAI: true).body(model: "m", messages: Self.conversation, options: options))
        #expect(own["max_tokens"] == nil)
        #expect(own["max_completion_tokens"] as? Int == 20)
        #expect(own["temperature"] == nil)
        let many = GenerationOptions(stops: ["a", "b", "c", "d", "e"])
        #expect(throws: EngineError.self) {
            try OpenAIDialect(isOpenAI: true).body(model: "m", messages: [], options: many)
        }
    }

    @Test("Anthropic: words, tool calls, usage and the end are told in order")
    func anthropic() throws {
        let events = try self.read(
            AnthropicReader(),
            [
                #"{"type":"message_start","message":{"id":"m","role":"assistant","usage":{"input_tokens":9}}}"#,
                #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#,
                #"{"type":"ping"}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}"#,
                #"{"type":"content_block_stop","index":0}"#,
                #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"x\""}}"#,
                #"{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":":1}"}}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":5}}"#,
                #"{"type":"something_new","index":3}"#, #"{"type":"message_stop"}"#,
            ])
        #expect(
            events == [
                .text("Hello"), .thinking("hm"), .callingTool, .callingTool, .callingTool,
                .toolCall(try Self.call("a", "f", #"{"x":1}"#)),
                .usage(TokenUsage(input: 9, output: 5)), .finished(.toolCalls), .end,
            ])
        let failing = #"{"type":"error","error":{"type":"overloaded_error","message":"secret"}}"#
        #expect(
            try self.read(AnthropicReader(), [failing]) == [.refused(ServiceRefusal(name: "overloaded_error"))])
    }

    @Test("Anthropic: instructions stand apart, the user begins, and the temperature ends at 1")
    func anthropicRequest() throws {
        let request = try self.object(
            AnthropicDialect().body(
                model: "m", messages: Self.conversation, options: GenerationOptions(tokenLimit: 20, temperature: 1.5)))
        #expect(request["system"] as? String == "Be brief.")
        #expect(request["max_tokens"] as? Int == 20)
        #expect(request["temperature"] as? Double == 1)
        #expect((request["messages"] as? [[String: String]])?.map { $0["role"] } == ["user", "assistant", "user"])
    }
}
