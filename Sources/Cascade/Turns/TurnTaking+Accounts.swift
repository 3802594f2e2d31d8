internal import SpeechEngines
internal import TurnTimes

/// What became of sound over answers, for the records of their turns. Nothing here changes how turns are taken.
extension TurnTaking {
    /// - Parameter before: the state in which the event was met.
    /// - Returns: what is to be noted before the actions are done, as they may end the answer's turn.
    mutating func accounts(
        of event: TurnEvent, _ actions: [TurnAction], from before: State, at now: Duration
    ) -> [TurnAction] {
        defer { if self.overlap == nil { self.account = OverlapAccount() } }
        for case .pause in actions { self.account.pausedAt = self.account.pausedAt ?? now }
        guard case .answering(let answer, var overlap?) = before, !self.account.isTold,
            // Over an answer that began later there was nothing to yield.
            let audible = answer.audibleSince, audible <= overlap.since
        else { return [] }
        if case .transcript(let transcript) = event { overlap.text = transcript.text }
        guard let outcome = self.outcome(of: overlap, over: answer, event, actions, at: now) else { return [] }
        self.account.isTold = true
        return [.overlapped(answer.turn, outcome)]
    }

    /// The sound over the answer that is heard now.
    private var overlap: OverlappingSpeech? {
        if case .answering(_, let overlap) = self.state { overlap } else { nil }
    }

    private func outcome(
        of overlap: OverlappingSpeech, over answer: Answer, _ event: TurnEvent, _ actions: [TurnAction],
        at now: Duration
    ) -> OverlapOutcome? {
        switch event {
        // The user ended the answer by other means, or its end came before it was known what the sound was.
        case .typed, .beginTurn, .interrupt, .replyEnded: return nil
        default: break
        }
        let isPaused = self.account.pausedAt != nil
        guard answer.isInterruptible else { return overlap.words(over: answer) == .several ? .talkedOver : nil }
        let hasEnded = actions.contains { action in
            switch action {
            case .stop(answer.reply), .takeBack(answer.reply): true
            default: false
            }
        }
        if hasEnded { return .yielded(after: max(.zero, (self.account.pausedAt ?? now) - overlap.since)) }
        guard self.overlap == nil else { return nil }
        return overlap.words(over: answer) == .backchannel
            ? .backchannel(isPaused: isPaused) : .noise(isPaused: isPaused)
    }
}
