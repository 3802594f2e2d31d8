internal import Cascade
internal import TurnTimes

/// Makes turns of what turn taking wants done.
struct TurnCollector {
    private var found: [TurnID: ReplayedTurn] = [:]
    /// The turn that each reply answers, and those that are heard.
    private var answers: [ReplyID: TurnID] = [:]
    private var audible: Set<ReplyID> = []

    /// In the order in which they began.
    var turns: [ReplayedTurn] {
        self.found.sorted { ($0.value.began, $0.key) < ($1.value.began, $1.key) }.map(\.value)
    }

    /// Takes an event that turn taking was told, before its actions.
    mutating func note(_ event: TurnEvent, at now: Duration) {
        switch event {
        case .replyAudible(let reply):
            guard let turn = self.answers[reply], self.audible.insert(reply).inserted else { return }
            self.found[turn]?.heard = now
        case .replyEnded(let reply):
            guard let turn = self.answers.removeValue(forKey: reply) else { return }
            self.found[turn]?.outcome = .answered
        default: break
        }
    }

    mutating func note(_ action: TurnAction, at now: Duration) {
        switch action {
        case .beginTurn(let turn, let start):
            self.found[turn] = ReplayedTurn(began: start, .spoken)
        case .notePause(let turn, let end):
            self.found[turn]?.paused = end
        case .finishUtterance(let turn, let pushedAt):
            self.found[turn]?.ended = now
            if let pushedAt {
                self.found[turn]?.origin = .pushToTalk
                self.found[turn]?.paused = pushedAt
                self.found[turn]?.wait = nil
            } else {
                let paused = self.found[turn]?.paused
                self.found[turn]?.wait = paused.map { now - $0 }
            }
        case .draft(let turn, _, _):
            self.found[turn]?.drafts += 1
        case .commit(let turn, let reply, let text):
            self.found[turn]?.usedDraft = true
            self.answer(turn, reply, text)
        case .answer(let turn, let reply, let text, let isTyped):
            if isTyped {
                self.found[turn, default: ReplayedTurn(began: now, .typed)].origin = .typed
                self.found[turn]?.wait = nil
            }
            self.found[turn]?.usedDraft = false
            self.answer(turn, reply, text)
        case .greet(let turn, let reply), .askAgain(let turn, let reply):
            self.found[turn] = ReplayedTurn(began: now, .greeting)
            self.answers[reply] = turn
        case .dropTurn(let turn):
            self.found[turn]?.outcome = .dropped
        case .stop(let reply):
            guard let turn = self.answers.removeValue(forKey: reply) else { return }
            self.found[turn]?.outcome = .interrupted
        case .takeBack(let reply):
            guard let turn = self.answers.removeValue(forKey: reply) else { return }
            self.found[turn]?.heard = nil
            self.found[turn]?.usedDraft = false
            if self.audible.contains(reply) {
                self.found[turn]?.cutIns += 1
            } else {
                self.found[turn]?.withdrawn += 1
            }
        case .wait, .stopWaiting, .askForWords, .prepare, .discard, .discardUtterance, .lower, .raise, .pause, .resume,
            .overlapped, .watchSilence, .stopWatching, .noteDeadAir:
            break
        }
    }

    private mutating func answer(_ turn: TurnID, _ reply: ReplyID, _ text: String) {
        self.answers[reply] = turn
        self.found[turn]?.words = text
    }
}
