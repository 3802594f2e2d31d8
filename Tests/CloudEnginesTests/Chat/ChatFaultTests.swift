import CascadeTesting
import NIOHTTP1
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A language model over HTTP", .timeLimit(.minutes(5)))
struct ChatFaultTests {
    private static let secret = "sk-very-secret"

    /// No test whose server answers fails on a slow machine.
    private static let patience = ChatTimes(
        firstToken: .seconds(60), stall: .seconds(60), retries: .seconds(60), doubt: .zero)

    private func model(
        _ base: String, times: ChatTimes = Self.patience,
        clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) -> OpenAILanguageModel {
        OpenAILanguageModel(
            model: "m", base: base, key: APIKey(Self.secret), times: times, clock: clock, observe: observe)
    }

    @Test("the model keeps the promises of a language model")
    func conformance() async throws {
        let words = (0..<100).map { "word\($0) " }
        let server = FaultServer { try await $0.tokens(words) }
        let broken = try await server.run { try await EngineConformance.check(self.model($0)) }
        #expect(broken.isEmpty, "\(broken)")
    }

    @Test("the key is sent, the whole answer arrives, and the connection serves the next question too")
    func answer() async throws {
        let server = FaultServer { try await $0.tokens(["A ", "way ", "over."], finish: "length") }
        try await server.run { base in
            let model = self.model(base)
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
        #expect(headers["authorization"] == "Bearer \(Self.secret)")
    }

    @Test("preparing opens the connection that the question then uses, and only once")
    func warming() async throws {
        let server = FaultServer { try await $0.tokens(["Yes."]) }
        try await server.run { base in
            let model = self.model(base)
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
            let model = self.model(base)
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
            let model = self.model(base)
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

    @Test(
        "a refusal is told by its kind, tried again only where that can help, and never with the body or the key",
        arguments: [
            (400, .unsupported, 1), (401, .unauthorized, 1), (403, .unauthorized, 1), (404, .unsupported, 1),
            (422, .unsupported, 1), (302, .unsupported, 1), (429, .rateLimited, 3), (500, .failed, 3),
            (503, .overloaded, 3), (529, .overloaded, 3),
        ] as [(Int, EngineError.Code, Int)])
    func refusal(status: Int, code: EngineError.Code, tries: Int) async throws {
        let server = FaultServer { answer in
            let body = #"{"error":{"message":"bad key \#(Self.secret)","type":"t","code":"\#(Self.secret)"}}"#
            try await answer.refuse(status, body, ["retry-after": "0", "location": "http://127.0.0.1:1/"])
        }
        // A busy machine has time enough for all tries.
        let times = ChatTimes(firstToken: .seconds(50), retries: .seconds(50), doubt: .zero)
        let answer = try await server.run { await ChatAnswer.of(self.model($0, times: times)) }
        #expect(answer.engineError?.code == code)
        #expect(answer.engineError?.isRetryable == (tries > 1))
        #expect(server.questions == tries)
        #expect(answer.engineError?.message.contains("\(status)") == true)
        var told = ""
        dump(answer.error, to: &told)
        #expect(!told.contains("secret"))
    }

    @Test("an account without credit is not asked again")
    func noCredit() async throws {
        let server = FaultServer { try await $0.refuse(429, #"{"error":{"code":"insufficient_quota"}}"#) }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.engineError?.code == .rateLimited)
        #expect(server.questions == 1)
    }

    @Test("a service that is busy for a moment is asked again after the time it names")
    func busyOnce() async throws {
        let clock = ManualClock()
        let server = FaultServer { answer in
            if answer.number == 0 { return try await answer.refuse(429, "", ["retry-after": "1"]) }
            try await answer.tokens(["Yes."])
        }
        try await server.run { base in
            async let answer = ChatAnswer.of(self.model(base, clock: clock))
            // The deadline and the wait for the retry.
            try await clock.sleepers(2)
            clock.advance(by: .milliseconds(999))
            #expect(server.questions == 1)
            clock.advance(by: .milliseconds(1))
            #expect(await answer.tokens == ["Yes."])
        }
    }

    @Test("a connection that is lost in the middle ends the answer, and nothing is said twice")
    func drop() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.drop()
        }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.tokens == ["One "])
        #expect(answer.engineError?.code == .unreachable)
        #expect(answer.engineError?.isRetryable == true)
        #expect(server.questions == 1)
    }

    @Test("a connection that is lost before the first token is opened again")
    func dropBefore() async throws {
        let server = FaultServer { answer in
            if answer.number == 0 { return try await answer.drop() }
            try await answer.tokens(["Yes."])
        }
        #expect(try await server.run { await ChatAnswer.of(self.model($0)) }.tokens == ["Yes."])
    }

    @Test("a server that is not there cannot be reached")
    func unreachable() async throws {
        let base = try await FaultServer { _ in }.run { $0 }
        let answer = await ChatAnswer.of(self.model(base))
        #expect(answer.engineError?.code == .unreachable)
        #expect(answer.engineError?.isRetryable == true)
    }

    @Test(
        "what is no stream is told as such, after the words before it",
        arguments: ["a broken object", "an endless line"])
    func malformed(kind: String) async throws {
        let text =
            kind == "a broken object"
            ? "data: {\"choices\": [\n\n" : "data: " + String(repeating: "x", count: 1100 << 10)
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.write(text)
            try await answer.hang()
        }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.tokens == ["One "])
        #expect(answer.engineError?.code == .malformed)
    }

