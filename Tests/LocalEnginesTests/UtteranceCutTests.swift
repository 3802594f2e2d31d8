import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Long utterances")
struct UtteranceCutTests {
    private static let block = 320
    private let queue = SharedUtteranceQueue()

    /// Sound of the given levels, a block each.
    private func blocks(_ levels: [Float]) -> [Float] {
        levels.flatMap { [Float](repeating: $0, count: Self.block) }
    }

    /// Completes the next work with a text.
    private func complete(_ text: String) throws -> (count: Int, transcripts: [Transcript]) {
        let work = try #require(self.queue.nextWork())
        return (work.samples.count, self.queue.complete(work, tokens: [1], text: text))
    }

    @Test("a long utterance is cut in the middle of its longest pause")
    func longestPause() throws {
        //                                0  1  2  3  4  5  6  7  8  9 10 11
        self.queue.append(self.blocks([1, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1]))
        let front = try self.complete("one two")
        #expect(front.count == 6 * Self.block)
        #expect(front.transcripts.isEmpty, "no transcript while it is caught up with")
        let rest = try self.complete("three")
        #expect(rest.count == 6 * Self.block)
        #expect(
            rest.transcripts == [
                Transcript(
                    text: "one two three", isFinal: false, coverage: .samples(12 * Self.block, at: 16_000),
                    isSettled: false)
            ])
    }

    @Test("the final transcript holds all parts and covers all audio")
    func final() throws {
        self.queue.append(self.blocks([Float](repeating: 1, count: 25)))
        #expect(self.queue.finish().isEmpty)
        var texts: [String] = []
        var transcripts: [Transcript] = []
        while self.queue.hasWork {
            texts.append("part\(texts.count)")
            transcripts += try self.complete(texts[texts.count - 1]).transcripts
        }
        #expect(texts.count > 2)
        #expect(
            transcripts == [
                Transcript(
                    text: texts.joined(separator: " "), isFinal: true, coverage: .samples(25 * Self.block, at: 16_000))
            ])
    }

    @Test("a pause too early or a soft sound does not count as the longest pause")
    func noEarlyCut() throws {
        self.queue.append(self.blocks([0, 0, 1, 1, 0.5, 1, 0.5, 1, 0.1, 0.1, 1]))
        #expect(try self.complete("front").count == 9 * Self.block)
    }

    @Test("silence is cut in its middle")
    func silence() throws {
        self.queue.append(self.blocks([Float](repeating: 0, count: 11)))
        #expect(try self.complete("").count == 6 * Self.block)
    }

    @Test("an utterance that grows long while it is transcribed is still cut at a pause, not where that work ended")
    func growth() throws {
        self.queue.append(self.blocks([1, 1, 1, 0, 0, 0, 1, 1, 1, 1]))
        let work = try #require(self.queue.nextWork())
        #expect(work.samples.count == 10 * Self.block)
        self.queue.append(self.blocks([1, 1]))
        let transcripts = self.queue.complete(work, tokens: [1, 2, 3], text: "one two thr")
        #expect(
            transcripts == [
                Transcript(
                    text: "one two thr", isFinal: false, coverage: .samples(10 * Self.block, at: 16_000),
                    isSettled: false)
            ])
        #expect(try self.complete("one two").count == 4 * Self.block)
        #expect(self.queue.finish().isEmpty)
        let rest = try self.complete("three")
        #expect(rest.count == 8 * Self.block)
        #expect(rest.transcripts.map(\.text) == ["one two three"])
        #expect(rest.transcripts.map(\.isFinal) == [true])
    }

    @Test("audio beyond the capacity drops the oldest; the transcript still covers all that came")
    func overflow() throws {
        self.queue.append(self.blocks([Float](repeating: 1, count: 20)))
        self.queue.append(self.blocks([Float](repeating: 0.5, count: 20)))
        #expect(self.queue.finish().isEmpty)
        var transcripts: [Transcript] = []
        var heard = 0
        while self.queue.hasWork {
            let (count, given) = try self.complete("x")
            heard += count
            transcripts += given
        }
        #expect(heard == SharedUtteranceQueue.limits.capacity)
        #expect(transcripts.map(\.coverage) == [.samples(40 * Self.block, at: 16_000)])
        #expect(transcripts.map(\.isFinal) == [true])
    }

    @Test("audio that is dropped while its front is transcribed is not taken off twice")
    func overflowDuringWork() throws {
        self.queue.append(self.blocks([Float](repeating: 0, count: 30)))
        let front = try #require(self.queue.nextWork())
        #expect(front.samples.count == 6 * Self.block)
        // Two blocks of the front fall out, so that four of it are left.
        self.queue.append(self.blocks([0, 0]))
        #expect(self.queue.complete(front, tokens: [], text: "front").isEmpty)
        #expect(self.queue.finish().isEmpty)
        var heard = 0
        var transcripts: [Transcript] = []
        while self.queue.hasWork {
            let (count, given) = try self.complete("x")
            heard += count
            transcripts += given
        }
        #expect(heard == 26 * Self.block)
        #expect(transcripts.map(\.coverage) == [.samples(32 * Self.block, at: 16_000)])
    }

    @Test("parts without words leave no blanks")
    func emptyParts() throws {
        self.queue.append(self.blocks([Float](repeating: 0, count: 25)))
        #expect(self.queue.finish().isEmpty)
        var transcripts: [Transcript] = []
        var texts = ["", "one", "", "two", ""][...]
        while self.queue.hasWork { transcripts += try self.complete(texts.popFirst() ?? "").transcripts }
        #expect(transcripts.count == 1)
        #expect(["one", "one two"].contains(transcripts.first?.text))
    }
}
