import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

/// Streams as servers in use send them, their ends and errors.
@Suite("Odd streams", .timeLimit(.minutes(5)))
struct OddStreamTests: OddStreams {
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
            ("{\"a\":\"" + String(repeating: "x", count: 1100 << 10), "application/json"),
        ] {
            let answer = try await self.answer(text, type: type)
            #expect(answer.engineError?.code == .malformed, "\(text.prefix(40))")
        }
    }
}
