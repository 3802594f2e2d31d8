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
        .transcript(Transcript(text: "a.", isFinal: false, coverage: .zero)),
        .transcript(Transcript(text: "a.", isFinal: true, coverage: .zero)),
        .transcript(Transcript(text: "", isFinal: true, coverage: .zero)),
        .silenceElapsed, .typed("b"), .beginTurn(at: .zero), .endTurn(at: .zero), .interrupt, .replyEnded(ReplyID(1)),
        .replyEnded(ReplyID(2)), .greet,
    ]

    /// What an observer knows of a conversation from the actions alone.
    private struct Observer {
        var running: ReplyID?
        var lastReply = 0
        var openTurns: Set<TurnID> = []
        var lastTurn = 0
        var finals = 0
        var broken: [String] = []

        mutating func take(_ event: TurnEvent, _ actions: [TurnAction]) {
            if case .replyEnded(let reply) = event, reply == self.running { self.running = nil }
            for action in actions { self.take(action) }
        }

        private mutating func take(_ action: TurnAction) {
            switch action {
            case .answer(let turn, let reply, let text, _):
                if text.isEmpty { self.broken.append("an empty turn is answered") }
                self.begin(reply)
                self.close(turn)
            case .greet(let turn, let reply):
                self.begin(reply)
                self.close(turn)
            case .stop(let reply):
                if reply != self.running { self.broken.append("a reply is stopped that does not run") }
                self.running = nil
            case .beginTurn(let turn, _):
                if self.running != nil { self.broken.append("a turn opens under a running reply") }
                self.note(turn)
                self.openTurns.insert(turn)
            case .dropTurn(let turn):
                if !self.openTurns.contains(turn) { self.broken.append("a turn is dropped that is not open") }
                self.close(turn)
            case .finishUtterance(let turn, _), .notePause(let turn, _):
                if !self.openTurns.contains(turn) { self.broken.append("a turn ends that is not open") }
            case .wait, .stopWaiting, .prepare, .discardUtterance:
                break
            }
        }

        private mutating func begin(_ reply: ReplyID) {
            if self.running != nil { self.broken.append("two replies run at once") }
            if reply.number <= self.lastReply { self.broken.append("reply numbers rise") }
            (self.running, self.lastReply) = (reply, reply.number)
        }

        private mutating func note(_ turn: TurnID) {
            if turn.number <= self.lastTurn { self.broken.append("turn numbers rise") }
            self.lastTurn = turn.number
        }

        private mutating func close(_ turn: TurnID) {
            if !self.openTurns.contains(turn) { self.note(turn) }
            self.openTurns.remove(turn)
            if !self.openTurns.isEmpty { self.broken.append("two turns are open at once") }
        }
    }

    @Test("one reply at a time, one open turn at a time, nothing stopped twice", arguments: Self.events.indices)
    func everyOrder(first: Int) {
        var broken: Set<String> = []
        func play(_ turns: TurnTaking, _ observer: Observer, _ event: TurnEvent, depth: Int) {
            var turns = turns
            var observer = observer
            observer.take(event, turns.handle(event))
            broken.formUnion(observer.broken)
            if depth > 0 { for next in Self.events { play(turns, observer, next, depth: depth - 1) } }
        }
        play(TurnTaking(), Observer(), Self.events[first], depth: 3)
        #expect(broken.isEmpty)
    }

    @Test("long random conversations keep the same promises", arguments: 0..<20)
    func randomOrders(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var turns = TurnTaking()
        var observer = Observer()
        for _ in 0..<2000 {
            guard let event = Self.events.randomElement(using: &random) else { continue }
            observer.take(event, turns.handle(event))
        }
        #expect(observer.broken.isEmpty)
    }
}
