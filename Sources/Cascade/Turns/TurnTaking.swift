internal import SpeechEngines
public import TurnTimes

/// Who speaks when: a state machine without I/O and without a clock.
///
/// The user's speech opens a turn. Behind each pause a draft of the answer may be made; a pause long enough for what is known
/// of it ends the turn, and its final words are answered: by the draft if it was made for the same words. Sound while the agent
/// speaks lowers the reply, then stops it or not, by its words. A user who goes on right after an answer began takes it back.
/// No word is lost: those that come while a turn is understood, typed or answered are part of that turn or of the next.
public struct TurnTaking: Sendable, Hashable {
    enum State: Hashable {
        /// Nobody speaks.
        case listening
        /// The user has a turn.
        case open(OpenTurn)
        /// The agent answers; the user may make a sound meanwhile.
        case answering(Answer, OverlappingSpeech?)
    }

    struct LastWords: Hashable {
        let words: OwnWords
        let at: Duration
    }

    private struct Voice: Hashable {
        let since: Duration
        var isHeld = false
    }

    let settings: TurnSettings
    var state = State.listening
    /// The voice that the detector hears now.
    private var voice: Voice?
    private var turns = 0
    private var replies = 0
    /// The last words of the reply that was heard to its end, and when.
    var lastWords: LastWords?
    /// Answers that were taken back.
    var cutIns = 0
    var ownPauses = OwnPauses()
    /// What is noted of the sound over the answer, for records.
    var account = OverlapAccount()
    var silence = SilenceWatch()

    public init(settings: TurnSettings = TurnSettings()) {
        self.settings = settings
    }

    /// Whether nobody speaks and nothing is under way.
    public var isListening: Bool {
        if case .listening = self.state { true } else { false }
    }

    /// The turn that the user is speaking or has just spoken.
    public var openTurn: TurnID? {
        if case .open(let turn) = self.state { turn.id } else { nil }
    }

    /// What the open turn's words are so far.
    public var openText: String {
        if case .open(let turn) = self.state { turn.wholeText } else { "" }
    }

    /// The reply over which the user makes a sound, and since when.
    public var overlappedReply: (reply: ReplyID, since: Duration)? {
        if case .answering(let answer, let overlap?) = self.state { (answer.reply, overlap.since) } else { nil }
    }

    /// Takes an event at the session's time.
    /// - Returns: what to do, in order.
    public mutating func handle(_ event: TurnEvent, at now: Duration) -> [TurnAction] {
        let before = self.state
        let actions = self.react(to: event, at: now)
        return self.accounts(of: event, actions, from: before, at: now) + actions
            + self.watchSilence(after: event, from: before, at: now)
    }

    private mutating func react(to event: TurnEvent, at now: Duration) -> [TurnAction] {
        switch event {
        case .greet: self.greet()
        case .speech(.rose): self.speechRose()
        case .speech(.fell): self.speechFell()
        case .speech(.started(let time)): self.speechStarted(at: time)
        case .speech(.held(let time)): self.speechHeld(at: time)
        case .speech(.stopped(let time)): self.speechStopped(at: time)
        case .transcript(let transcript) where transcript.isFinal: self.finalTranscript(transcript.text, at: now)
        case .transcript(let transcript): self.partialTranscript(transcript, at: now)
        case .turnScore(let score, let since): self.judge(pauseSince: since) { $0.pause.add(score: score) }
        case .pauseSound(let sound, let since): self.judge(pauseSince: since) { $0.pause.sound = sound }
        case .waitElapsed: self.waitElapsed(at: now)
        case .silenceElapsed: self.silenceElapsed()
        case .typed(let text): self.typed(text, at: now)
        case .beginTurn(let time): self.beginTurn(at: time)
        case .endTurn(let time, let isSilent): self.endTurn(at: time, isSilent: isSilent)
        case .interrupt: self.interrupt()
        case .replyAudible(let reply): self.replyAudible(reply, at: now)
        case .replySaid(let reply, let text): self.replySaid(reply, text)
        case .replyEnded(let reply): self.replyEnded(reply, at: now)
        }
    }

    private mutating func greet() -> [TurnAction] {
        guard case .listening = self.state else { return [] }
        let answer = Answer(
            reply: self.newReply(), turn: self.newTurn(), isInterruptible: self.settings.interruptible == .always,
            isUnasked: true)
        self.state = .answering(answer, nil)
        return [.greet(answer.turn, answer.reply)]
    }