    @Test("a page instead of a stream is told as such")
    func page() async throws {
        let server = FaultServer { answer in
            try await answer.head(200, ["content-type": "text/html"])
            try await answer.write("<html>")
            try await answer.end()
        }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.engineError?.code == .malformed)
    }

    @Test("a stream without its last line is complete, one without any word is not")
    func missingDone() async throws {
        let server = FaultServer { answer in
            if answer.number == 0 { return try await answer.tokens(["One."], isDone: false) }
            try await answer.head()
            try await answer.end()
        }
        try await server.run { base in
            let whole = await ChatAnswer.of(self.model(base))
            #expect(whole.tokens == ["One."])
            #expect(whole.end == .complete)
            #expect(await ChatAnswer.of(self.model(base)).engineError?.code == .malformed)
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
            let model = self.model(base, clock: clock) { said.add($0) }
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

    @Test(
        "a service that is silent for too long is given up, before its head, before a token and between two",
        arguments: [(false, []), (true, []), (true, ["One "])] as [(Bool, [String])])
    func silence(hasHead: Bool, tokens: [String]) async throws {
        let clock = ManualClock()
        let server = FaultServer { answer in
            if hasHead { try await answer.head() }
            for token in tokens { try await answer.write(FaultServer.Answer.chunk(token)) }
            try await answer.hang()
        }
        let said = EventLog<ChatStreamEvent>()
        try await server.run { base in
            let times = ChatTimes(firstToken: .seconds(5), stall: .seconds(2), doubt: .zero)
            let model = self.model(base, times: times, clock: clock) { said.add($0) }
            async let answer = ChatAnswer.of(model)
            await server.events.wait { if case .asked = $0 { true } else { false } }
            await said.wait(count: tokens.count) { _ in true }
            try await clock.sleepers(1)
            clock.advance(by: .milliseconds(1999))
            #expect(!server.events.events.contains(.left))
            let rest = Duration.milliseconds(tokens.isEmpty ? 3001 : 1)
            let advance = Task { try await clock.advance(by: rest, untilCancelled: ()) }
            let end = await answer
            advance.cancel()
            #expect(end.tokens == tokens)
            #expect(end.engineError?.code == .timedOut)
            await server.events.wait { $0 == .left }
        }
    }

    @Test("an error in the middle of the stream is told by its kind")
    func errorInStream() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.write("data: {\"error\":{\"message\":\"\(Self.secret)\",\"code\":429}}\n\n")
            try await answer.end()
        }
        let answer = try await server.run { await ChatAnswer.of(self.model($0)) }
        #expect(answer.tokens == ["One "])
        #expect(answer.engineError?.code == .rateLimited)
        #expect(answer.engineError?.message.contains("secret") == false)
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
            let model = self.model(base) { said.add($0) }
            let task = Task { await ChatAnswer.of(model) }
            await said.wait { $0 == .text("One ") }
            task.cancel()
            #expect(await task.value.error is CancellationError)
            await server.events.wait { $0 == .left }
        }
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
                AnthropicLanguageModel(model: "m", base: base, key: APIKey(Self.secret), times: Self.patience))
            #expect(answer.tokens == ["One."])
            #expect(answer.end == .complete)
        }
        guard case .asked(_, let path, let headers, _)? = server.events.events.dropFirst().first else {
            Issue.record("nothing was asked: \(server.events.events)")
            return
        }
        #expect(path == "/v1/messages")
        #expect(headers["x-api-key"] == Self.secret)
    }
}
