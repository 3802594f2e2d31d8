import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// Words in all the forms in which servers in use send them.
@Suite("Odd streams: words", .timeLimit(.minutes(5)))
struct OddWordsTests: OddStreams {
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

    @Test("a line of a megabyte is read, as an event and as an object of its own")
    func longLine() async throws {
        let arguments = String(repeating: "QUJD", count: 250_000)
        let call = Self.delta(
            #""tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"\#(arguments)"}}]"#)
        for text in [
            Server.events([call, Self.content("The end."), Self.stop, "[DONE]"]),
            [call, Self.content("The end."), Self.stop].joined(separator: "\n"),
        ] {
            let answer = try await self.answer(text)
            #expect(answer.text == "The end.")
            #expect(answer.error == nil)
        }
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
}
