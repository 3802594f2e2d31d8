import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Which sequence of the cache gives way")
struct LlamaChoiceTests {
    private enum Use { case idle, readsAhead, replies }

    private func sequence(_ id: Int32, _ use: Use, tokens: [Int32] = [1], lastUse: Int) -> LlamaSequence {
        var sequence = LlamaSequence(id: id)
        sequence.tokens = tokens
        sequence.lastUse = lastUse
        guard use != .idle else { return sequence }
        sequence.generation = LlamaGeneration(
            prompt: [1, 2, 3], options: GenerationOptions(), job: EngineJob(capacity: 4),
            sampler: use == .replies ? OpaquePointer(bitPattern: 1) : nil)
        return sequence
    }

    @Test("a reply takes the one that has read most of its own words ahead, or the oldest")
    func readingAhead() {
        let sequences = [
            self.sequence(0, .replies, tokens: [1, 2, 3], lastUse: 1),
            self.sequence(1, .readsAhead, tokens: [9], lastUse: 3),
            self.sequence(2, .readsAhead, tokens: [1, 2], lastUse: 4),
            self.sequence(3, .readsAhead, tokens: [8], lastUse: 2),
        ]
        #expect(sequences.readingAhead(for: [1, 2, 3, 4]) == 2)
        #expect(sequences.readingAhead(for: [7, 7]) == 3)
        #expect(sequences.prefix(1).map { $0 }.readingAhead(for: [1]) == nil)
    }

    @Test("room is made by the longest unused, then by reading ahead, and only then by a reply")
    func leastNeeded() {
        let idle = [self.sequence(0, .idle, lastUse: 2), self.sequence(1, .idle, lastUse: 1)]
        let busy = [
            self.sequence(2, .replies, lastUse: 5), self.sequence(3, .readsAhead, lastUse: 3),
            self.sequence(4, .readsAhead, lastUse: 4), self.sequence(5, .replies, lastUse: 6),
        ]
        #expect((idle + busy).leastNeeded == 1)
        #expect(busy.leastNeeded == 2)
        #expect([busy[0], busy[3]].leastNeeded == 1)
        #expect([self.sequence(0, .idle, tokens: [], lastUse: 0)].leastNeeded == nil)
        #expect([LlamaSequence]().leastNeeded == nil)
    }
}
