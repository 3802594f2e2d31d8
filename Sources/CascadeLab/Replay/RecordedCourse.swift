internal import Cascade
internal import SpeechEngines
internal import TurnTimes

/// What the recorded events mean: the turns that turn taking made of them, and for everything that it asked for what became of it.
///
/// A replay that asks for the same at the same moment gets the same, so it departs from the session only where its settings do.
struct RecordedCourse {
    struct Wait: Hashable {
        let asked: ReplayMoment
        let until: Duration
    }

    struct Cut: Hashable {
        let asked: ReplayMoment
        /// Where the utterance begins.
        let start: WordMark
    }

    /// What is not known yet of what was asked for.
    private struct Open {
        var wait: Wait?
        var finals: [(cut: Cut, asked: Duration)] = []
        var replies: [ReplyID: ReplyHistory] = [:]
    }

    let entries: [JournalEntry]
    private(set) var waits: [Wait: RecordedOutcome] = [:]
    private(set) var finals: [Cut: RecordedOutcome] = [:]
    /// Final transcripts that nobody had asked for.
    private(set) var unasked: Set<Int> = []
    /// Sound that the recognizer was told to forget.
    private(set) var discards: Set<Cut> = []
    private(set) var replies: [ReplyHistory: RecordedOutcome] = [:]
    /// The utterance of each event, by its place.
    private(set) var utterances: [Int] = []
    private(set) var estimates: ReplayEstimates
    private var collector = TurnCollector()
    private var open = Open()
    private var utterance = 0

    var turns: [ReplayedTurn] { self.collector.turns }

    init(_ entries: [JournalEntry], settings: TurnSettings) {
        self.entries = entries
        self.estimates = ReplayEstimates(draftsSound: settings.drafts == .audio)
        var machine = TurnTaking(settings: settings)
        for (place, entry) in entries.enumerated() {
            self.utterances.append(self.utterance)
            self.note(entry.event, place, at: entry.time)
            self.collector.note(entry.event, at: entry.time)
            for action in machine.handle(entry.event, at: entry.time) {
                self.note(action, place, at: entry.time)
                self.collector.note(action, at: entry.time)
            }
        }
        if let wait = self.open.wait { self.waits[wait] = .never }
        for final in self.open.finals { self.finals[final.cut] = .never }
        for history in self.open.replies.values { self.replies[history] = .never }
    }

    func moment(_ place: Int) -> ReplayMoment { ReplayMoment(recorded: place, at: self.entries[place].time) }

    private mutating func note(_ event: TurnEvent, _ place: Int, at now: Duration) {
        switch event {
        case .waitElapsed:
            if let wait = self.open.wait { self.waits[wait] = .came(place) }
            self.open.wait = nil
        case .transcript(let transcript) where transcript.isFinal:
            self.utterance += 1
            guard !self.open.finals.isEmpty else {
                self.unasked.insert(place)
                return
            }
            let final = self.open.finals.removeFirst()
            self.finals[final.cut] = .came(place)
            self.estimates.learn(final: now - final.asked)
        case .replyAudible(let reply):
            guard var history = self.open.replies[reply], history.audible == nil else { return }
            self.replies[history] = .came(place)
            history.append(.audible(self.moment(place)))
            self.open.replies[reply] = history
        case .replyEnded(let reply):
            guard let history = self.open.replies.removeValue(forKey: reply) else { return }
            self.replies[history] = .came(place)
            self.estimates.learn(history, at: now, isHeard: true)
        default: break
        }
    }

    private mutating func note(_ action: TurnAction, _ place: Int, at now: Duration) {
        let moment = self.moment(place)
        switch action {
        case .wait(let time):
            self.voidWait(place)
            self.open.wait = Wait(asked: moment, until: time)
        case .stopWaiting:
            self.voidWait(place)
        case .finishUtterance:
            self.open.finals.append(
                (Cut(asked: moment, start: WordMark(utterance: self.utterance)), asked: now))
        case .discardUtterance:
            self.discards.insert(Cut(asked: moment, start: WordMark(utterance: self.utterance)))
            self.utterance += 1
        case .draft(_, let reply, let text):
            self.open.replies[reply] = ReplyHistory(text, begun: moment)
        case .answer(_, let reply, let text, _):
            self.open.replies[reply] = ReplyHistory(text, begun: moment)
            self.append(.committed(moment), to: reply, place)
        case .greet(_, let reply), .askAgain(_, let reply):
            self.open.replies[reply] = ReplyHistory("", begun: moment)
            self.append(.committed(moment), to: reply, place)
        case .commit(_, let reply, _): self.append(.committed(moment), to: reply, place)
        case .pause(let reply): self.append(.paused(moment), to: reply, place)
        case .resume(let reply): self.append(.resumed(moment), to: reply, place)
        case .stop(let reply), .takeBack(let reply), .discard(let reply):
            guard let history = self.open.replies.removeValue(forKey: reply) else { return }
            self.void(history, place)
            self.estimates.learn(history, at: now, isHeard: false)
        case .beginTurn, .notePause, .askForWords, .prepare, .dropTurn, .lower, .raise, .overlapped, .watchSilence,
            .stopWatching, .noteDeadAir:
            break
        }
    }

    private mutating func voidWait(_ place: Int) {
        if let wait = self.open.wait { self.waits[wait] = .voided(place) }
        self.open.wait = nil
    }

    private mutating func append(_ step: ReplyHistory.Step, to reply: ReplyID, _ place: Int) {
        guard var history = self.open.replies[reply] else { return }
        self.void(history, place)
        history.append(step)
        self.open.replies[reply] = history
    }

    private mutating func void(_ history: ReplyHistory, _ place: Int) {
        if self.replies[history] == nil { self.replies[history] = .voided(place) }
    }
}
