import SessionWire
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("A caller of a load")
struct LoadCallerTests {
    private static let rate = 1000

    private static func at(_ seconds: Double) -> Duration { .milliseconds(Int((seconds * 1000).rounded())) }

    private var caller = LoadCaller(number: 7, start: .zero, end: .seconds(60))

    private mutating func tick(_ seconds: Double) -> LoadCaller.Action? { self.caller.tick(at: Self.at(seconds)) }

    private mutating func hear(reply: Int = 1, samples: Int = 500, _ seconds: Double) {
        self.caller.hear(reply: reply, samples: samples, sampleRate: Self.rate, at: Self.at(seconds))
    }

    private mutating func take(_ event: SessionEvent, _ seconds: Double = 0) -> LoadCaller.Action? {
        self.caller.take(event, at: Self.at(seconds))
    }

    private static let over = SessionEvent.turnLatency(Timeline(turn: TurnID(1), origin: .typed))

    /// Begins to talk at once, asks at 1 s.
    private mutating func ask() -> LoadCaller.Action? {
        _ = self.tick(0)
        return self.tick(1)
    }

    private func turn(_ action: LoadCaller.Action?) throws -> LoadTurn {
        guard case .finish(let turn) = action else {
            Issue.record("no turn was finished")
            throw CancellationError()
        }
        return turn
    }

    @Test("it talks for a second, asks in words of its own, hears the answer out and rests")
    mutating func turn() throws {
        #expect(self.tick(0) == nil)
        #expect(self.caller.talkingSince == .zero)
        #expect(self.tick(0.98) == nil)
        #expect(self.tick(1) == .ask(LoadQuestion(caller: 7, number: 1).text))
        self.hear(1.2)
        self.hear(1.3)
        #expect(self.take(.replyAudioEnded(reply: 1, samples: 1000)) == nil)
        #expect(self.tick(2.2) == nil)
        // 100 ms of buffer and a second of sound behind the first frame.
        #expect(self.tick(2.3) == .reportPlayed(reply: 1, samples: 1000))
        #expect(self.tick(2.32) == nil)
        let turn = try self.turn(self.take(Self.over, 2.4))
        #expect(turn == LoadTurn(asked: .seconds(1), outcome: .answered(firstSound: .milliseconds(200), stages: [:])))
        #expect(self.tick(2.6) == nil)
        #expect(self.caller.talkingSince == nil)
        #expect(self.tick(3.2) == nil)
        #expect(self.caller.talkingSince != nil)
        #expect(self.tick(4.3) == .ask(LoadQuestion(caller: 7, number: 2).text))
    }

    @Test("sound that comes later than a buffer of 100 ms lasts is a gap, and what follows is late by as much")
    mutating func gap() throws {
        _ = self.ask()
        self.hear(1.2)
        self.hear(1.9)
        self.hear(2)
        _ = self.take(.replyAudioEnded(reply: 1, samples: 1500))
        #expect(self.tick(2.8) == nil)
        #expect(self.tick(2.9) == .reportPlayed(reply: 1, samples: 1500))
        let turn = try self.turn(self.take(Self.over, 3))
        #expect(turn.gaps == 1)
        #expect(turn.longestGap == .milliseconds(100))
    }

    @Test("a turn that the server ends by itself is over when its answer was heard out")
    mutating func endedBefore() throws {
        _ = self.ask()
        self.hear(1.2)
        _ = self.take(.replyAudioEnded(reply: 1, samples: 500))
        #expect(self.take(Self.over, 1.7) == nil)
        #expect(self.tick(1.78) == nil)
        #expect(try self.turn(self.tick(1.8)).outcome == .answered(firstSound: .milliseconds(200), stages: [:]))
    }

    @Test("an answer that does not come, stops, or has no end fails its turn after ten seconds, and the next is asked")
    mutating func failures() throws {
        _ = self.ask()
        #expect(self.tick(10.9) == nil)
        #expect(try self.turn(self.tick(11)).outcome == .failed("no answer"))
        _ = self.tick(12)
        #expect(self.tick(13) == .ask(LoadQuestion(caller: 7, number: 2).text))
        self.hear(reply: 2, 13.5)
        #expect(self.tick(14) == nil)
        #expect(try self.turn(self.tick(24.1)).outcome == .failed("the answer stopped"))
        _ = self.tick(25)
        _ = self.tick(26)
        self.hear(reply: 3, 26.5)
        _ = self.take(.replyAudioEnded(reply: 3, samples: 500))
        #expect(self.tick(27.1) == .reportPlayed(reply: 3, samples: 500))
        #expect(try self.turn(self.tick(37.1)).outcome == .failed("the turn has no end"))
    }

