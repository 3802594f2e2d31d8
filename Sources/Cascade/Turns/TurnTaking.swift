internal import SpeechEngines
public import TurnTimes

/// Who speaks when: a state machine without I/O and without a clock.
///
/// The user's speech opens a turn; a pause long enough for its words ends it; its final transcript is answered. Speech
/// that lasts while the agent speaks stops the reply and opens the next turn; shorter sounds do not.
public struct TurnTaking: Sendable, Hashable {
    private enum State: Hashable {
        /// Nobody speaks.
        case listening
        /// The user speaks.
        case hearing(OpenTurn)
        /// The user paused and may go on.
        case pausing(OpenTurn, since: Duration)
        /// The user holds the turn by other means; pauses do not end it.
        case holding(OpenTurn)
        /// The turn is over, its final transcript is on the way; the user may have begun again.
        case finishing(OpenTurn, next: Onset)
        /// The agent answers; the user may have made a sound since the time given.
        case answering(ReplyID, sound: Duration?)
    }

    /// How the user goes on while a turn is being finished.
    private enum Onset: Hashable {
        case nothing
        /// Speech that may be a short sound only.
        case speech(isHeld: Bool)
        /// Held speech that has ended.
        case pause(since: Duration)
        case press
        /// The user said by other means that what came is the rest of the turn.
        case rest(endedAt: Duration)
    }

    private struct OpenTurn: Hashable {
        let id: TurnID
        /// Words of the turn whose transcript is final already.
        var prefix = ""
        /// The transcript of the utterance, nil while none has come since the pause.
        var text: String?

        var wholeText: String {
            [self.prefix, self.text ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private let endpointing: Endpointing
    private var state = State.listening
    private var turns = 0
    private var replies = 0
    /// Final transcripts still to come for turns that were given up.
    private var staleFinals = 0

    public init(endpointing: Endpointing = Endpointing()) {
        self.endpointing = endpointing
    }

    /// Whether nobody speaks and nothing is under way.
    public var isListening: Bool {
        if case .listening = self.state { true } else { false }
    }

    /// The turn that the user is speaking or has just spoken.
    public var openTurn: TurnID? {
        switch self.state {
        case .hearing(let turn), .pausing(let turn, _), .holding(let turn), .finishing(let turn, _): turn.id
        case .listening, .answering: nil
        }
    }

    /// What the open turn's words are so far.
    public var openText: String {
        switch self.state {
        case .hearing(let turn), .pausing(let turn, _), .holding(let turn), .finishing(let turn, _): turn.wholeText
        case .listening, .answering: ""
        }
    }

    /// Takes an event.
    /// - Returns: what to do, in order.
    public mutating func handle(_ event: TurnEvent) -> [TurnAction] {
        switch event {
        case .greet: self.greet()
        case .speech(.started(let time)): self.speechStarted(at: time)
        case .speech(.held(let time)): self.speechHeld(at: time)
        case .speech(.stopped(let time)): self.speechStopped(at: time)
        case .transcript(let transcript) where transcript.isFinal: self.finalTranscript(transcript.text)
        case .transcript(let transcript): self.partialTranscript(transcript.text)
        case .silenceElapsed: self.silenceElapsed()
        case .typed(let text): self.typed(text)
        case .beginTurn(let time): self.beginTurn(at: time)
        case .endTurn(let time): self.endTurn(at: time)
        case .interrupt: self.interrupt()
        case .replyEnded(let reply): self.replyEnded(reply)
        }
    }

    private mutating func greet() -> [TurnAction] {
        guard case .listening = self.state else { return [] }
        let reply = self.newReply()
        self.state = .answering(reply, sound: nil)
        return [.greet(self.newTurn(), reply)]
    }

    private mutating func speechStarted(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .listening:
            return self.open(at: time)
        case .pausing(var turn, _):
            turn.text = nil
            self.state = .hearing(turn)
            return [.stopWaiting]
        case .finishing(let turn, .nothing):
            self.state = .finishing(turn, next: .speech(isHeld: false))
            return []
        case .finishing(let turn, .pause), .finishing(let turn, .rest):
            self.state = .finishing(turn, next: .speech(isHeld: true))
            return []
        case .answering(let reply, nil):
            self.state = .answering(reply, sound: time)
            return []
        case .hearing, .holding, .finishing, .answering:
            return []
        }
    }

    private mutating func speechHeld(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .answering(let reply, let sound):
            return [.stop(reply)] + self.open(at: sound ?? time)
        case .finishing(let turn, .speech):
            self.state = .finishing(turn, next: .speech(isHeld: true))
            return []
        case .listening, .hearing, .pausing, .holding, .finishing:
            return []
        }
    }

    private mutating func speechStopped(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .hearing(let turn):
            return self.pause(turn, since: time)
        case .answering(let reply, _):
            self.state = .answering(reply, sound: nil)
            return [.discardUtterance]
        case .finishing(let turn, .speech(isHeld: true)):
            self.state = .finishing(turn, next: .pause(since: time))
            return []
        case .finishing(let turn, .speech(isHeld: false)):
            // Too short to be a sentence, and the answer is wanted now.
            self.state = .finishing(turn, next: .nothing)
            return [.discardUtterance]
        case .listening:
            // The rest of speech whose turn was given up for another.
            return [.discardUtterance]
        case .pausing, .holding, .finishing:
            return []
        }
    }

    private mutating func partialTranscript(_ text: String) -> [TurnAction] {
        switch self.state {
        case .hearing(var turn):
            turn.text = text
            self.state = .hearing(turn)
            return []
        case .pausing(var turn, let since):
            turn.text = text
            self.state = .pausing(turn, since: since)
            return [.wait(until: since + self.endpointing.silence(after: text)), .prepare(turn.wholeText)]
        case .holding(var turn):
            turn.text = text
            self.state = .holding(turn)
            return [.prepare(turn.wholeText)]
        case .listening, .finishing, .answering:
            return []
        }
    }

