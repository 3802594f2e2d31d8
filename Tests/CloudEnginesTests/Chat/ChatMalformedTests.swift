import NIOHTTP1
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("A language model that sends no stream", .timeLimit(.minutes(5)))
struct ChatMalformedTests {
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
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }
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
        let answer = try await server.run { await ChatAnswer.of(OpenAILanguageModel.faulty($0)) }
        #expect(answer.engineError?.code == .malformed)
    }
}
