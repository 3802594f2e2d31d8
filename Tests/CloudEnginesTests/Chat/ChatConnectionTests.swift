import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A language model over HTTP", .timeLimit(.minutes(5)))
struct ChatConnectionTests {
    @Test("the model keeps the promises of a language model")
    func conformance() async throws {
        let words = (0..<100).map { "word\($0) " }
        let server = FaultServer { try await $0.tokens(words) }
        let broken = try await server.run { try await EngineConformance.check(OpenAILanguageModel.faulty($0)) }
        #expect(broken.isEmpty, "\(broken)")
    }

    @Test("the key is sent, the whole answer arrives, and the connection serves the next question too")
    func answer() async throws {
        let server = FaultServer { try await $0.tokens(["A ", "way ", "over."], finish: "length") }
        try await server.run { base in
            let model = OpenAILanguageModel.faulty(base)
            for _ in 0..<2 {
                let answer = await ChatAnswer.of(model)
                #expect(answer.tokens == ["A ", "way ", "over."])
                #expect(answer.end == .tokenLimit)
            }
        }
        #expect(server.events.events.count { $0 == .connected } == 1)
        guard case .asked(_, let path, let headers, _)? = server.events.events.dropFirst().first else {
            Issue.record("nothing was asked: \(server.events.events)")
            return
        }
        #expect(path == "/v1/chat/completions")
        #expect(headers["authorization"] == "Bearer \(FaultServer.secret)")
    }

    @Test("Anthropic's stream is answered by the same client")
    func anthropic() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            for data in [
                #"{"type":"message_start","message":{}}"#,
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"One."}}"#,
                #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#, #"{"type":"message_stop"}"#,
            ] { try await answer.write("event: x\ndata: \(data)\n\n") }
            try await answer.end()
        }
        try await server.run { base in
            let answer = await ChatAnswer.of(
                AnthropicLanguageModel(
                    model: "m", base: base, key: APIKey(FaultServer.secret), times: ChatTimes.patient))
            #expect(answer.tokens == ["One."])
            #expect(answer.end == .complete)
        }
        guard case .asked(_, let path, let headers, _)? = server.events.events.dropFirst().first else {
            Issue.record("nothing was asked: \(server.events.events)")
            return
        }
        #expect(path == "/v1/messages")
        #expect(headers["x-api-key"] == FaultServer.secret)
    }

    @Test("preparing opens the connection that the question then uses, and only once")
    func warming() async throws {
        let server = FaultServer { try await $0.tokens(["Yes."]) }
        try await server.run { base in
            let model = OpenAILanguageModel.faulty(base)
            await model.prepare(for: [])
            await model.prepare(for: [])
            #expect(server.events.events.count == 2)
            #expect(await ChatAnswer.of(model).tokens == ["Yes."])
        }
        #expect(server.events.events.count { $0 == .connected } == 1)
    }

    @Test("a connection is opened although whoever prepared for it waits no longer")
    func warmingGivenUp() async throws {
        let server = FaultServer { try await $0.tokens(["Yes."]) }
        try await server.run { base in
            let model = OpenAILanguageModel.faulty(base)
            let preparing = Task { await model.prepare(for: []) }
            preparing.cancel()
            await preparing.value
            await server.events.wait { $0 == .connected }
        }
    }

    @Test("stopping ends the opening of a connection under way, and no other is opened")
    func warmingStopped() async throws {
        var server = FaultServer { try await $0.tokens(["Yes."]) }
        server.answersHead = false
        try await server.run { [server] base in
            let model = OpenAILanguageModel.faulty(base)
            let preparing = Task { await model.prepare(for: []) }
            await server.events.wait { if case .asked("HEAD", _, _, _) = $0 { true } else { false } }
            // Whoever prepares while a connection is opened need not wait for it.
            await model.prepare(for: [])
            await model.stop()
            await preparing.value
            await server.events.wait { $0 == .left }
            await model.prepare(for: [])
            #expect(server.events.events.count { $0 == .connected } == 1)
        }
    }

    @Test("a server that keeps the connection open after the end does not hold up the reply")
    func lingering() async throws {
        let clock = ManualClock()
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One.") + "data: [DONE]\n\n")
            try await answer.hang()
        }
        try await server.run { base in
            let model = OpenAILanguageModel.faulty(base, clock: clock) { said.add($0) }
            async let answer = ChatAnswer.of(model)
            await said.wait { $0 == .end }
            let advance = Task { try await clock.advance(by: .milliseconds(200), untilCancelled: ()) }
            let end = await answer
            advance.cancel()
            #expect(end.tokens == ["One."])
            #expect(end.end == .complete)
            await server.events.wait { $0 == .left }
        }
    }

    @Test("cancelling ends the request at once")
    func cancelling() async throws {
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.hang()
        }
        try await server.run { base in
            let model = OpenAILanguageModel.faulty(base) { said.add($0) }
            let task = Task { await ChatAnswer.of(model) }
            await said.wait { $0 == .text("One ") }
            task.cancel()
            #expect(await task.value.error is CancellationError)
            await server.events.wait { $0 == .left }
        }
    }
}
