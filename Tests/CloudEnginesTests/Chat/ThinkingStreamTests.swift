import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// Thinking as servers in use send it.
@Suite("Odd streams: thinking", .timeLimit(.minutes(5)))
struct ThinkingStreamTests: OddStreams {
    @Test(
        "6, 7: thinking is not said, whatever marks it",
        arguments: [
            "<think>\nI should be brief.\n</think>\n\n", "[THINK]I should be brief.[/THINK]",
            "◁think▷I should be brief.◁/think▷", "I should be brief.\n</think>\n\n",
            "Okay, the user wants the hours. I should be brief.\n</think>\n\n",
            "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>",
        ])
    func thinking(thought: String) async throws {
        let whole = thought + Self.words
        let letters = whole.unicodeScalars.map { String($0) }
        for pieces in [Self.pieces(whole), letters, [whole]] {
            let answer = try await self.said(pieces.map(Self.content) + [Self.stop, "[DONE]"])
            #expect(answer.text.split(separator: " ").joined(separator: " ") == Self.words)
            #expect(answer.error == nil)
        }
    }

    @Test("7: thinking that nothing opens is not said by a server's next answers either, however long it takes")
    func neverOpened() async throws {
        let server = FaultServer { answer in
            try await answer.tokens(["I should be brief.", "</think>", Self.words])
        }
        try await server.run { base in
            let model = self.model(base)
            for _ in 0..<3 { #expect(await ChatAnswer.of(model).text == Self.words) }
        }
        let load = FaultServer { answer in
            if answer.number == 0 { return try await answer.tokens(["I should say yes.", "</think>", "Yes."]) }
            try await answer.tokens(["We may wait.", " And wait.", "</think>", Self.words])
        }
        try await load.run { base in
            // Without the load's lesson the first text would go out at once.
            var times = Self.patience
            times.doubt = .zero
            let model = self.model(base, times: times)
            await model.load()
            #expect(await ChatAnswer.of(model).text == Self.words)
        }
    }

    @Test("8, 18: an answer without words is an error with its reason")
    func wordless() async throws {
        let thought = Self.delta(#""reasoning_content":"Okay, the user wants the hours""#)
        let call = Self.delta(#""tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]"#)
        let cases: [([String], EngineError.Code, String)] = [
            ([thought, Self.length, "[DONE]"], .failed, "llm.tokenLimit"),
            ([Self.content("<think>Okay, the user"), Self.length, "[DONE]"], .failed, "llm.tokenLimit"),
            ([Self.content("Okay, the user"), Self.length, "[DONE]"], .failed, "llm.tokenLimit"),
            ([Self.content("<think>Okay.</think>"), Self.stop, "[DONE]"], .failed, "llm.tokenLimit"),
            ([Self.stop, "[DONE]"], .failed, "without words"), (["[DONE]"], .failed, "without words"),
            ([Self.content(" \n"), Self.content("…"), Self.stop], .failed, "without words"),
            ([call, #"{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}"#, "[DONE]"], .unsupported, "tool"),
            ([Self.content("<tool_call>{\"name\":\"f\"}</tool_call>"), Self.stop], .failed, "llm.tokenLimit"),
            ([#"{"choices":[{"delta":{},"finish_reason":"content_filter"}]}"#], .unsupported, "filter"),
        ]
        for (datas, code, reason) in cases {
            let answer = try await self.said(datas)
            #expect(answer.tokens == [], "\(datas)")
            #expect(answer.engineError?.code == code, "\(datas)")
            #expect(
                answer.engineError?.message.contains(reason) == true, "\(datas) \(answer.engineError?.message ?? "")")
        }
    }

    @Test("8: after an answer that was nothing but thinking, the next engine of the list answers")
    func nextEngine() async throws {
        let thinker = FaultServer { answer in
            try await answer.whole(Server.events([Self.delta(#""reasoning":"Hm""#), Self.length, "[DONE]"]))
        }
        let spare = FaultServer { try await $0.tokens(["Spare."]) }
        let answer = try await thinker.run { first in
            try await spare.run { second in
                await ChatAnswer.of(
                    FallbackLanguageModel([
                        NamedEngine("thinker", self.model(first)), NamedEngine("spare", self.model(second)),
                    ]))
            }
        }
        #expect(answer.text == "Spare.")
    }

    @Test("8: a model that was seen to think is allowed more tokens the next time")
    func allowance() async throws {
        let server = FaultServer { answer in
            try await answer.whole(
                Server.events([Self.delta(#""reasoning_content":"Hm""#), Self.content("Yes."), Self.stop, "[DONE]"]))
        }
        try await server.run { base in
            let model = self.model(base)
            for _ in 0..<2 { #expect(await ChatAnswer.of(model, options: .init(tokenLimit: 100)).text == "Yes.") }
        }
        let bodies = server.bodies
        #expect(bodies.first?.contains(#""max_tokens":100,"#) == true)
        #expect(bodies.last?.contains(#""max_tokens":2148,"#) == true)
    }

    @Test("9: thinking counts as life, up to its own limit")
    func slowThinking() async throws {
        let clock = ManualClock()
        let gate = EventLog<String>()
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(Server.events([Self.delta(#""reasoning_content":"Hm""#)]))
            await gate.wait { $0 == "go" }
            try await answer.write(Server.events([Self.content(Self.words), Self.stop, "[DONE]"]))
            try await answer.end()
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(doubt: .zero), clock: clock) { said.add($0) }
            async let answer = ChatAnswer.of(model)
            await said.wait { if case .thinking = $0 { true } else { false } }
            clock.advance(by: .milliseconds(19_999))
            gate.add("go")
            #expect(await answer.text == Self.words)
            #expect(await answer.error == nil)
        }
    }

    @Test(
        "9: a model that thinks in silence, comments or not, has as long as is set for the first token",
        arguments: ["", ": keep-alive\n\n", "event: ping\ndata: {\"type\":\"ping\"}\n\n"])
    func silentThinking(sign: String) async throws {
        for (limit, isAnswered) in [(Duration.seconds(15), true), (.milliseconds(1500), false)] {
            let clock = ManualClock()
            let gate = EventLog<String>()
            let server = FaultServer { answer in
                try await answer.head()
                for _ in 0..<3 where !sign.isEmpty { try await answer.write(sign) }
                await gate.wait { $0 == "go" }
                try await answer.write(Server.events([Self.content(Self.words), Self.stop, "[DONE]"]))
                try await answer.end()
            }
            try await server.run { base in
                let times = ChatTimes(firstToken: limit, doubt: .zero)
                let model = self.model(base, times: times, clock: clock)
                async let answer = ChatAnswer.of(model)
                await server.events.wait { if case .asked = $0 { true } else { false } }
                try await clock.sleepers(1)
                if isAnswered {
                    clock.advance(by: limit - .milliseconds(1))
                    gate.add("go")
                    #expect(await answer.text == Self.words)
                } else {
                    let advance = Task { try await clock.advance(by: limit, untilCancelled: ()) }
                    #expect(await answer.engineError?.code == .timedOut)
                    #expect(await answer.engineError?.message.contains("llm.firstTokenTimeout") == true)
                    advance.cancel()
                    gate.add("go")
                }
            }
        }
    }

    @Test("9: thinking without an end is given up")
    func endlessThinking() async throws {
        let clock = ManualClock()
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(Server.events([Self.content("<think>Hm")]))
            try await answer.hang()
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(thinking: .seconds(5)), clock: clock) { said.add($0) }
            async let answer = ChatAnswer.of(model)
            await said.wait { if case .thinking = $0 { true } else { false } }
            clock.advance(by: .milliseconds(4999))
            let advance = Task { try await clock.advance(by: .milliseconds(1), untilCancelled: ()) }
            #expect(await answer.engineError?.code == .timedOut)
            #expect(await answer.engineError?.message.contains("llm.thinkingTimeout") == true)
            advance.cancel()
        }
    }

    @Test("Anthropic's thinking is not said, and its whole answers are read")
    func anthropic() async throws {
        let stream = [
            #"{"type":"message_start","message":{"usage":{"input_tokens":9}}}"#,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"Hm","signature":""}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"abc"}}"#,
            #"{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"abc"}}"#,
            #"{"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}"#,
            #"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"<thinking>Hm.</thinking>The "}}"#,
            #"{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"end."}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}"#,
            #"{"type":"message_stop"}"#,
        ]
        let whole =
            #"{"type":"message","content":[{"type":"thinking","thinking":"Hm"},{"type":"text","text":"The end."}],"#
            + #""stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}"#
        for (text, type) in [(Server.events(stream), "text/event-stream"), (whole, "application/json")] {
            let server = FaultServer { try await $0.whole(text, type: type) }
            let answer = try await server.run { base in
                await ChatAnswer.of(AnthropicLanguageModel(model: "m", base: base, key: nil, times: Self.patience))
            }
            #expect(answer.text == "The end.")
            #expect(answer.error == nil)
        }
        let silent = FaultServer { answer in
            try await answer.whole(
                Server.events(
                    Array(stream[0..<4])
                        + [
                            #"{"type":"message_delta","delta":{"stop_reason":"max_tokens"}}"#,
                            #"{"type":"message_stop"}"#,
                        ]))
        }
        let answer = try await silent.run { base in
            await ChatAnswer.of(AnthropicLanguageModel(model: "m", base: base, key: nil, times: Self.patience))
        }
        #expect(answer.engineError?.code == .failed)
    }
}
