import CLlama
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Tokens of one decode")
struct LlamaBatchTests {
    private func sequence(_ id: Int32, prompt: [Int32], read: Int = 0, next: Int32? = nil) -> LlamaSequence {
        var generation = LlamaGeneration(
            prompt: prompt, options: GenerationOptions(), job: EngineJob(capacity: 4), sampler: nil)
        generation.next = next
        var sequence = LlamaSequence(id: id)
        sequence.tokens = Array(prompt.prefix(read))
        sequence.generation = generation
        return sequence
    }

    @Test("a sequence shares the beginning of a prompt as far as it goes, but never the last token")
    func commonPrefix() {
        var sequence = LlamaSequence(id: 0)
        #expect(sequence.commonPrefix(with: [1, 2]) == 0)
        sequence.tokens = [1, 2, 3, 4]
        #expect(sequence.commonPrefix(with: [1, 2, 9, 4, 5]) == 2)
        #expect(sequence.commonPrefix(with: [1, 2, 3, 4, 5, 6]) == 4)
        #expect(sequence.commonPrefix(with: [1, 2, 3, 4]) == 3)
        #expect(sequence.commonPrefix(with: [1, 2]) == 1)
        #expect(sequence.commonPrefix(with: [1]) == 0)
        #expect(sequence.commonPrefix(with: [7, 2, 3]) == 0)
        #expect(sequence.commonPrefix(with: []) == 0)
    }

    @Test("prompt tokens follow those that were read, and only the last one asks for what comes next")
    func prompt() {
        var batch = LlamaBatch(limit: 10)
        let added = batch.addPrompt(of: self.sequence(3, prompt: [11, 12, 13, 14], read: 1), limit: 10)
        #expect(added == 3)
        #expect(batch.entries.map(\.token) == [12, 13, 14])
        #expect(batch.entries.map(\.position) == [1, 2, 3])
        #expect(batch.entries.map(\.wants_logits) == [false, false, true])
        #expect(batch.entries.allSatisfy { $0.sequence == 3 })
    }

    @Test("a long prompt is read in parts, none of which asks before its end")
    func parts() {
        let prompt = [Int32](0..<10)
        var batch = LlamaBatch(limit: 64)
        let added = batch.addPrompt(of: self.sequence(0, prompt: prompt), limit: 4)
        #expect(added == 4)
        #expect(batch.entries.allSatisfy { !$0.wants_logits })
        var rest = LlamaBatch(limit: 64)
        let more = rest.addPrompt(of: self.sequence(0, prompt: prompt, read: 8), limit: 4)
        #expect(more == 2)
        #expect(rest.entries.map(\.wants_logits) == [false, true])
    }

    @Test("a batch never holds more than its limit, and no share is below nothing")
    func limits() {
        var batch = LlamaBatch(limit: 3)
        for id in 0..<2 { batch.addNext(of: self.sequence(Int32(id), prompt: [1], read: 1, next: 5)) }
        let added = batch.addPrompt(of: self.sequence(2, prompt: [1, 2, 3]), limit: 32)
        #expect(added == 1)
        let full = batch.addPrompt(of: self.sequence(3, prompt: [1, 2, 3]), limit: 32)
        #expect(full == 0)
        batch.addNext(of: self.sequence(4, prompt: [1], read: 1, next: 5))
        #expect(batch.entries.count == 3)

        var other = LlamaBatch(limit: 3)
        for limit in [0, -5] {
            let none = other.addPrompt(of: self.sequence(0, prompt: [1, 2]), limit: limit)
            #expect(none == 0)
        }
        #expect(other.entries.isEmpty)
    }

    @Test("a reply goes on with its next token, right after those that were read")
    func next() {
        var batch = LlamaBatch(limit: 4)
        let sequence = self.sequence(1, prompt: [7, 8], read: 2, next: 9)
        let added = batch.addPrompt(of: sequence, limit: 32)
        #expect(added == 0)
        batch.addNext(of: sequence)
        #expect(batch.entries.map(\.token) == [9])
        #expect(batch.entries.map(\.position) == [2])
        #expect(batch.entries.map(\.wants_logits) == [true])
    }

    @Test("idle sequences and prompts without a token yet give nothing")
    func idle() {
        var batch = LlamaBatch(limit: 4)
        batch.addNext(of: LlamaSequence(id: 0))
        batch.addNext(of: self.sequence(1, prompt: [1]))
        let added = batch.addPrompt(of: LlamaSequence(id: 0), limit: 4)
        #expect(added == 0)
        #expect(batch.entries.isEmpty)
    }
}
