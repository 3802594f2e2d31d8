import Cascade
import SpeechEngines
import TurnTimes

/// What an observer knows of a conversation from events and actions alone.
struct TurnObserver: Hashable {
    private(set) var running: ReplyID?
    private(set) var openTurns: Set<TurnID> = []
    /// Whether `silenceElapsed` was asked for.
    private(set) var waits = false
    /// For each final transcript that was asked for and has not come, in order: the turn that asked.
    private(set) var outstanding: [TurnID] = []
    /// Promises that were broken.
    private(set) var broken: Set<String> = []
    /// The words of an open turn's final transcripts.
    private var said: [TurnID: [String]] = [:]
    private var lastReply = 0
    private var lastTurn = 0

    /// Whether nothing is under way and nothing is awaited.
    var isQuiet: Bool { self.running == nil && self.openTurns.isEmpty && !self.waits && self.outstanding.isEmpty }

    mutating func fault(_ promise: String) { self.broken.insert(promise) }

    mutating func take(_ event: TurnEvent, _ actions: [TurnAction]) {
        switch event {
        case .replyEnded(let reply) where reply == self.running:
            self.running = nil
        case .silenceElapsed:
            self.waits = false
        case .transcript(let transcript) where transcript.isFinal && !self.outstanding.isEmpty:
            let turn = self.outstanding.removeFirst()
            if self.openTurns.contains(turn), !transcript.text.isEmpty {
                self.said[turn, default: []].append(transcript.text)
            }
            for case .dropTurn(turn) in actions where self.said[turn] != nil {
                self.fault("a turn with words is dropped for want of words")
            }
        default:
            break
        }
        for action in actions { self.take(action) }
        if self.waits, self.openTurns.isEmpty { self.fault("a wait outlives its turn") }
    }

    private mutating func take(_ action: TurnAction) {
        switch action {
        case .answer(let turn, let reply, let text, let isTyped):
            if text.isEmpty { self.fault("an empty turn is answered") }
            if isTyped {
                if self.openTurns.contains(turn) { self.fault("a typed turn has a number of its own") }
            } else if !self.openTurns.contains(turn) || self.said[turn]?.joined(separator: " ") != text {
                self.fault("a turn is answered by other words than its own finals")
            }
            self.begin(reply)
            self.close(turn)
        case .greet(let turn, let reply):
            self.begin(reply)
            self.close(turn)
        case .stop(let reply):
            if reply != self.running { self.fault("a reply is stopped that does not run") }
            self.running = nil
        case .beginTurn(let turn, _):
            if self.running != nil { self.fault("a turn opens under a running reply") }
            if !self.openTurns.isEmpty { self.fault("a turn opens under another") }
            self.note(turn)
            self.openTurns.insert(turn)
        case .dropTurn(let turn):
            if !self.openTurns.contains(turn) { self.fault("a turn is dropped that is not open") }
            self.close(turn)
        case .finishUtterance(let turn, _):
            if !self.openTurns.contains(turn) { self.fault("a turn ends that is not open") }
            if self.outstanding.contains(turn) { self.fault("a turn asks for a second final before the first") }
            self.outstanding.append(turn)
        case .notePause(let turn, _):
            if !self.openTurns.contains(turn) { self.fault("a turn pauses that is not open") }
        case .wait:
            if self.openTurns.isEmpty { self.fault("a wait without a turn") }
            self.waits = true
        case .stopWaiting:
            self.waits = false
        case .prepare(let text):
            if text.isEmpty || self.openTurns.isEmpty { self.fault("the model reads ahead what nobody says") }
        case .discardUtterance:
            break
        }
    }

    private mutating func begin(_ reply: ReplyID) {
        if self.running != nil { self.fault("two replies run at once") }
        if reply.number <= self.lastReply { self.fault("reply numbers rise") }
        (self.running, self.lastReply) = (reply, reply.number)
    }

    private mutating func note(_ turn: TurnID) {
        if turn.number <= self.lastTurn { self.fault("turn numbers rise") }
        self.lastTurn = turn.number
    }

    private mutating func close(_ turn: TurnID) {
        if !self.openTurns.contains(turn) { self.note(turn) }
        self.openTurns.remove(turn)
        self.said[turn] = nil
        if !self.openTurns.isEmpty { self.fault("two turns are open at once") }
    }
}