    private mutating func finalTranscript(_ text: String) -> [TurnAction] {
        if self.staleFinals > 0 {
            self.staleFinals -= 1
            return []
        }
        guard case .finishing(var turn, let next) = self.state else { return [] }
        turn.text = text
        let whole = turn.wholeText
        switch next {
        case .nothing: break
        // The user goes on: what was said is the beginning of a longer turn.
        case .speech:
            self.state = .hearing(OpenTurn(id: turn.id, prefix: whole))
            return []
        case .pause(let since):
            return self.pause(OpenTurn(id: turn.id, prefix: whole), since: since)
        case .rest(let time):
            return self.finish(OpenTurn(id: turn.id, prefix: whole), pushedAt: time)
        case .press:
            self.state = .holding(OpenTurn(id: turn.id, prefix: whole))
            return []
        }
        guard whole.contains(where: { $0.isLetter || $0.isNumber }) else {
            self.state = .listening
            return [.dropTurn(turn.id)]
        }
        return self.answer(turn.id, whole, isTyped: false)
    }

    private mutating func silenceElapsed() -> [TurnAction] {
        guard case .pausing(let turn, _) = self.state else { return [] }
        return self.finish(turn, pushedAt: nil)
    }

    private mutating func beginTurn(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .listening:
            return self.hold(at: time)
        case .hearing(let turn):
            self.state = .holding(turn)
            return []
        case .pausing(let turn, _):
            self.state = .holding(turn)
            return [.stopWaiting]
        case .holding:
            return []
        case .finishing(let turn, _):
            self.state = .finishing(turn, next: .press)
            return []
        case .answering(let reply, _):
            return [.stop(reply)] + self.hold(at: time)
        }
    }

    private mutating func endTurn(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .hearing(let turn), .pausing(let turn, _):
            return [.stopWaiting] + self.finish(turn, pushedAt: time)
        case .holding(let turn):
            return self.finish(turn, pushedAt: time)
        case .listening:
            // The detector may have missed soft speech, so the recognizer is asked all the same.
            return self.hold(at: time) + self.endTurn(at: time)
        case .finishing(let turn, .press), .finishing(let turn, .speech(isHeld: true)), .finishing(let turn, .pause):
            self.state = .finishing(turn, next: .rest(endedAt: time))
            return []
        case .finishing(let turn, .speech(isHeld: false)):
            // Too short to hold words.
            self.state = .finishing(turn, next: .nothing)
            return [.discardUtterance]
        case .answering(let reply, _):
            // The turn that was held was given up for another, or a sound was no turn yet; speech that goes on starts anew.
            self.state = .answering(reply, sound: nil)
            return [.discardUtterance]
        case .finishing:
            return []
        }
    }

    private mutating func typed(_ text: String) -> [TurnAction] {
        let leaving = self.leave()
        return leaving + self.answer(self.newTurn(), text, isTyped: true)
    }

    private mutating func interrupt() -> [TurnAction] {
        guard case .answering(let reply, let sound) = self.state else { return [] }
        if let sound { return [.stop(reply)] + self.open(at: sound) }
        self.state = .listening
        return [.stop(reply)]
    }

    private mutating func replyEnded(_ ended: ReplyID) -> [TurnAction] {
        guard case .answering(let reply, let sound) = self.state, reply == ended else { return [] }
        guard let sound else {
            self.state = .listening
            return []
        }
        return self.open(at: sound)
    }

    /// Gives up what is under way, for a turn that comes by other means.
    private mutating func leave() -> [TurnAction] {
        switch self.state {
        case .listening: return []
        case .hearing(let turn), .holding(let turn): return [.discardUtterance, .dropTurn(turn.id)]
        case .pausing(let turn, _): return [.stopWaiting, .discardUtterance, .dropTurn(turn.id)]
        case .finishing(let turn, .nothing):
            self.staleFinals += 1
            return [.dropTurn(turn.id)]
        case .finishing(let turn, _):
            self.staleFinals += 1
            return [.discardUtterance, .dropTurn(turn.id)]
        case .answering(let reply, let sound): return (sound == nil ? [] : [.discardUtterance]) + [.stop(reply)]
        }
    }

    private mutating func open(at time: Duration) -> [TurnAction] {
        let turn = OpenTurn(id: self.newTurn())
        self.state = .hearing(turn)
        return [.beginTurn(turn.id, speechStarted: time)]
    }

    private mutating func hold(at time: Duration) -> [TurnAction] {
        let turn = OpenTurn(id: self.newTurn())
        self.state = .holding(turn)
        return [.beginTurn(turn.id, speechStarted: time)]
    }

    private mutating func pause(_ turn: OpenTurn, since time: Duration) -> [TurnAction] {
        self.state = .pausing(turn, since: time)
        return [.notePause(turn.id, since: time), .wait(until: time + self.endpointing.silence(after: nil))]
    }

    private mutating func finish(_ turn: OpenTurn, pushedAt time: Duration?) -> [TurnAction] {
        self.state = .finishing(turn, next: .nothing)
        return [.finishUtterance(turn.id, pushedAt: time)]
    }

    private mutating func answer(_ turn: TurnID, _ text: String, isTyped: Bool) -> [TurnAction] {
        let reply = self.newReply()
        self.state = .answering(reply, sound: nil)
        return [.answer(turn, reply, text: text, isTyped: isTyped)]
    }

    private mutating func newTurn() -> TurnID {
        self.turns += 1
        return TurnID(self.turns)
    }

    private mutating func newReply() -> ReplyID {
        self.replies += 1
        return ReplyID(self.replies)
    }
}
