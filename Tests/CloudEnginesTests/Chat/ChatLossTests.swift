import CascadeTesting
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A language model whose answer breaks off", .timeLimit(.minutes(5)))
struct ChatLossTests {
    @Test("a connection that is lost in the middle ends the answer, and nothing is said twice")
    func drop() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.drop()
        }
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }
        #expect(answer.tokens == ["One "])
        #expect(answer.engineError?.code == .unreachable)
        #expect(answer.engineError?.isRetryable == true)
        #expect(server.questions == 1)
    }

    @Test(
        "a stream in chunks that breaks off without an end is never whole, however the connection ends",
        arguments: [false, true])
    func noEnd(isReset: Bool) async throws {
        let said = EventLog<ChatStreamEvent>()
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            // A reset takes with it what was not read.
            await said.wait { $0 == .text("One ") }
            try await isReset ? answer.reset() : answer.drop()
        }
        try await server.run { base in
            let answer = await ChatAnswer.of(OpenAILanguageModel.faulty(base) { said.add($0) })
            #expect(answer.tokens == ["One "])
            #expect(answer.end == nil)
            #expect(answer.engineError?.code == .unreachable)
            #expect(answer.engineError?.isRetryable == true)
        }
    }

    @Test("a connection that is lost before the first token is opened again")
    func dropBefore() async throws {
        let server = FaultServer { answer in
            if answer.number == 0 { return try await answer.drop() }
            try await answer.tokens(["Yes."])
        }
        #expect(try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }.tokens == ["Yes."])
    }

    @Test("a server that is not there cannot be reached")
    func unreachable() async throws {
        let base = try await FaultServer { _ in }.run { $0 }
        let answer = await ChatAnswer.of(OpenAILanguageModel.faulty(base))
        #expect(answer.engineError?.code == .unreachable)
        #expect(answer.engineError?.isRetryable == true)
    }

    @Test("a stream without its last line is complete, one without any word is not")
    func missingDone() async throws {
        let server = FaultServer { answer in
            if answer.number == 0 { return try await answer.tokens(["One."], isDone: false) }
            try await answer.head()
            try await answer.end()
        }
        try await server.run { base in
            let whole = await ChatAnswer.of(OpenAILanguageModel.faulty(base))
            #expect(whole.tokens == ["One."])
            #expect(whole.end == .complete)
            #expect(await ChatAnswer.of(OpenAILanguageModel.faulty(base)).engineError?.code == .malformed)
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
            let model = OpenAILanguageModel.faulty(base, times: times, clock: clock) { said.add($0) }
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
}
