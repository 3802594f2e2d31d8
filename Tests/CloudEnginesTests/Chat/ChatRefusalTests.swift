import CascadeTesting
import NIOHTTP1
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A language model that refuses", .timeLimit(.minutes(5)))
struct ChatRefusalTests {
    @Test(
        "a refusal is told by its kind, tried again only where that can help, and never with the body or the key",
        arguments: [
            (400, .unsupported, 1), (401, .unauthorized, 1), (403, .unauthorized, 1), (404, .unsupported, 1),
            (422, .unsupported, 1), (302, .unsupported, 1), (429, .rateLimited, 3), (500, .failed, 3),
            (503, .overloaded, 3), (529, .overloaded, 3),
        ] as [(Int, EngineError.Code, Int)])
    func refusal(status: Int, code: EngineError.Code, tries: Int) async throws {
        let server = FaultServer { answer in
            let body =
                #"{"error":{"message":"bad key \#(FaultServer.secret)","type":"t","code":"\#(FaultServer.secret)"}}"#
            try await answer.refuse(status, body, ["retry-after": "0", "location": "http://127.0.0.1:1/"])
        }
        // A busy machine has time enough for all tries.
        let times = ChatTimes(firstToken: .seconds(50), retries: .seconds(50), doubt: .zero)
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0, times: times)) }
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
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }
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
            async let answer = ChatAnswer.of(OpenAILanguageModel.faulty(base, clock: clock))
            // The deadline and the wait for the retry.
            try await clock.sleepers(2)
            clock.advance(by: .milliseconds(999))
            #expect(server.questions == 1)
            clock.advance(by: .milliseconds(1))
            #expect(await answer.tokens == ["Yes."])
        }
    }

    @Test("an error in the middle of the stream is told by its kind")
    func errorInStream() async throws {
        let server = FaultServer { answer in
            try await answer.head()
            try await answer.write(FaultServer.Answer.chunk("One "))
            try await answer.write("data: {\"error\":{\"message\":\"\(FaultServer.secret)\",\"code\":429}}\n\n")
            try await answer.end()
        }
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }
        #expect(answer.tokens == ["One "])
        #expect(answer.engineError?.code == .rateLimited)
        #expect(answer.engineError?.message.contains("secret") == false)
    }
}
