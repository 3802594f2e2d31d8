import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// Streams as servers in use send them.
@Suite("Odd streams", .timeLimit(.minutes(5)))
struct OddStreamTests {
    private typealias Server = FaultServer.Answer

    private static let words = "The office opens at nine in the morning. On Sunday it is closed."
    private static let stop = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
    private static let length = #"{"choices":[{"index":0,"delta":{},"finish_reason":"length"}]}"#

    /// No test whose server answers fails on a slow machine.
    private static let patience = ChatTimes(
        firstToken: .seconds(60), stall: .seconds(60), retries: .seconds(60), thinking: .seconds(60),
        doubt: .seconds(60))

    private static func content(_ text: String) -> String {
        #"{"choices":[{"index":0,"delta":{"content":\#(FieldText.json(text))}}]}"#
    }

    private static func delta(_ fields: String) -> String { #"{"choices":[{"index":0,"delta":{\#(fields)}}]}"# }

    private func model(
        _ base: String, times: ChatTimes = Self.patience, clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) -> OpenAILanguageModel {
        OpenAILanguageModel(model: "m", base: base, key: nil, times: times, clock: clock, observe: observe)
    }

    /// - Parameter doubt: how long the first text waits, as nothing is known of the server.
    private func answer(
        _ text: String, type: String? = "text/event-stream", options: GenerationOptions = GenerationOptions(),
        doubt: Duration = .seconds(60)
    ) async throws -> ChatAnswer {
        let server = FaultServer { try await $0.whole(text, type: type) }
        var times = Self.patience
        times.doubt = doubt
        return try await server.run { [times] in await ChatAnswer.of(self.model($0, times: times), options: options) }
    }

    private func said(_ datas: [String], doubt: Duration = .seconds(60)) async throws -> ChatAnswer {
        try await self.answer(Server.events(datas), doubt: doubt)
    }

    /// Words with the blank behind them.
    private static func pieces(_ text: String) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: false).map { "\($0) " }
    }

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
            await said.wait { $0 == .thinking }
            clock.advance(by: .milliseconds(19_999))
            gate.add("go")
            #expect(await answer.text == Self.words)
            #expect(await answer.error == nil)
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
            await said.wait { $0 == .thinking }
            clock.advance(by: .milliseconds(4999))
            let advance = Task { try await clock.advance(by: .milliseconds(1), untilCancelled: ()) }
            #expect(await answer.engineError?.code == .timedOut)
            #expect(await answer.engineError?.message.contains("llm.thinkingTimeout") == true)
            advance.cancel()
        }
    }

    @Test(
        "10: content in parts, and words in other places",
        arguments: [
            [#"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]}]}}]}"#],
            [#"{"choices":[{"delta":{"content":[{"type":"reasoning","text":"Hm."},{"type":"text","text":""}]}}]}"#],
            [#"{"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"Hm."}],"content":""}}]}"#],
            [#"{"choices":[{"delta":{"role":"assistant","content":null,"reasoning":"Hm.","refusal":null}}]}"#],
            [#"{"choices":[{"delta":{"thinking_blocks":[{"type":"thinking","thinking":"Hm."}]}}]}"#],
            [#"{"choices":null}"#], [#"{"choices":[]}"#], [#"{"choices":[null]}"#], [#"{"id":"x"}"#],
            [#"{"choices":[],"usage":{"prompt_tokens":1}}"#], [#"{"choices":[{"index":1,"delta":{"content":"No."}}]}"#],
            [#"{"choices":[{"delta":null}]}"#], [#"{"choices":[{"delta":{"content":""},"finish_reason":""}]}"#],
            [#"{"choices":[{"delta":{},"logprobs":NaN,"finish_reason":null}],"score":Infinity}"#],
            [#"{"choices":[],"prompt_filter_results":[{"prompt_index":0}]}"#], [#"{"error":null,"choices":[]}"#],
            [#"{"choices":[{"delta":{"annotations":[],"audio":null,"tool_calls":null}}],"error":""}"#],
        ])
    func leadingChunks(datas: [String]) async throws {
        let answer = try await self.said(datas + [Self.content(Self.words), Self.stop, "[DONE]"])
        // The first answer that came is the one that is read.
        #expect(answer.text == (datas[0].contains("No.") ? "No." : Self.words), "\(datas)")
    }

    @Test(
        "10: words in parts, under other names, and as a whole",
        arguments: [
            #"{"choices":[{"delta":{"content":[{"type":"text","text":"The "},{"type":"text","text":"end."}]}}]}"#,
            #"{"choices":[{"delta":{"content":{"type":"text","text":"The end."}}}]}"#,
            #"{"choices":[{"delta":{"content":["The ","end."]}}]}"#,
            #"{"choices":[{"delta":{"content":[{"type":"output_text","text":{"value":"The end."}}]}}]}"#,
            #"{"choices":[{"message":{"role":"assistant","content":"The end."}}]}"#,
            #"{"choices":[{"message":{"reasoning_content":"Hm.","content":"The end."},"finish_reason":"stop"}]}"#,
            #"{"choices":[{"text":"The end.","index":0}]}"#, #"{"choices":[{"delta":{"text":"The end."}}]}"#,
            #"{"choices":[{"delta":"The end."}]}"#, #"{"choices":[{"index":"0","delta":{"content":"The end."}}]}"#,
            #"{"message":{"role":"assistant","content":"The end."},"done":false}"#,
            #"{"message":{"role":"assistant","content":"The end.","thinking":"Hm"},"done":true,"done_reason":"stop"}"#,
            #"{"response":"The end.","done":true}"#, #"{"content":"The end.","stop":true}"#,
            #"{"type":"response.output_text.delta","delta":"The end."}"#,
            #"{"choices":[{"delta":{"refusal":"The end."}}]}"#,
            #"{"choices":[{"index":3,"delta":{"content":"The end."}}]}"#,
            #"{"choices":[{"delta":{"content":"<answer>The end.</answer>"}}]}"#,
        ])
    func forms(data: String) async throws {
        for (text, type) in [
            (Server.events([data, "[DONE]"]), "text/event-stream"), (data, "application/json"),
            (data + "\n", "application/x-ndjson"),
        ] {
            let answer = try await self.answer(text, type: type)
            #expect(answer.text == "The end.", "\(text)")
            #expect(answer.error == nil, "\(text)")
        }
    }

    @Test("a message that repeats what was said adds nothing")
    func repeated() async throws {
        let message = { (text: String) in #"{"choices":[{"message":{"content":"\#(text)"}}]}"# }
        #expect(try await self.said([Self.content("The end."), message("The end."), Self.stop]).text == "The end.")
        #expect(
            try await self.said([message("The"), message("The end"), message("The end."), Self.stop]).text == "The end."
        )
        #expect(try await self.said([message("The "), message("end."), Self.stop]).text == "The end.")
    }

    @Test("11: a server may send letters or all at once: characters are counted, not chunks")
    func letters() async throws {
        let text = Array(repeating: Self.words, count: 8).joined(separator: " ")
        let letters = try await self.said(text.map { Self.content(String($0)) } + [Self.stop, "[DONE]"])
        #expect(letters.text == text)
        #expect(letters.end == .complete)
        #expect(try await self.said([Self.content(text), Self.stop]).text == text)
    }

    @Test("11: a server that knows no end is cut, and one whose own count says so")
    func endless() async throws {
        let many = Array(repeating: Self.content("word "), count: 100)
        let options = GenerationOptions(tokenLimit: 10)
        let cut = try await self.answer(Server.events(many), options: options)
        #expect(cut.end == .tokenLimit)
        #expect((1...80).contains(cut.text.count))
        let counted = [
            Self.content("One."), #"{"choices":[],"usage":{"completion_tokens":11}}"#, Self.content(" Two."),
        ]
        let used = try await self.answer(Server.events(counted), options: options, doubt: .zero)
        #expect(used.text == "One.")
        #expect(used.end == .tokenLimit)
    }

    @Test(
        "12: halves of characters are dropped and the words stay",
        arguments: [
            (#""\ud83d""#, #""\ude00""#), (#""\ud83d""#, #""""#), (#""x\ud83dy \\ud83d""#, #""\\\ude00""#),
            (#""\ud83d\ud83d\ude00""#, #""\ude00\ude00""#), ("\"\u{FFFD}\"", "\"\u{FFFD}\""),
        ])
    func halves(first: String, second: String) async throws {
        let datas = [
            Self.content("We open at nine "), Self.delta(#""content":\#(first)"#), Self.delta(#""content":\#(second)"#),
            Self.content(" every day."), Self.stop, "[DONE]",
        ]
        let answer = try await self.said(datas)
        #expect(answer.error == nil)
        #expect(answer.text.hasPrefix("We open at nine ") && answer.text.hasSuffix(" every day."), "\(answer.text)")
        #expect(!answer.text.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test("invalid bytes within a text are dropped and the words stay")
    func invalidBytes() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(
                bytes: Array("data: {\"choices\":[{\"delta\":{\"content\":\"At ".utf8) + [0xF0, 0x9F])
            try await answer.write(bytes: [0xC3, 0x28] + Array(" nine.\"}}]}\n\ndata: [DONE]\n\n".utf8))
            try await answer.end()
        }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.text == "At ( nine.")
    }

    @Test(
        "13, 16: what a server refuses is left out or changed, asked again once and remembered",
        arguments: [
            (422, "stream_options: extra inputs are not permitted", #""stream_options""#),
            (400, "Unsupported parameter: 'max_tokens'. Use max_completion_tokens instead.", #""max_tokens""#),
            (400, "use max_completion_tokens", #""max_tokens""#),
            (400, "Unsupported value: 'temperature' does not support 0 with this model", #""temperature""#),
            (422, #"[{\"loc\":[\"body\",\"stop\"],\"msg\":\"Unsupported 'stop'\"}]"#, #""stop""#),
            (400, "System role not supported", #""role":"system""#),
            (500, "Only user and assistant roles are supported!", #""role":"system""#),
            (400, "Developer instruction is not enabled for models/gemma", #""role":"system""#),
        ])
    func refusedField(status: Int, message: String, field: String) async throws {
        let server = FaultServer { answer in
            if answer.body.contains(field) {
                return try await answer.refuse(
                    status, #"{"error":{"message":"\#(message)","type":"invalid_request_error"}}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base)
            let options = GenerationOptions(stops: ["#"])
            #expect(await ChatAnswer.of(model, options: options).text == "Yes.")
            #expect(server.questions == 2)
            #expect(await ChatAnswer.of(model, options: options).text == "Yes.")
            #expect(server.questions == 3)
        }
        #expect(server.bodies.last?.contains("Be brief.") == true)
        #expect(server.bodies.last?.contains("What is a bridge?") == true)
    }

    @Test(
        "16: roles alternate and the user begins where a template wants that",
        arguments: [
            "Conversation roles must alternate user/assistant/user/assistant/...",
            "After the optional system message, conversation roles must alternate user/assistant",
            "First message must be from the user", "Expected role user",
        ])
    func alternate(message: String) async throws {
        let server = FaultServer { answer in
            let rest = answer.roles.filter { $0 != "system" }
            let isInTurn = rest.enumerated().allSatisfy { $1 == ($0 % 2 == 0 ? "user" : "assistant") }
            guard isInTurn else { return try await answer.refuse(400, #"{"error":{"message":"\#(message)"}}"#) }
            try await answer.tokens(["Yes."])
        }
        let greeted = [
            Message(.system, "Be brief."), Message(.assistant, "Hello, how can I help?"), Message(.user, "One."),
            Message(.user, "Two."),
        ]
        try await server.run { base in
            let model = self.model(base)
            for questions in [2, 3] {
                #expect(await ChatAnswer.of(model, greeted).text == "Yes.")
                #expect(server.questions == questions)
            }
        }
    }

    @Test("a server that refuses everything is asked a few times, not for ever")
    func refusesAll() async throws {
        let words = "stream_options max_tokens max_completion_tokens temperature 'stop' alternate 'system'"
        let server = FaultServer { try await $0.refuse(400, #"{"error":{"message":"\#(words)"}}"#) }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.engineError?.code == .unsupported)
        #expect((2...8).contains(server.questions))
    }

    @Test("13: a refusal within the stream is one, too")
    func refusedInStream() async throws {
        let server = FaultServer { answer in
            if answer.body.contains("stream_options") {
                let error = #"{"error":{"message":"unknown field stream_options","code":400}}"#
                return try await answer.whole(Server.events([error]))
            }
            try await answer.tokens(["Yes."])
        }
        #expect(try await server.run { await ChatAnswer.of(self.model($0)) }.text == "Yes.")
    }

    @Test("14: the model's end is the end, though nothing follows but comments")
    func lingering() async throws {
        let clock = ManualClock()
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(Server.events([Self.content(Self.words), Self.stop]) + ": ping\n\n: ping\n\n")
            try await answer.hang()
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(doubt: .zero), clock: clock) { said.add($0) }
            async let answer = ChatAnswer.of(model)
            await said.wait { $0 == .finished(.complete) }
            let advance = Task { try await clock.advance(by: .milliseconds(400), untilCancelled: ()) }
            #expect(await answer.text == Self.words)
            #expect(await answer.error == nil)
            #expect(await answer.end == .complete)
            advance.cancel()
        }
    }

    @Test("14: a server that tells an end with every piece is read to its end")
    func endEveryTime() async throws {
        let piece = { (text: String) in #"{"choices":[{"delta":{"content":"\#(text)"},"finish_reason":"stop"}]}"# }
        #expect(try await self.said([piece("The "), piece("end"), piece("."), "[DONE]"]).text == "The end.")
    }

    @Test(
        "15: a stream is a stream, whatever its type says",
        arguments: [
            "text/plain; charset=utf-8", nil, "application/json", "application/octet-stream", "TEXT/EVENT-STREAM",
        ])
    func types(type: String?) async throws {
        let text = Server.events([Self.content(Self.words), Self.stop, "[DONE]"])
        #expect(try await self.answer(text, type: type).text == Self.words)
        let lines = [Self.content("The "), Self.content("end."), Self.stop].joined(separator: "\n")
        #expect(try await self.answer(lines, type: type).text == "The end.")
    }

    @Test(
        "streams that keep few of the rules",
        arguments: [
            "\u{FEFF}data:\(Self.content("The "))\r\n\r\n: x\r\n\r\ndata:\(Self.content("end."))\r\n\r\ndata:[DONE]\r\n\r\n",
            "data: \(Self.content("The "))\ndata: \(Self.content("end."))\ndata: [DONE]\n",
            "event: message\nid: 1\nretry: 5\ndata: \(Self.content("The "))\n\n\(Self.content("end."))\n",
            "\n\n  \ndata: \(Self.content("The end."))\n\ndata:\n\ndata: [done]\n\n",
            "[\(Self.content("The ")),\n\(Self.content("end."))\n]", "\u{FEFF}\(Self.content("The end."))",
            "{\n \"choices\": [\n  {\"message\": {\"content\": \"The end.\"}}\n ]\n}",
            "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"The end.\"}}]}\n\n",
            "data: \(Self.content("The end."))\n\ndata: DONE\n\n",
        ])
    func rules(text: String) async throws {
        let answer = try await self.answer(text)
        #expect(answer.text == "The end.")
        #expect(answer.error == nil)
    }

    @Test(
        "errors in the middle of a stream are told, in every form",
        arguments: [
            #"{"error":{"message":"secret","code":500}}"#, #"{"error":"secret"}"#, #"{"error":{}}"#,
            #"{"object":"error","message":"secret","code":500}"#, #"{"type":"error","message":"secret"}"#,
            #"{"detail":"secret"}"#, #"{"choices":[{"delta":{},"finish_reason":"error"}]}"#,
            #"{"choices":[{"error":{"message":"secret","code":502},"delta":{"content":""}}]}"#,
        ])
    func errors(data: String) async throws {
        let answer = try await self.said([Self.content("One "), data], doubt: .zero)
        #expect(answer.text == "One ")
        #expect(answer.engineError != nil)
        #expect(answer.engineError?.message.contains("secret") == false)
    }

    @Test("an event named error is one, whatever it holds")
    func errorEvent() async throws {
        let answer = try await self.answer(
            "data: \(Self.content("One "))\n\nevent: error\ndata: overloaded\n\n", doubt: .zero)
        #expect(answer.text == "One ")
        #expect(answer.engineError?.code == .failed)
    }

    @Test("a page, another object, a text and an endless line are no answers")
    func noAnswers() async throws {
        for (text, type) in [
            ("<html>", "text/html"), ("\n<!DOCTYPE html>", "text/plain"), (#"{"status":"ok"}"#, "application/json"),
            ("upstream connect error", "text/plain"), ("", "text/event-stream"),
            ("{\"a\":\"" + String(repeating: "x", count: 300 << 10), "application/json"),
        ] {
            let answer = try await self.answer(text, type: type)
            #expect(answer.engineError?.code == .malformed, "\(text.prefix(40))")
        }
    }

    @Test("17: the first answer of a server of one's own may take its time, the next ones in measure")
    func cold() async throws {
        let clock = ManualClock()
        let gate = EventLog<Int>()
        let asked = EventLog<Int>()
        let server = FaultServer { answer in
            asked.add(answer.number)
            await gate.wait { $0 == answer.number }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(firstAnswer: .seconds(30), doubt: .zero), clock: clock)
            for number in 0..<2 {
                async let answer = ChatAnswer.of(model)
                await asked.wait { $0 == number }
                clock.advance(by: .seconds(6))
                gate.add(number)
                #expect(await answer.text == "Yes.")
            }
        }
    }

    @Test("17: a server that still loads its model is asked until it has")
    func loading() async throws {
        let clock = ManualClock()
        let server = FaultServer { answer in
            if answer.number < 5 {
                return try await answer.refuse(
                    503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base, times: ChatTimes(firstAnswer: .seconds(30), doubt: .zero), clock: clock)
            async let answer = ChatAnswer.of(model)
            let advance = Task {
                while !Task.isCancelled {
                    // The deadline and the wait for the next question.
                    try await clock.sleepers(2)
                    clock.advance(by: .milliseconds(500))
                    await Task.yield()
                }
            }
            #expect(await answer.text == "Yes.")
            advance.cancel()
        }
    }

    @Test("17: loading asks a short question once, which also teaches what the server refuses")
    func load() async throws {
        let server = FaultServer { answer in
            if answer.body.contains("stream_options") {
                return try await answer.refuse(422, #"{"detail":[{"loc":["body","stream_options"],"msg":"Extra"}]}"#)
            }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            let model = self.model(base)
            await model.load()
            #expect(server.questions == 2)
            #expect(server.bodies.last?.contains(#""max_tokens":64"#) == true)
            #expect(await ChatAnswer.of(model).text == "Yes.")
            #expect(server.questions == 3)
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
