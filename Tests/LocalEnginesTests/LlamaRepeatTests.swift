import CascadeTesting
import SpeechEngines
import Testing

@testable import LocalEngines

/// Alone on its engine, one test after the other: numbers differ in their last bits with the company in a batch, and
/// so may words that are almost equally likely.
@Suite(
    "Answering the same again", .serialized,
    .enabled(if: EngineInstallation.hasLanguageModel, "llama.cpp or its model is not installed"))
struct LlamaRepeatTests {
    private static let loading = Task {
        try await LlamaLanguageModel.load(
            engines: EngineInstallation.runtime(), settings: .init(modelPath: EngineInstallation.languageModelPath))
    }

    private let model: LlamaLanguageModel

    init() async throws {
        self.model = try await Self.loading.value
    }

    private static let capital = Answer.question("What is the capital of France?")

    @Test("temperature 0 gives the same answer every time")
    func repeatable() async throws {
        let question = Answer.question("Why is the sky blue?")
        // The first time reads the question, the others find it in the cache.
        _ = try await Answer.from(self.model, to: question)
        let first = try await Answer.from(self.model, to: question)
        for _ in 0..<2 { #expect(try await Answer.from(self.model, to: question) == first) }
    }

    @Test("a stop text ends an answer and is not in it")
    func stop() async throws {
        let whole = try await Answer.from(self.model, to: Self.capital)
        for stop in ["Paris", " is Par", "capital of"] {
            let options = GenerationOptions(tokenLimit: 24, stops: ["never said", stop])
            let answer = try await Answer.from(self.model, to: Self.capital, options)
            let place = try #require(whole.text.firstRange(of: stop)?.lowerBound)
            #expect(answer.text == whole.text[..<place])
            #expect(answer.end == .complete)
        }
    }

    @Test("an answer cancelled at any moment leaves the engine working and later answers the same")
    func cancel() async throws {
        let before = try await Answer.from(self.model, to: Self.capital)
        var numbers = SeededGenerator(seed: 3)
        await withTaskGroup { group in
            for story in 0..<12 {
                let moment = Int.random(in: 1...10, using: &numbers)
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await Answer.from(
                            self.model, to: Answer.question("Tell me story \(story) about a long journey."),
                            GenerationOptions(tokenLimit: 40), cancelAfter: moment)
                    }
                }
            }
        }
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await Answer.from(self.model, to: Answer.question("Never asked."))
        }
        await #expect(throws: CancellationError.self) { try await early.value }
        let after = try await Answer.from(self.model, to: Self.capital)
        #expect(after == before)
    }

    @Test("reading ahead changes no answer, and what cannot be read ahead is no error")
    func prepare() async throws {
        let question = Answer.question("What color is grass?")
        await self.model.prepare(for: question)
        let answer = try await Answer.from(self.model, to: question)
        #expect(try await Answer.from(self.model, to: question) == answer)
        #expect(!answer.text.isEmpty)
        await self.model.prepare(for: Answer.question(String(repeating: "word ", count: 3000)))
    }
}
