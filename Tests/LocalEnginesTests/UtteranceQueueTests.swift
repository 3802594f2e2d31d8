import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Utterances of a stream")
struct UtteranceQueueTests {
    private let queue = SharedUtteranceQueue()

    private func sound(_ count: Int) -> [Float] { [Float](repeating: 0.1, count: count) }

    private func partial(_ text: String, _ count: Int, isSettled: Bool = true) -> Transcript {
        Transcript(text: text, isFinal: false, coverage: .samples(count, at: 16_000), isSettled: isSettled)
    }

    private func final(_ text: String, _ count: Int) -> Transcript {
        Transcript(text: text, isFinal: true, coverage: .samples(count, at: 16_000))
    }

    @Test("a partial transcript is due when enough new audio has come, and not before")
    func pacing() throws {
        self.queue.append(self.sound(319))
        #expect(!self.queue.hasWork)
        #expect(self.queue.nextWork() == nil)
        self.queue.append(self.sound(1))
        let first = try #require(self.queue.nextWork())
        #expect(first.samples.count == 320)
        #expect(first.urgency == .partial)
        #expect(first.hypothesis.isEmpty)

        self.queue.append(self.sound(319))
        #expect(!self.queue.hasWork, "one transcription at a time")
        #expect(
            self.queue.complete(first, tokens: [7, 8], text: "he was") == [
                self.partial("he was", 320, isSettled: false)
            ])
        #expect(!self.queue.hasWork)
        self.queue.append(self.sound(1))
        let second = try #require(self.queue.nextWork())
        #expect(second.samples.count == 640)
        #expect(second.hypothesis == [7, 8])
    }

    @Test("settling asks for all audio at once, urgently, and its answer says that it stands for all")
    func settle() throws {
        self.queue.append(self.sound(10))
        #expect(self.queue.settle().isEmpty)
        let work = try #require(self.queue.nextWork())
        #expect(work.samples.count == 10)
        #expect(work.urgency == .endOfTurn)
        #expect(self.queue.complete(work, tokens: [], text: "yes") == [self.partial("yes", 10)])
        #expect(!self.queue.hasWork)
    }

    @Test("settling and finishing are answered at once when the last partial covers all audio")
    func known() throws {
        self.queue.append(self.sound(320))
        let work = try #require(self.queue.nextWork())
        #expect(
            self.queue.complete(work, tokens: [1], text: "yes") == [self.partial("yes", 320, isSettled: false)])
        #expect(self.queue.settle() == [self.partial("yes", 320)])
        #expect(!self.queue.hasWork)
        #expect(self.queue.finish() == [self.final("yes", 320)])
        #expect(!self.queue.hasWork)
    }

    @Test("new audio after settling makes it an ordinary utterance again")
    func settledTooEarly() throws {
        self.queue.append(self.sound(320))
        _ = self.queue.settle()
        self.queue.append(self.sound(10))
        let work = try #require(self.queue.nextWork())
        #expect(work.urgency == .partial)
    }

    @Test("settling without an utterance does nothing")
    func nothingToSettle() {
        #expect(self.queue.settle().isEmpty)
        #expect(self.queue.finish() == [self.final("", 0)])
        #expect(self.queue.settle().isEmpty)
        #expect(!self.queue.hasWork)
    }

    @Test("finishing transcribes what is not covered yet, then gives one final transcript")
    func finish() throws {
        self.queue.append(self.sound(320))
        let first = try #require(self.queue.nextWork())
        _ = self.queue.complete(first, tokens: [1], text: "he")
        self.queue.append(self.sound(5))
        #expect(self.queue.finish().isEmpty)
        let last = try #require(self.queue.nextWork())
        #expect(last.samples.count == 325)
        #expect(last.urgency == .endOfTurn)
        #expect(last.hypothesis == [1])
        #expect(self.queue.complete(last, tokens: [1, 2], text: "he was") == [self.final("he was", 325)])
        #expect(!self.queue.hasWork)
    }

    @Test("a finish takes the place of a partial transcription under way, whose answer is ignored")
    func replaced() throws {
        self.queue.append(self.sound(320))
        let early = try #require(self.queue.nextWork())
        self.queue.append(self.sound(10))
        #expect(self.queue.finish().isEmpty)
        #expect(self.queue.wants(early))
        let urgent = try #require(self.queue.nextWork())
        #expect(!self.queue.wants(early))
        #expect(self.queue.wants(urgent))
        #expect(self.queue.complete(early, tokens: [9], text: "wrong").isEmpty)
        #expect(self.queue.complete(urgent, tokens: [1], text: "right") == [self.final("right", 330)])
        #expect(self.queue.complete(urgent, tokens: [1], text: "right").isEmpty)
    }

    @Test("a finish while settled work is under way waits for it and needs no other")
    func finishDuringSettle() throws {
        self.queue.append(self.sound(100))
        _ = self.queue.settle()
        let work = try #require(self.queue.nextWork())
        #expect(self.queue.finish().isEmpty)
        #expect(!self.queue.hasWork)
        #expect(self.queue.complete(work, tokens: [], text: "yes") == [self.final("yes", 100)])
    }

    @Test("every finish has exactly one final transcript, empty without audio")
    func emptyFinish() {
        #expect(self.queue.finish() == [self.final("", 0)])
        #expect(self.queue.finish() == [self.final("", 0)])
        self.queue.append([])
        #expect(self.queue.finish() == [self.final("", 0)])
    }

    @Test("an utterance begins while the one before is transcribed; finals keep their order")
    func order() throws {
        self.queue.append(self.sound(320))
        #expect(self.queue.finish().isEmpty)
        let first = try #require(self.queue.nextWork())
        self.queue.append(self.sound(640))
        #expect(self.queue.finish().isEmpty)
        #expect(self.queue.finish().isEmpty, "an empty one waits its turn")
        self.queue.append(self.sound(330))
        #expect(self.queue.nextWork() == nil)

        #expect(self.queue.complete(first, tokens: [1], text: "one") == [self.final("one", 320)])
        let second = try #require(self.queue.nextWork())
        #expect(second.samples.count == 640)
        #expect(second.hypothesis.isEmpty)
        #expect(
            self.queue.complete(second, tokens: [2], text: "two") == [self.final("two", 640), self.final("", 0)])
        let open = try #require(self.queue.nextWork())
        #expect(open.samples.count == 330)
        #expect(open.urgency == .partial)
    }

    @Test("settling the open utterance waits behind the finished one")
    func settleBehind() throws {
        self.queue.append(self.sound(100))
        _ = self.queue.finish()
        let first = try #require(self.queue.nextWork())
        self.queue.append(self.sound(50))
        #expect(self.queue.settle().isEmpty)
        #expect(self.queue.complete(first, tokens: [], text: "one") == [self.final("one", 100)])
        let second = try #require(self.queue.nextWork())
        #expect(second.urgency == .endOfTurn)
        #expect(self.queue.complete(second, tokens: [], text: "two") == [self.partial("two", 50)])
    }

    @Test("a discarded utterance leaves nothing, and the answer to its work is ignored")
    func discard() throws {
        self.queue.append(self.sound(400))
        let work = try #require(self.queue.nextWork())
        self.queue.discard()
        #expect(!self.queue.wants(work))
        #expect(!self.queue.hasWork)
        self.queue.append(self.sound(10))
        #expect(self.queue.complete(work, tokens: [1], text: "gone").isEmpty)
        #expect(self.queue.finish().isEmpty)
        let next = try #require(self.queue.nextWork())
        #expect(next.samples.count == 10)
        #expect(next.hypothesis.isEmpty)
        #expect(self.queue.complete(next, tokens: [], text: "new") == [self.final("new", 10)])
    }

    @Test("discarding spares the finished utterance before, and without an utterance does nothing")
    func discardOpenOnly() throws {
        self.queue.discard()
        self.queue.append(self.sound(100))
        _ = self.queue.finish()
        let work = try #require(self.queue.nextWork())
        self.queue.discard()
        self.queue.append(self.sound(400))
        self.queue.discard()
        #expect(self.queue.wants(work))
        #expect(self.queue.complete(work, tokens: [], text: "one") == [self.final("one", 100)])
        #expect(!self.queue.hasWork)
    }
}
