import Cascade
import SpeechEngines
import Testing
import TurnTimes

@Suite("Silence that lasts too long")
struct SilenceTests {
    private var turns = TurnTaking(settings: TurnSettings(drafts: .off, idle: .seconds(8), idleLimit: 2))

    private mutating func after(_ event: TurnEvent, at milliseconds: Int) -> [TurnAction] {
        self.turns.handle(event, at: .milliseconds(milliseconds))
    }

    private static func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
    private static func started(_ time: Int) -> TurnEvent { .speech(.started(at: at(time))) }
    private static func stopped(_ time: Int) -> TurnEvent { .speech(.stopped(at: at(time))) }
    private static func final(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }

    // MARK: Dead air

    @Test("an answer without a sound is late, counted from when its turn was over, and that is told once")
    mutating func late() {
        _ = self.after(Self.started(1000), at: 1000)
        _ = self.after(Self.stopped(2000), at: 2060)
        #expect(self.after(.waitElapsed, at: 2500) == [.finishUtterance(TurnID(1), pushedAt: nil)])
        // Before the words are known it may have been nothing.
        #expect(
            self.after(Self.final("Go home."), at: 4000) == [
                .answer(TurnID(1), ReplyID(1), text: "Go home.", isTyped: false), .watchSilence(until: Self.at(6500)),
            ])
        #expect(self.after(.silenceElapsed, at: 6500) == [.noteDeadAir(TurnID(1), ReplyID(1))])
        #expect(self.after(.silenceElapsed, at: 6600).isEmpty)
        #expect(self.after(.replyAudible(ReplyID(1)), at: 9000).isEmpty)
    }

    @Test("an answer that sounds in time is not late")
    mutating func inTime() {
        #expect(self.after(.typed("Hello"), at: 100).last == .watchSilence(until: Self.at(4100)))
        #expect(self.after(.replyAudible(ReplyID(1)), at: 900) == [.stopWatching])
        #expect(self.after(.silenceElapsed, at: 4100).isEmpty)
    }

    @Test("while the user makes a sound nobody misses the answer; when it was nothing, the time still counts")
    mutating func overlap() {
        _ = self.after(.typed("Hello"), at: 0)
        #expect(self.after(Self.started(3900), at: 3900) == [.pause(ReplyID(1)), .stopWatching])
        #expect(
            self.after(Self.stopped(4000), at: 4050) == [
                .stopWaiting, .resume(ReplyID(1)), .discardUtterance, .watchSilence(until: Self.at(4000)),
            ])
    }

    @Test("another turn has a time of its own")
    mutating func another() {
        _ = self.after(.typed("Hello"), at: 0)
        #expect(self.after(.typed("Wait"), at: 3000).last == .watchSilence(until: Self.at(7000)))
    }

    @Test("a user who goes on after a stopgap goes on with the turn, and its next answer may be late too")
    mutating func goesOn() {
        _ = self.after(Self.started(0), at: 0)
        _ = self.after(Self.stopped(900), at: 960)
        _ = self.after(.waitElapsed, at: 1000)
        _ = self.after(Self.final("Go home."), at: 1000)
        _ = self.after(.silenceElapsed, at: 5000)
        _ = self.after(Self.started(5500), at: 5500)
        _ = self.after(.speech(.held(at: Self.at(5700))), at: 5700)
        let words = Transcript(text: "Please do it.", isFinal: false, coverage: .zero)
        _ = self.after(.transcript(words), at: 5900)
        #expect(self.after(.waitElapsed, at: 6200).contains(.takeBack(ReplyID(1))))
        _ = self.after(Self.stopped(6400), at: 6460)
        _ = self.after(.waitElapsed, at: 6500)
        #expect(
            self.after(Self.final("Please do it."), at: 6600) == [
                .answer(TurnID(1), ReplyID(2), text: "Go home. Please do it.", isTyped: false),
                .watchSilence(until: Self.at(10_500)),
            ])
    }

    @Test("with no time set, and for what the agent says of its own accord, nothing is late")
    mutating func never() {
        #expect(self.after(.greet, at: 0) == [.greet(TurnID(1), ReplyID(1))])
        self.turns = TurnTaking(settings: TurnSettings(deadAir: .zero))
        #expect(self.after(.typed("Hello"), at: 0).count == 1)
    }

    // MARK: Idle

    /// An answer was heard to its end at 1 s.
    private mutating func answered() -> [TurnAction] {
        _ = self.after(.typed("Hello"), at: 0)
        _ = self.after(.replyAudible(ReplyID(1)), at: 500)
        return self.after(.replyEnded(ReplyID(1)), at: 1000)
    }

    @Test("when nobody speaks behind an answer the agent asks again, as often as it may, until the user speaks")
    mutating func askAgain() {
        #expect(self.answered() == [.watchSilence(until: Self.at(9000))])
        #expect(self.after(.silenceElapsed, at: 9000) == [.askAgain(TurnID(2), ReplyID(2))])
        _ = self.after(.replyAudible(ReplyID(2)), at: 9100)
        #expect(self.after(.replyEnded(ReplyID(2)), at: 10_000) == [.watchSilence(until: Self.at(18_000))])
        #expect(self.after(.silenceElapsed, at: 18_000) == [.askAgain(TurnID(3), ReplyID(3))])
        _ = self.after(.replyAudible(ReplyID(3)), at: 18_100)
        #expect(self.after(.replyEnded(ReplyID(3)), at: 19_000).isEmpty)
        _ = self.after(.typed("Yes"), at: 20_000)
        _ = self.after(.replyAudible(ReplyID(4)), at: 20_100)
        #expect(self.after(.replyEnded(ReplyID(4)), at: 21_000) == [.watchSilence(until: Self.at(29_000))])
    }

    @Test("speech ends the wait; sound that was nothing begins it anew")
    mutating func speech() {
        _ = self.answered()
        #expect(self.after(Self.started(5000), at: 5000).last == .stopWatching)
        _ = self.after(Self.stopped(5500), at: 5560)
        _ = self.after(.waitElapsed, at: 6000)
        #expect(self.after(Self.final(""), at: 6100) == [.dropTurn(TurnID(2)), .watchSilence(until: Self.at(14_100))])
    }

    @Test("behind a greeting the agent asks too; not behind an answer that was stopped, or of which nothing was heard")
    mutating func others() {
        _ = self.after(.greet, at: 0)
        _ = self.after(.replyAudible(ReplyID(1)), at: 10)
        #expect(self.after(.replyEnded(ReplyID(1)), at: 1000) == [.watchSilence(until: Self.at(9000))])
        var stopped = Self()
        _ = stopped.after(.typed("Hello"), at: 0)
        _ = stopped.after(.replyAudible(ReplyID(1)), at: 10)
        #expect(stopped.after(.interrupt, at: 500) == [.stop(ReplyID(1))])
        var silent = Self()
        _ = silent.after(.typed("Hello"), at: 0)
        #expect(silent.after(.replyEnded(ReplyID(1)), at: 900) == [.stopWatching])
    }

    @Test("by default the agent does not ask again")
    mutating func off() {
        self.turns = TurnTaking()
        #expect(self.answered().isEmpty)
    }
}
