import Cascade
import CascadeTesting
import SpeechEngines
import TurnTimes

/// A session of a user who speaks as planned, whatever the agent does, and engines that take known times, on a clock of its own.
struct SimulatedSession {
    /// A stretch of speech.
    struct Phrase {
        var start: Duration
        var end: Duration
        var words: String
    }

    /// How long things take.
    struct Delays {
        var edge = Duration.milliseconds(60)
        var words = Duration.milliseconds(110)
        var final = Duration.milliseconds(100)
        var firstSound = Duration.milliseconds(400)
        var length = Duration.seconds(2)
        /// The most that a timer, a transcript or a reply is late, in microseconds.
        var jitter = 0
    }

    private enum Item {
        case user(TurnEvent)
        case words
        case timer(Int)
        case final(String)
        case firstSound(ReplyID)
        case end(ReplyID, Int)
    }

    private struct Reply {
        let ready: Duration
        var isCommitted = false
        var isPaused = false
        var since: Duration?
        var left: Duration
        var number = 0
    }

    private let phrases: [Phrase]
    private let delays: Delays
    private var machine: TurnTaking
    private var random: SeededGenerator
    private var waiting: [(time: Duration, order: Int, item: Item)] = []
    private var order = 0
    private var timer = 0
    private var heard = 0
    private var replies: [ReplyID: Reply] = [:]
    private var entries: [JournalEntry] = []

    private init(_ phrases: [Phrase], _ settings: TurnSettings, _ delays: Delays, seed: UInt64) {
        self.phrases = phrases
        self.delays = delays
        self.machine = TurnTaking(settings: settings)
        self.random = SeededGenerator(seed: seed)
    }

    /// What turn taking is told in it.
    /// - Parameter events: what the user does besides, with times.
    static func journal(
        _ phrases: [Phrase], _ settings: TurnSettings = TurnSettings(), delays: Delays = Delays(),
        events: [(Duration, TurnEvent)] = [], seed: UInt64 = 1, until end: Duration = .seconds(600)
    ) -> SessionJournal {
        var session = SimulatedSession(phrases, settings, delays, seed: seed)
        for phrase in phrases { session.plan(phrase) }
        for (time, event) in events { session.plan(.user(event), at: time) }
        while let place = session.waiting.indices.min(by: {
            (session.waiting[$0].time, session.waiting[$0].order) < (
                session.waiting[$1].time, session.waiting[$1].order
            )
        }) {
            let next = session.waiting.remove(at: place)
            if next.time > end { break }
            session.take(next.item, at: next.time)
        }
        return SessionJournal(session: "simulated", settings: [:], entries: session.entries)
    }

    private mutating func plan(_ phrase: Phrase) {
        self.plan(.user(.speech(.started(at: phrase.start))), at: phrase.start + self.delays.edge)
        let held = phrase.start + .milliseconds(200)
        if held <= phrase.end { self.plan(.user(.speech(.held(at: held))), at: held) }
        self.plan(.user(.speech(.stopped(at: phrase.end))), at: phrase.end + self.delays.edge)
        self.plan(.words, at: phrase.end + self.delays.words)
    }

    private mutating func plan(_ item: Item, at time: Duration) {
        let late: Duration
        switch item {
        case .user, .words: late = .zero
        default: late = .microseconds(Int.random(in: 0...self.delays.jitter, using: &self.random))
        }
        self.order += 1
        self.waiting.append((time + late, self.order, item))
    }

    private mutating func take(_ item: Item, at now: Duration) {
        switch item {
        case .user(let event): self.handle(event, at: now)
        case .words: self.handle(self.transcript(self.words(by: now), isFinal: false), at: now)
        case .timer(let number): if number == self.timer { self.handle(.waitElapsed, at: now) }
        case .final(let text): self.handle(self.transcript(text, isFinal: true), at: now)
        case .firstSound(let id):
            guard let reply = self.replies[id], reply.since == nil, reply.isCommitted, !reply.isPaused else { return }
            self.replies[id]?.since = now
            self.plan(.end(id, reply.number), at: now + reply.left)
            self.handle(.replyAudible(id), at: now)
        case .end(let id, let number):
            guard let reply = self.replies[id], reply.number == number, !reply.isPaused else { return }
            self.replies[id] = nil
            self.handle(.replyEnded(id), at: now)
        }
    }

    private func transcript(_ text: String, isFinal: Bool) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: isFinal, coverage: .zero))
    }

    private func words(by time: Duration) -> String {
        self.phrases.dropFirst(self.heard).filter { $0.end <= time }.map(\.words).joined(separator: " ")
    }

    private mutating func handle(_ event: TurnEvent, at now: Duration) {
        self.entries.append(JournalEntry(at: now, event))
        for action in self.machine.handle(event, at: now) { self.perform(action, at: now) }
    }

    private mutating func perform(_ action: TurnAction, at now: Duration) {
        switch action {
        case .wait(let time):
            self.timer += 1
            self.plan(.timer(self.timer), at: max(now, time))
        case .stopWaiting: self.timer += 1
        case .finishUtterance:
            self.plan(.final(self.words(by: now)), at: now + self.delays.final)
            self.heard = self.phrases.count { $0.end <= now }
        case .discardUtterance: self.heard = self.phrases.count { $0.end <= now }
        case .draft(_, let id, _): self.begin(id, at: now)
        case .answer(_, let id, _, _), .greet(_, let id):
            self.begin(id, at: now)
            self.commit(id, at: now)
        case .commit(_, let id, _): self.commit(id, at: now)
        case .pause(let id):
            guard var reply = self.replies[id] else { return }
            if let since = reply.since { reply.left -= now - since }
            (reply.isPaused, reply.number) = (true, reply.number + 1)
            self.replies[id] = reply
        case .resume(let id):
            guard var reply = self.replies[id] else { return }
            reply.isPaused = false
            if reply.since == nil {
                self.plan(.firstSound(id), at: max(now, reply.ready))
            } else {
                reply.since = now
                self.plan(.end(id, reply.number), at: now + reply.left)
            }
            self.replies[id] = reply
        case .stop(let id), .takeBack(let id), .discard(let id): self.replies[id] = nil
        case .beginTurn, .notePause, .askForWords, .prepare, .dropTurn, .lower, .raise, .overlapped, .watchSilence,
            .stopWatching, .noteDeadAir, .askAgain:
            break
        }
    }

    private mutating func begin(_ id: ReplyID, at now: Duration) {
        self.replies[id] = Reply(ready: now + self.delays.firstSound, left: self.delays.length)
    }

    private mutating func commit(_ id: ReplyID, at now: Duration) {
        guard let reply = self.replies[id] else { return }
        self.replies[id]?.isCommitted = true
        self.plan(.firstSound(id), at: max(now, reply.ready))
    }
}
