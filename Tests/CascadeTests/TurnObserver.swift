import Cascade
import SpeechEngines
import TurnTimes

/// What an observer knows of a conversation from events and actions alone.
struct TurnObserver: Hashable {
    private struct Running: Hashable {
        let reply: ReplyID
        let turn: TurnID
        var isPaused = false
        var isLowered = false
        var isAudible = false
        var isUnasked = false
    }

    private struct Draft: Hashable {
        let reply: ReplyID
        let turn: TurnID
        let text: String
    }

    private var answer: Running?
    private(set) var openTurns: Set<TurnID> = []
    /// Whether `waitElapsed` was asked for.
    private(set) var waits = false
    /// Whether `silenceElapsed` was asked for.
    private(set) var watches = false
    /// The reply that was found to be late.
    private var late: ReplyID?
    /// For each final transcript that was asked for and has not come, in order: the turn that asked.
    private(set) var outstanding: [TurnID] = []
    /// Promises that were broken.
    private(set) var broken: Set<String> = []
    private var draft: Draft?
    /// The words of a turn: its final transcripts and what was typed in it, with those of the turn answered last.
    private var said: [TurnID: [String]] = [:]
    private var typed: [TurnID: [String]] = [:]
    private var lastReply = 0
    private var lastTurn = 0

    /// The reply that is heard, or about to be.
    var running: ReplyID? { self.answer?.reply }

    /// Whether the reply stands still.
    var isPaused: Bool { self.answer?.isPaused ?? false }

    /// Whether nothing is under way and nothing is awaited.
    var isQuiet: Bool {
        self.answer == nil && self.draft == nil && self.openTurns.isEmpty && !self.waits && self.outstanding.isEmpty
    }

    mutating func fault(_ promise: String) { self.broken.insert(promise) }

    mutating func take(_ event: TurnEvent, _ actions: [TurnAction]) {
        switch event {
        case .replyEnded(let reply) where reply == self.running:
            if self.answer?.isPaused == true { self.fault("a reply ends while it is paused") }
            self.answer = nil
        case .waitElapsed:
            self.waits = false
        case .silenceElapsed:
            self.watches = false
        case .replyAudible(let reply):
            if self.running == reply { self.answer?.isAudible = true }
        case .typed(let text):
            if let turn = self.openTurns.first { self.typed[turn, default: []].append(text) }
        case .transcript(let transcript) where transcript.isFinal && !self.outstanding.isEmpty:
            let turn = self.outstanding.removeFirst()
            if !self.openTurns.contains(turn) { self.fault("a final transcript comes for a turn that is gone") }
            if !transcript.text.isEmpty { self.said[turn, default: []].append(transcript.text) }
            for case .dropTurn(turn) in actions where self.said[turn] != nil {
                self.fault("a turn with words is dropped for want of words")
            }
        default:
            break
        }
        for action in actions { self.take(action, in: event) }
        if self.draft.map({ !self.openTurns.contains($0.turn) }) ?? false { self.fault("a draft outlives its turn") }
        if actions.contains(.discardUtterance), let answer = self.answer, answer.isLowered || answer.isPaused {
            self.fault("a reply stays soft, or stands still, although nothing was said")
        }
        if self.waits, self.openTurns.isEmpty, self.answer == nil { self.fault("a wait outlives its turn") }
        if self.watches, !self.openTurns.isEmpty { self.fault("silence is watched while the user has the turn") }
    }