    @Test("sound and words of another turn or caller are noticed, whenever they come", arguments: 0..<5)
    mutating func crossed(place: Int) throws {
        let strange = SessionEvent.replyEnded(reply: 1, text: "Caller 8 asks question 1.")
        if place == 0 { self.hear(reply: 9, 0) }
        _ = self.ask()
        if place == 1 { self.hear(reply: 0, 1.1) }
        self.hear(1.2)
        if place == 2 { self.hear(reply: 2, 1.3) }
        _ = self.take(.replyAudioEnded(reply: 1, samples: 500))
        _ = self.tick(1.8)
        if place == 3 { _ = self.take(strange) }
        if place == 4 { self.hear(1.9) }
        let turn = try self.turn(self.take(Self.over, 2))
        #expect(turn.isCrossed)
        #expect(turn.outcome == .answered(firstSound: .milliseconds(200), stages: [:]))
    }

    @Test("an error or a lost call fails the turn; a lost caller asks no more")
    mutating func lost() throws {
        let error = SessionEvent.error(code: "engine", message: "no voice", retryable: false)
        #expect(self.take(error, 0.5) == nil)
        _ = self.ask()
        #expect(try self.turn(self.take(error, 1.1)).outcome == .failed("no voice"))
        _ = self.tick(2)
        #expect(
            try self.turn(self.caller.lose("closed", at: Self.at(2.1))).outcome == .failed("the call was lost: closed")
        )
        #expect(self.caller.lose("closed", at: Self.at(2.2)) == nil)
        #expect(self.tick(3) == .leave)
    }

    @Test("at the end it hears its answer out and leaves without asking again")
    mutating func end() throws {
        self.caller = LoadCaller(number: 7, start: .zero, end: .seconds(1.5))
        _ = self.ask()
        self.hear(1.6)
        _ = self.take(.replyAudioEnded(reply: 1, samples: 500))
        #expect(self.tick(2.2) == .reportPlayed(reply: 1, samples: 500))
        _ = try self.turn(self.take(Self.over, 2.2))
        #expect(self.tick(2.3) == nil)
        #expect(self.tick(3) == .leave)
        #expect(self.tick(3.02) == .leave)
    }

    @Test("a caller who talks types nothing, and waits from the end of its words; one who listens never asks")
    mutating func manners() throws {
        self.caller = LoadCaller(number: 7, manner: .talking(.milliseconds(1510)), start: .zero, end: .seconds(60))
        #expect(self.tick(0) == nil)
        #expect(self.tick(1.5) == nil)
        #expect(self.caller.talkingSince == .zero)
        #expect(self.tick(1.52) == nil)
        #expect(self.caller.talkingSince == nil)
        self.hear(2.51)
        _ = self.take(.replyAudioEnded(reply: 1, samples: 500))
        _ = self.tick(3.2)
        #expect(
            try self.turn(self.take(Self.over, 3.3)).outcome == .answered(firstSound: .seconds(1), stages: [:]))
        self.caller = LoadCaller(number: 7, manner: .listening, start: .zero, end: .seconds(60))
        #expect(self.tick(59) == nil)
        #expect(self.caller.talkingSince == nil)
        #expect(self.tick(60) == .leave)
    }

    @Test(
        "a question knows its own words among others",
        arguments: [
            (LoadQuestion(caller: 12, number: 3).text, LoadQuestion.Owner.own),
            ("Caller 12 asks question 3.", .own), ("caller 12", .own), ("Caller 12 asks question 2.", .other),
            ("Caller 1 asks question 3.", .other), ("I am sorry, I cannot.", .nobody), ("", .nobody),
            ("A caller", .nobody),
        ])
    func owner(words: String, owner: LoadQuestion.Owner) {
        #expect(LoadQuestion(caller: 12, number: 3).owner(of: words) == owner)
    }
}