    // MARK: Edges of speech

    /// Lowering costs nothing if it was nothing, so it does not wait for what is surely speech.
    private mutating func speechRose() -> [TurnAction] {
        guard case .answering(var answer, nil) = self.state, answer.isInterruptible, answer.audibleSince != nil else {
            return []
        }
        answer.isLowered = true
        self.state = .answering(answer, nil)
        return [.lower(answer.reply)]
    }

    private mutating func speechFell() -> [TurnAction] {
        guard case .answering(var answer, let overlap) = self.state, answer.isLowered else { return [] }
        answer.isLowered = false
        self.state = .answering(answer, overlap)
        return [.raise(answer.reply)]
    }

    private mutating func speechStarted(at time: Duration) -> [TurnAction] {
        self.voice = Voice(since: time)
        switch self.state {
        case .listening:
            return self.open(.speaking, at: time)
        case .open(let turn):
            return self.goOn(turn, at: time)
        case .answering(let answer, let overlap):
            return self.overlapStarted(answer, overlap, at: time)
        }
    }

    private mutating func speechHeld(at time: Duration) -> [TurnAction] {
        self.voice?.isHeld = true
        switch self.state {
        case .listening:
            return []
        case .open(var turn):
            turn.later?.isHeld = true
            self.state = .open(turn)
            return []
        case .answering(let answer, let overlap):
            guard let overlap else { return [] }
            return self.overlapHeld(answer, overlap, at: time)
        }
    }

    private mutating func speechStopped(at time: Duration) -> [TurnAction] {
        self.voice = nil
        switch self.state {
        case .listening:
            // The rest of speech that somebody interrupted.
            return [.discardUtterance]
        case .open(var turn):
            switch turn.phase {
            case .speaking: return self.pause(turn, since: time)
            case .over where turn.later != nil:
                turn.later?.endedAt = time
                self.state = .open(turn)
                return []
            case .pausing, .holding, .over: return []
            }
        case .answering(let answer, let overlap):
            guard let overlap else { return [.discardUtterance] }
            return self.overlapStopped(answer, overlap, at: time)
        }
    }

    // MARK: Words

    private mutating func partialTranscript(_ transcript: Transcript, at now: Duration) -> [TurnAction] {
        switch self.state {
        case .listening:
            return []
        case .open(var turn):
            // Of an utterance that is finished already only the final words count.
            guard turn.awaited == 0 else { return [] }
            // One that was under way when the user paused lacks the last words.
            if turn.isPausing, !transcript.isSettled { return [] }
            turn.text = transcript.text
            switch turn.phase {
            case .over:
                self.state = .open(turn)
                return []
            case .speaking, .holding:
                self.state = .open(turn)
                return turn.hasWords ? [.prepare(turn.wholeText)] : []
            case .pausing(let since):
                return self.consider(&turn, since: since)
            }
        case .answering(let answer, let overlap):
            guard let overlap else { return [] }
            return self.overlapUnderstood(answer, overlap, transcript, at: now)
        }
    }

    private mutating func finalTranscript(_ text: String, at now: Duration) -> [TurnAction] {
        guard case .open(var turn) = self.state, turn.awaited > 0 else { return [] }
        turn.append(final: text)
        self.state = .open(turn)
        return turn.phase == .over && turn.awaited == 0 ? self.conclude(turn, at: now) : []
    }

    private mutating func judge(pauseSince: Duration, _ note: (inout OpenTurn) -> Void) -> [TurnAction] {
        guard case .open(var turn) = self.state, turn.phase == .pausing(since: pauseSince) else { return [] }
        note(&turn)
        return self.consider(&turn, since: pauseSince)
    }

    private mutating func waitElapsed(at now: Duration) -> [TurnAction] {
        switch self.state {
        case .open(let turn):
            guard turn.isPausing else { return [] }
            return turn.awaitsDraft ? self.draftLate(turn) : self.finish(turn, pushedAt: nil)
        case .answering(let answer, let overlap):
            guard let overlap else { return [] }
            return self.overlapDue(answer, overlap, at: now)
        case .listening:
            return []
        }
    }

    // MARK: Other means

