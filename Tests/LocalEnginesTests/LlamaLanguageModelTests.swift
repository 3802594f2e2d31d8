import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Answering with llama.cpp",
    .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp or its model is not installed"))
struct LlamaLanguageModelTests {
    private struct Interruption: Error {}

    private let model: LlamaLanguageModel

    init() async throws {
        self.model = try await EngineInstallation.languageModel()
    }

    private static let capital = Answer.question("What is the capital of France?")

    @Test("a question is answered, token by token")
    func answer() async throws {
        let answer = try await Answer.from(self.model, to: Self.capital)
        #expect(answer.text.contains("Paris"))
        #expect(answer.pieces > 3)
        #expect(answer.end == .complete)
    }

    @Test("a warm temperature answers too")
    func temperature() async throws {
        let options = GenerationOptions(tokenLimit: 12, temperature: 0.9)
        #expect(try await !Answer.from(self.model, to: Self.capital, options).text.isEmpty)
    }

    @Test("four conversations at once answer their own questions")
    func conversations() async throws {
        let questions = [
            ("What is the capital of France?", "paris"), ("How many days are there in a week?", "week"),
            ("Tell me about dogs.", "dog"), ("Tell me about the moon.", "moon"),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (question, topic) in questions {
                group.addTask {
                    let answer = try await Answer.from(self.model, to: Answer.question(question))
                    #expect(answer.text.lowercased().contains(topic), "\(question) \(answer.text)")
                    for (_, other) in questions where other != topic {
                        #expect(!answer.text.lowercased().contains(other), "\(question) \(answer.text)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("more conversations than sequences are all answered")
    func many() async throws {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await Answer.from(
                        self.model, to: Answer.question("Say the number \(number)."), GenerationOptions(tokenLimit: 4))
                }
            }
            for try await answer in group { #expect(!answer.text.isEmpty) }
        }
    }

    @Test("the token limit ends an answer", arguments: [1, 2, 7])
    func limit(tokens: Int) async throws {
        let question = Answer.question("Tell me a long story about the sea.")
        let answer = try await Answer.from(self.model, to: question, GenerationOptions(tokenLimit: tokens))
        #expect(answer.end == .tokenLimit)
        #expect((1...tokens).contains(answer.pieces))
    }

    @Test("a listener that fails ends the answer with its own error")
    func failingListener() async throws {
        await #expect(throws: Interruption.self) {
            _ = try await self.model.reply(to: Self.capital, options: GenerationOptions()) { _ in
                throw Interruption()
            }
        }
    }

    @Test("a message that cannot fit is refused, and says how long it is")
    func tooLong() async throws {
        let question = Answer.question(String(repeating: "word ", count: 3000))
        let error = await #expect(throws: EngineError.self) { try await Answer.from(self.model, to: question) }
        #expect(error?.code == .unsupported)
        #expect(error?.message.contains("2048") == true)
    }
}
