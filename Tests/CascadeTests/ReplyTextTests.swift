import CascadeTesting
import SpeechText
import Testing
import TurnTimes

@testable import Cascade

@Suite("A reply's text between model and synthesizer", .timeLimit(.minutes(1)))
struct ReplyTextTests {
    private let clock = ManualClock()
    private let progress = EventLog<String>()

    private func text(_ speech: SpeechChunker.Settings = SpeechChunker.Settings()) -> ReplyText {
        ReplyText(speech, clock: SessionClock(self.clock)) { [progress] in
            switch $0 {
            case .chunk(let chunk, _): progress.add("chunk \(chunk.source)")
            case .taken: progress.add("taken")
            default: break
            }
        }
    }

    private static func spoken(_ text: ReplyText) async -> [String] {
        var spoken: [String] = []
        for await chunk in text.spoken { spoken.append(chunk.text) }
        return spoken
    }

    @Test("tokens become chunks on the writer's own task, told before they are taken")
    func order() async throws {
        let text = self.text()
        for token in ["One", " is", " here. ", "Two", " is"] { try await text.append(token) }
        #expect(self.progress.events == ["chunk One is here."])
        text.finish(isBroken: false)
        #expect(await Self.spoken(text) == ["One is here.", "Two is"])
        #expect(self.progress.events.suffix(2) == ["taken", "taken"])
    }

    @Test("of a text that broke off, only what was a chunk before is spoken")
    func broken() async throws {
        let text = self.text()
        for token in ["One", " is", " here. ", "Two", " is"] { try await text.append(token) }
        text.finish(isBroken: true)
        #expect(await Self.spoken(text) == ["One is here."])
    }

    @Test("who writes waits while 32 chunks do, and goes on when one is taken")
    func room() async throws {
        let text = self.text()
        let written = EventLog<Int>()
        async let writing: Void = {
            for number in 0..<100 {
                try await text.append("This is sentence \(number). And")
                written.add(number)
            }
            text.finish(isBroken: false)
        }()
        while self.progress.events.count < 32 { await Task.yield() }
        for _ in 0..<100 { await Task.yield() }
        #expect(self.progress.events.count == 32)
        #expect(!self.progress.events.contains("taken"))
        #expect(await Self.spoken(text).count == 101)
        try await writing
        #expect(written.events.count == 100)
    }

    @Test("who waits for room is let go when the reply is cancelled")
    func cancelled() async throws {
        let text = self.text()
        let writing = Task {
            while true { try await text.append("This is a sentence. And") }
        }
        while self.progress.events.count < 32 { await Task.yield() }
        writing.cancel()
        await #expect(throws: CancellationError.self) { try await writing.value }
    }

    @Test("a likely sentence end is one when nothing decides it for 150 ms")
    func doubt() async throws {
        let text = self.text()
        async let resolving: Void = text.resolveDoubts()
        try await text.append("We waited...")
        while self.clock.sleeperCount == 0 { await Task.yield() }
        self.clock.advance(by: .milliseconds(149))
        #expect(self.progress.events.isEmpty)
        self.clock.advance(by: .milliseconds(1))
        while self.progress.events.isEmpty { await Task.yield() }
        #expect(self.progress.events == ["chunk We waited..."])
        text.finish(isBroken: false)
        await resolving
        #expect(await Self.spoken(text) == ["We waited..."])
    }

    @Test("and none when text goes on before that")
    func decided() async throws {
        let text = self.text()
        let resolving = Task { await text.resolveDoubts() }
        try await text.append("We waited...")
        while self.clock.sleeperCount == 0 { await Task.yield() }
        try await text.append(" and waited")
        self.clock.advance(by: .milliseconds(150))
        while self.clock.sleeperCount > 0 { await Task.yield() }
        for _ in 0..<100 { await Task.yield() }
        #expect(self.progress.events.isEmpty)
        text.finish(isBroken: false)
        await resolving.value
        #expect(await Self.spoken(text) == ["We waited... and waited"])
    }
}