    private mutating func beginTurn(at time: Duration) -> [TurnAction] {
        switch self.state {
        case .listening:
            return self.open(.holding, at: time)
        case .open(var turn):
            let actions = (turn.isPausing ? [.stopWaiting] : []) + turn.takeDraft()
            turn.phase = .holding
            turn.later = nil
            self.state = .open(turn)
            return actions
        case .answering(let answer, let overlap):
            return self.seize(answer, overlap, .holding, at: overlap?.since ?? time)
        }
    }

    private mutating func endTurn(at time: Duration, isSilent: Bool) -> [TurnAction] {
        // The listener hears what follows as speech that begins.
        self.voice = nil
        switch self.state {
        case .listening:
            // The detector may have missed soft speech, so the recognizer is asked all the same.
            return self.open(.holding, at: time) + self.endTurn(at: time, isSilent: isSilent)
        case .open(let turn):
            switch turn.phase {
            case .holding where isSilent && !turn.hasVoice && turn.awaited == 0:
                var turn = turn
                turn.text = nil
                return [.discardUtterance] + self.conclude(turn, at: time)
            case .speaking, .pausing, .holding: return self.finish(turn, pushedAt: time)
            case .over:
                var turn = turn
                turn.later?.endedAt = time
                self.state = .open(turn)
                return []
            }
        case .answering(let answer, let overlap):
            guard let overlap else { return self.speechFell() + [.discardUtterance] }
            return (overlap.isHeld ? [.askForWords] : []) + self.overlapStopped(answer, overlap, at: time)
        }
    }

    private mutating func typed(_ text: String, at now: Duration) -> [TurnAction] {
        switch self.state {
        case .listening:
            return self.answer(self.newTurn(), text, isTyped: true)
        case .open(let turn):
            return self.type(text, in: turn)
        case .answering(let answer, let overlap):
            guard let overlap, overlap.isHeld else {
                let discarded: [TurnAction] = overlap == nil ? [] : [.stopWaiting, .discardUtterance]
                return discarded + [.stop(answer.reply)] + self.answer(self.newTurn(), text, isTyped: true)
            }
            let actions = self.seize(answer, overlap, .speaking, at: overlap.since)
            guard case .open(let turn) = self.state else { return actions }
            return actions + self.type(text, in: turn)
        }
    }

    private mutating func type(_ text: String, in before: OpenTurn) -> [TurnAction] {
        var turn = before
        turn.append(typed: text)
        switch turn.phase {
        case .holding, .over:
            // Who holds the turn ends it.
            self.state = .open(turn)
            return []
        case .speaking, .pausing:
            // The utterance ends here: what is said from now on is none of this turn's.
            turn.later = self.voice.map { OverlappingSpeech(since: $0.since, isHeld: $0.isHeld) }
            return self.finish(turn, pushedAt: nil)
        }
    }

    private mutating func interrupt() -> [TurnAction] {
        guard case .answering(let answer, let overlap) = self.state else { return [] }
        if let overlap { return self.seize(answer, overlap, .speaking, at: overlap.since) }
        self.state = .listening
        return [.stop(answer.reply)]
    }

    // MARK: Replies

    private mutating func replyAudible(_ reply: ReplyID, at now: Duration) -> [TurnAction] {
        guard case .answering(var answer, let overlap) = self.state, answer.reply == reply else { return [] }
        answer.audibleSince = answer.audibleSince ?? now
        self.state = .answering(answer, overlap)
        return []
    }

    private mutating func replySaid(_ reply: ReplyID, _ text: String) -> [TurnAction] {
        guard case .answering(var answer, let overlap) = self.state, answer.reply == reply else { return [] }
        answer.own = OwnWords(text)
        self.state = .answering(answer, overlap)
        return []
    }

    private mutating func replyEnded(_ reply: ReplyID, at now: Duration) -> [TurnAction] {
        guard case .answering(let answer, let overlap) = self.state, answer.reply == reply else { return [] }
        self.state = .listening
        self.lastWords = LastWords(words: answer.own, at: now)
        guard let overlap else { return [] }
        return self.outlast(answer, overlap)
    }

    mutating func newTurn() -> TurnID {
        self.turns += 1
        return TurnID(self.turns)
    }

    mutating func newReply() -> ReplyID {
        self.replies += 1
        return ReplyID(self.replies)
    }
}
