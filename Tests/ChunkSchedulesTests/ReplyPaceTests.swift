import ChunkSchedules
import Testing
import TurnTimes

@Suite("The pace of replies")
struct ReplyPaceTests {
    /// 100 characters in 21 tokens within a second after the first, spoken in eight seconds.
    private static func timeline(_ change: (inout Timeline) -> Void = { _ in }) -> Timeline {
        var timeline = Timeline(turn: TurnID(1), origin: .typed)
        timeline.reply.tokens = 20
        timeline.reply.characters = 100
        timeline.reply.audio = .seconds(8)
        timeline.marks[.firstToken] = .seconds(10)
        timeline.marks[.lastToken] = .seconds(11)
        timeline.marks[.synthesisRequest] = .seconds(10)
        timeline.marks[.firstAudio] = .milliseconds(10_300)
        change(&timeline)
        return timeline
    }

    @Test("half of what is known gives way to a reply: in proportion for rates, in time for the delay")
    func learn() {
        var pace = ReplyPace(text: 380, speech: 50, delay: .milliseconds(100))
        pace.learn(from: Self.timeline())
        // 95 characters came in the second behind the first token, 12.5 were spoken in a second.
        #expect(abs(pace.text - 190) < 0.001)
        #expect(abs(pace.speech - 25) < 0.001)
        #expect((.milliseconds(199)...(.milliseconds(201))).contains(pace.delay))
    }

    @Test("replies of one pace bring it near after a few")
    func converges() {
        var pace = ReplyPace.standard
        for _ in 0..<8 { pace.learn(from: Self.timeline()) }
        #expect(abs(pace.text - 95) < 1)
        #expect(abs(pace.speech - 12.5) < 0.1)
    }

    @Test(
        "a turn that is too short, or has no complete text, changes nothing",
        arguments: [
            { $0.reply.tokens = 7 }, { $0.reply.characters = 39 },
            { $0 = Timeline(turn: TurnID(1), origin: .greeting) },
        ] as [@Sendable (inout Timeline) -> Void])
    func useless(change: @Sendable (inout Timeline) -> Void) {
        var pace = ReplyPace.standard
        pace.learn(from: Self.timeline(change))
        #expect(pace == .standard)
    }

    @Test("of a reply that was cut off while it was spoken only the text's pace is taken")
    func interrupted() {
        var pace = ReplyPace.standard
        pace.learn(from: Self.timeline { $0.marks[.interrupted] = .seconds(12) })
        #expect(pace.text < ReplyPace.standard.text)
        #expect(pace.speech == ReplyPace.standard.speech)
    }

    @Test("a text that comes all at once is a very fast one, not an endless one")
    func atOnce() {
        var pace = ReplyPace.standard
        pace.learn(from: Self.timeline { $0.marks[.lastToken] = .seconds(10) })
        #expect(pace.text > 1000 && pace.text.isFinite)
    }
}