    private mutating func take(_ action: TurnAction, in event: TurnEvent) {
        switch action {
        case .answer(let turn, let reply, let text, let isTyped):
            if !self.openTurns.contains(turn) {
                self.note(turn)
                if case .typed(text) = event, isTyped {} else { self.fault("a turn is answered that nobody began") }
            } else {
                self.check(turn, text)
            }
            if self.draft != nil { self.fault("a turn is answered beside its draft") }
            self.begin(reply, of: turn)
        case .draft(let turn, let reply, let text):
            if !self.openTurns.contains(turn) { self.fault("a draft is made for a turn that is not open") }
            if text.isEmpty { self.fault("a draft is made for no words") }
            if self.draft != nil { self.fault("two drafts are made at once") }
            self.rise(reply)
            self.draft = Draft(reply: reply, turn: turn, text: text)
        case .commit(let turn, let reply, let text):
            if self.draft?.reply != reply || self.draft?.turn != turn { self.fault("what is committed is no draft") }
            self.draft = nil
            self.check(turn, text)
            self.answer = Running(reply: reply, turn: turn)
            self.close(turn)
        case .discard(let reply):
            if self.draft?.reply != reply { self.fault("what is discarded is no draft") }
            self.draft = nil
        case .greet(let turn, let reply):
            self.note(turn)
            self.begin(reply, of: turn)
            self.answer?.isUnasked = true
        case .askAgain(let turn, let reply):
            if event != .silenceElapsed || !self.isQuiet { self.fault("the agent asks again while somebody speaks") }
            self.note(turn)
            self.begin(reply, of: turn)
            self.answer?.isUnasked = true
        case .noteDeadAir(let turn, let reply):
            if self.answer?.turn != turn || self.running != reply { self.fault("an answer is late that does not run") }
            if self.answer?.isAudible == true { self.fault("an answer is late that is heard") }
            if self.answer?.isPaused == true { self.fault("an answer is late that stands still") }
            if self.answer?.isUnasked == true { self.fault("an answer is late that nobody asked for") }
            if self.late == reply { self.fault("an answer is late twice") }
            self.late = reply
        case .watchSilence:
            self.watches = true
        case .stopWatching:
            if !self.watches { self.fault("a watch ends that was not kept") }
            self.watches = false
        case .lower(let reply):
            if self.running != reply || self.answer?.isPaused == true {
                self.fault("a reply is lowered that is not heard")
            }
            self.answer?.isLowered = true
        case .raise(let reply):
            if self.running != reply || self.answer?.isLowered != true {
                self.fault("a reply is raised that was not lowered")
            }
            self.answer?.isLowered = false
        case .pause(let reply):
            if self.running != reply || self.answer?.isPaused != false {
                self.fault("a reply is paused that is not heard")
            }
            self.answer?.isPaused = true
        case .resume(let reply):
            if self.running != reply || self.answer?.isPaused != true {
                self.fault("a reply goes on that was not paused")
            }
            self.answer?.isPaused = false
        case .stop(let reply):
            if reply != self.running { self.fault("a reply is stopped that does not run") }
            self.answer = nil
        case .takeBack(let reply):
            if reply != self.running { self.fault("a reply is taken back that does not run") }
            if let turn = self.answer?.turn { self.open(turn) }
            self.answer = nil
        case .beginTurn(let turn, _):
            self.note(turn)
            self.open(turn)
        case .dropTurn(let turn):
            if !self.openTurns.contains(turn) { self.fault("a turn is dropped that is not open") }
            self.close(turn)
        case .finishUtterance(let turn, _):
            if !self.openTurns.contains(turn) { self.fault("a turn ends that is not open") }
            if case .typed(let text) = event, self.typed[turn] == nil { self.typed[turn] = [text] }
            self.outstanding.append(turn)
        case .notePause(let turn, _):
            if !self.openTurns.contains(turn) { self.fault("a turn pauses that is not open") }
        case .wait:
            if self.openTurns.isEmpty, self.answer == nil { self.fault("a wait without a turn") }
            self.waits = true
        case .stopWaiting:
            self.waits = false
        case .prepare(let text):
            if text.isEmpty || self.openTurns.isEmpty { self.fault("the model reads ahead what nobody says") }
        case .overlapped(let turn, _):
            if self.answer?.turn != turn { self.fault("sound is noted over an answer that does not run") }
        case .discardUtterance, .askForWords:
            break
        }
    }

    private mutating func check(_ turn: TurnID, _ text: String) {
        let words = (self.said[turn] ?? []) + (self.typed[turn] ?? [])
        if words.joined(separator: " ") != text { self.fault("a turn is answered by other words than its own") }
        if text.isEmpty { self.fault("an empty turn is answered") }
        if self.outstanding.contains(turn) { self.fault("a turn is answered before all its words are known") }
    }

    private mutating func rise(_ reply: ReplyID) {
        if reply.number <= self.lastReply { self.fault("reply numbers rise") }
        self.lastReply = reply.number
    }

    private mutating func begin(_ reply: ReplyID, of turn: TurnID) {
        if self.answer != nil { self.fault("two replies run at once") }
        self.rise(reply)
        self.answer = Running(reply: reply, turn: turn)
        self.close(turn)
    }

    private mutating func note(_ turn: TurnID) {
        if turn.number <= self.lastTurn { self.fault("turn numbers rise") }
        self.lastTurn = turn.number
    }

    private mutating func open(_ turn: TurnID) {
        if self.answer?.turn != turn, self.answer != nil { self.fault("a turn opens under a running reply") }
        if !self.openTurns.isEmpty { self.fault("a turn opens under another") }
        self.openTurns.insert(turn)
    }

    private mutating func close(_ turn: TurnID) {
        self.openTurns.remove(turn)
        // A turn whose answer is taken back goes on with its words.
        self.said = self.said.filter { $0.key == turn && self.answer?.turn == turn }
        self.typed = [:]
        if !self.openTurns.isEmpty { self.fault("two turns are open at once") }
    }
}
