import Cascade
import CascadeTesting
import SpeechEngines
import Testing
import TurnTimes

/// Plays every order of events and checks what must hold in all of them.
@Suite("Turn taking in every order of events")
struct TurnTakingOrderTests {
    private static let events: [TurnEvent] = [
        .speech(.started(at: .zero)), .speech(.held(at: .zero)), .speech(.stopped(at: .zero)),
        .transcript(Transcript(text: "a.", isFinal: false, coverage: .zero)), Self.final("a."), Self.final(""),
        .transcript(Transcript(text: "Mm-hm.", isFinal: false, coverage: .zero)), .turnScore(0.9, pauseSince: .zero),
        .replyAudible(ReplyID(1)), .waitElapsed, .silenceElapsed, .typed("b"), .beginTurn(at: .zero),
        .endTurn(at: .zero), .interrupt,
        .replyEnded(ReplyID(1)),
        .replyEnded(ReplyID(2)), .greet,
    ]

    private static func final(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }

    /// A conversation and who observes it.
    private struct Play {
        var turns = TurnTaking(settings: TurnSettings(idle: .seconds(8), idleLimit: 2))
        var observer = TurnObserver()

        /// Takes an event, unless it is one that cannot be.
        mutating func take(_ event: TurnEvent) {
            if case .transcript(let transcript) = event, transcript.isFinal, self.observer.outstanding.isEmpty {
                return
            }
            if case .silenceElapsed = event, !self.observer.watches { return }
            // Nor does a reply end while it stands still.
            if case .replyEnded = event, self.observer.isPaused { return }
            self.observer.take(event, self.turns.handle(event, at: .zero))
        }

        /// Lets the user end what was begun, time pass and all come that is awaited; then speaks a turn more.
        mutating func settle() {
            self.take(.endTurn(at: .zero))
            // More than the conversation can need, however many finals are late.
            for _ in 0..<self.observer.outstanding.count + 4 {
                self.take(.speech(.stopped(at: .zero)))
                if self.observer.waits { self.take(.waitElapsed) }
                self.take(TurnTakingOrderTests.final("late."))
                if let reply = self.observer.running { self.take(.replyEnded(reply)) }
            }
            if !self.turns.isListening || !self.observer.isQuiet {
                self.observer.fault("after the last event plus time, a turn or a reply has not ended")
            }
            self.take(.speech(.started(at: .zero)))
            self.take(.speech(.stopped(at: .zero)))
            self.take(.waitElapsed)
            self.take(TurnTakingOrderTests.final("next."))
            if self.observer.running == nil { self.observer.fault("the next turn is not answered") }
        }
    }

    @Test(
        "one reply at a time, one open turn at a time, nothing stopped twice, and all of it ends",
        arguments: Self.events.indices)
    func everyOrder(first: Int) {
        var broken: Set<String> = []
        func walk(_ before: Play, _ event: TurnEvent, depth: Int) {
            var play = before
            play.take(event)
            broken.formUnion(play.observer.broken)
            if depth > 0 {
                for next in Self.events { walk(play, next, depth: depth - 1) }
            } else {
                play.settle()
                broken.formUnion(play.observer.broken)
            }
        }
        walk(Play(), Self.events[first], depth: 3)
        #expect(broken.isEmpty)
    }

    @Test("long random conversations keep the same promises, and end", arguments: 0..<20)
    func randomOrders(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var play = Play()
        var answers = 0
        for round in 0..<5000 {
            let before = play.observer.running
            play.take(try #require(Self.events.randomElement(using: &random)))
            if let reply = play.observer.running, reply != before { answers += 1 }
            if round % 50 == 0 {
                var end = play
                end.settle()
                #expect(end.observer.broken.isEmpty)
            }
        }
        play.settle()
        #expect(play.observer.broken.isEmpty)
        #expect(answers > 100)
    }
}
