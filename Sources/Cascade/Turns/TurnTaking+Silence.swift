internal import TurnTimes

/// Silence that lasts too long: an answer that does not come, and a user who says nothing.
extension TurnTaking {
    /// The silence has lasted for as long as was asked for.
    mutating func silenceElapsed() -> [TurnAction] {
        guard self.silence.until != nil else { return [] }
        self.silence.until = nil
        switch self.state {
        case .answering(let answer, nil) where self.isAwaited(answer):
            self.silence.late = answer.reply
            return [.noteDeadAir(answer.turn, answer.reply)]
        case .listening where self.silence.quietSince != nil:
            self.silence.prompts += 1
            let answer = Answer(
                reply: self.newReply(), turn: self.newTurn(), isInterruptible: self.settings.interruptible != .never,
                isUnasked: true)
            self.state = .answering(answer, nil)
            return [.askAgain(answer.turn, answer.reply)]
        case .answering, .listening, .open:
            return []
        }
    }

    /// Keeps the watch after an event.
    /// - Parameter before: the state in which the event was met.
    /// - Returns: when to be told next, if that is another time than before.
    mutating func watchSilence(after event: TurnEvent, from before: State, at now: Duration) -> [TurnAction] {
        self.noteOver(at: now)
        self.noteQuiet(after: event, from: before, at: now)
        let until = self.silenceEnd
        guard until != self.silence.until else { return [] }
        self.silence.until = until
        return [until.map { .watchSilence(until: $0) } ?? .stopWatching]
    }

    /// When the silence of now has lasted too long; nil if it is none or may last.
    private var silenceEnd: Duration? {
        switch self.state {
        // While the user makes a sound the answer is not missed.
        case .answering(let answer, nil) where self.isAwaited(answer):
            self.silence.over.map { $0.since + self.settings.deadAir }
        case .listening where self.settings.idle > .zero && self.silence.prompts < self.settings.idleLimit:
            self.silence.quietSince.map { $0 + self.settings.idle }
        case .answering, .listening, .open: nil
        }
    }

    /// Whether the user waits for the answer's first sound, and was not told yet that it is late.
    private func isAwaited(_ answer: Answer) -> Bool {
        self.settings.deadAir > .zero && !answer.isUnasked && answer.audibleSince == nil
            && self.silence.late != answer.reply
    }

    private mutating func noteOver(at now: Duration) {
        let turn: TurnID? =
            switch self.state {
            case .open(let turn): turn.phase == .over ? turn.id : nil
            case .answering(let answer, _): answer.isUnasked ? nil : answer.turn
            case .listening: nil
            }
        guard turn != self.silence.over?.turn else { return }
        self.silence.over = turn.map { SilenceWatch.OverTurn(turn: $0, since: now) }
    }

    private mutating func noteQuiet(after event: TurnEvent, from before: State, at now: Duration) {
        switch (before, self.state) {
        case (_, .answering(let answer, _)):
            self.silence.quietSince = nil
            if !answer.isUnasked { self.silence.prompts = 0 }
        case (.answering(let answer, _), .listening):
            // Who made the agent be quiet wants to hear nothing.
            guard case .replyEnded = event, answer.audibleSince != nil else { return }
            self.silence.quietSince = now
        case (.open, .listening):
            // What was heard was nothing.
            if self.silence.quietSince != nil { self.silence.quietSince = now }
        case (.listening, .listening), (_, .open): break
        }
    }
}
