import Cascade
import SpeechEngines
import Testing
import TurnTimes

@Suite("Accounts of sound over answers")
struct OverlapAccountTests {
    private static let turn = TurnID(1)
    private static let reply = ReplyID(1)
    private var turns = TurnTaking(settings: TurnSettings(drafts: .off))

    /// What is noted of events at their times, in milliseconds, during an answer to what was typed that is heard from 0 on.
    private mutating func notes(_ events: [(at: Int, TurnEvent)]) -> [OverlapOutcome] {
        let all = [(0, .typed("Hello")), (0, .replyAudible(Self.reply))] + events
        return all.flatMap { time, event in
            self.turns.handle(event, at: .milliseconds(time)).compactMap { action -> OverlapOutcome? in
                guard case .overlapped(let turn, let outcome) = action else { return nil }
                #expect(turn == Self.turn)
                return outcome
            }
        }
    }

    private static func started(_ time: Int) -> TurnEvent { .speech(.started(at: .milliseconds(time))) }
    private static func held(_ time: Int) -> TurnEvent { .speech(.held(at: .milliseconds(time))) }
    private static func stopped(_ time: Int) -> TurnEvent { .speech(.stopped(at: .milliseconds(time))) }
    private static func heard(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: false, coverage: .zero))
    }

    @Test("words that stop the reply are an interruption, yielded to when the reply fell silent, before it is stopped")
    mutating func yielded() {
        #expect(
            self.notes([
                (2000, Self.started(2000)), (2200, Self.held(2000)), (2330, Self.heard("No, not that")),
                (2700, .waitElapsed),
            ]) == [.yielded(after: .milliseconds(330))])
        var other = Self()
        // One word pauses the reply at once and stops it when it is known to be all.
        #expect(
            other.notes([
                (2000, Self.started(2000)), (2200, Self.held(2000)), (2300, Self.heard("Stop.")),
                (2700, Self.stopped(2650)), (2750, Self.heard("Stop.")),
            ]) == [.yielded(after: .milliseconds(300))])
    }

    @Test("an interruption is noted before the reply ends, while its turn still has a record")
    mutating func order() {
        _ = self.notes([(2000, Self.started(2000)), (2200, Self.held(2000))])
        #expect(self.turns.handle(Self.heard("No, not that"), at: .milliseconds(2300)).first == .pause(Self.reply))
        let actions = self.turns.handle(.waitElapsed, at: .milliseconds(2700))
        #expect(actions.first == .overlapped(Self.turn, .yielded(after: .milliseconds(300))))
        #expect(actions.contains(.stop(Self.reply)))
    }

    @Test("what listeners say is let pass, or stopped the reply for a while")
    mutating func backchannels() {
        #expect(
            self.notes([
                (2000, Self.started(2000)), (2200, Self.held(2000)), (2300, Self.heard("Mm-hm.")),
                (2500, Self.stopped(2450)), (2550, Self.heard("Mm-hm.")),
            ]) == [.backchannel(isPaused: false)])
        var other = Self()
        #expect(
            other.notes([
                (2000, Self.started(2000)), (2200, Self.held(2000)), (2400, .waitElapsed), (2500, Self.stopped(2450)),
                (2600, Self.heard("Mm-hm.")),
            ]) == [.backchannel(isPaused: true)])
    }

    @Test("sound without words is a noise, however short it is, and each is noted by itself")
    mutating func noises() {
        #expect(
            self.notes([
                (2000, Self.started(2000)), (2100, Self.stopped(2100)), (3000, Self.started(3000)),
                (3200, Self.held(3000)), (3400, .waitElapsed), (3500, Self.stopped(3450)), (4150, .waitElapsed),
            ]) == [.noise(isPaused: false), .noise(isPaused: true)])
    }

    @Test("words over a reply that nothing may stop are talked over, once")
    mutating func talkedOver() {
        self.turns = TurnTaking(settings: TurnSettings(drafts: .off, interruptible: .never))
        #expect(
            self.notes([
                (2000, Self.started(2000)), (2200, Self.held(2000)), (2300, Self.heard("No, not that")),
                (2500, Self.heard("No, not that one")), (2600, Self.stopped(2600)), (3000, .replyEnded(Self.reply)),
            ]) == [.talkedOver])
    }

    @Test(
        "what the user does by other means, and what the reply's own end overtakes, is no interruption",
        arguments: [.typed("Wait"), .beginTurn(at: .zero), .interrupt, .replyEnded(ReplyID(1))] as [TurnEvent])
    mutating func others(event: TurnEvent) {
        #expect(self.notes([(2000, Self.started(2000)), (2200, Self.held(2000)), (2300, event)]).isEmpty)
    }

    @Test("sound before the reply was heard is none over it")
    mutating func notHeard() {
        _ = self.turns.handle(.typed("Hello"), at: .zero)
        for event in [Self.started(100), .replyAudible(Self.reply), Self.stopped(150)] {
            for case .overlapped in self.turns.handle(event, at: .milliseconds(200)) {
                Issue.record("nothing was heard to yield")
            }
        }
    }
}
