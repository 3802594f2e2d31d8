import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("The end of an answer")
struct LlamaGenerationTests {
    /// Feeds tokens until the answer ends; nil stands for the token that ends it.
    private func run(
        _ tokens: [String?], limit: Int, stops: [String] = [], opening: ThinkingOpening = .answer, context: Int = 100
    ) async throws -> (text: String, end: GenerationEnd?, taken: Int) {
        let options = GenerationOptions(tokenLimit: limit, stops: stops)
        let job = EngineJob<LlamaOutput>(capacity: limit + 2)
        var generation = LlamaGeneration(prompt: [1], options: options, job: job, sampler: nil)
        generation.begin(opening, contextTokens: context)
        var taken = 0
        for token in tokens {
            taken += 1
            if !generation.take(Int32(taken), bytes: token.map { Array($0.utf8) }) { break }
            #expect(generation.next == Int32(taken))
        }
        job.finish()
        var text = ""
        var end: GenerationEnd?
        for try await output in job.output {
            switch output {
            case .text(let piece): text += piece
            case .end(let reason): end = reason
            }
        }
        return (text, end, taken)
    }

    @Test("the model's own end completes it")
    func complete() async throws {
        #expect(try await self.run(["a", "b", nil, "c"], limit: 9) == ("ab", .complete, 3))
        #expect(try await self.run([nil], limit: 9) == ("", .complete, 1))
    }

    @Test("the limit counts tokens, not the one that ends the answer")
    func limit() async throws {
        #expect(try await self.run(["a", "b", "c"], limit: 2) == ("ab", .tokenLimit, 2))
        #expect(try await self.run(["a", "b", nil], limit: 3) == ("ab", .complete, 3))
        #expect(try await self.run(["a"], limit: 1) == ("a", .tokenLimit, 1))
    }

    @Test("a stop text completes it, even with the last token")
    func stop() async throws {
        #expect(try await self.run(["a", "#", "#", "c"], limit: 9, stops: ["##"]) == ("a", .complete, 3))
        #expect(try await self.run(["a", "#", "#"], limit: 3, stops: ["##"]) == ("a", .complete, 3))
    }

    @Test("text that was held back is not lost at the end")
    func held() async throws {
        #expect(try await self.run(["a", "#", nil], limit: 9, stops: ["##"]) == ("a#", .complete, 3))
        #expect(try await self.run(["a", "#"], limit: 2, stops: ["##"]) == ("a#", .tokenLimit, 2))
    }

    @Test("thinking is neither said nor counted")
    func thinking() async throws {
        let tokens = ["<th", "ink>", "Hm", ".", "</", "think>", "a", "b", "c"]
        #expect(try await self.run(tokens, limit: 2) == ("ab", .tokenLimit, 8))
        #expect(try await self.run(["Hm", ".</think>", "a", nil], limit: 9, opening: .thinking) == ("a", .complete, 4))
        #expect(try await self.run(["a", "b", nil], limit: 9, opening: .thinking) == ("ab", .complete, 3))
    }

    @Test("thinking ends where the context does, and is no answer")
    func longThinking() async throws {
        let tokens = ["<think>"] + Array(repeating: "hm ", count: 50)
        #expect(try await self.run(tokens, limit: 5, context: 20) == ("", .tokenLimit, 15))
    }
}
