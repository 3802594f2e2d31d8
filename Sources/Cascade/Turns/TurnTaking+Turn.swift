internal import TurnTimes

/// The user's turn, from its first sound to its answer.
extension TurnTaking {
    mutating func open(_ phase: OpenTurn.Phase, at time: Duration) -> [TurnAction] {
        var turn = OpenTurn(self.newTurn(), phase)
        if let last = self.lastWords, time < last.at + self.settings.echoAfter { turn.own = last.words }
        self.state = .open(turn)
        return [.beginTurn(turn.id, speechStarted: time)]
    }

    /// The user speaks again.
    mutating func goOn(_ before: OpenTurn, at time: Duration) -> [TurnAction] {
        var turn = before
        turn.hasVoice = true
        defer { self.state = .open(turn) }
        switch turn.phase {
        case .speaking, .holding:
            return []
        case .over where !turn.typed.isEmpty:
            if turn.later == nil { turn.later = OverlappingSpeech(since: time) }
            turn.later?.endedAt = nil
            return []
        case .pausing, .over:
            // What was said is the beginning of a longer turn.
            if case .pausing(let since) = turn.phase { self.ownPauses.add(time - since) }
            let actions = (turn.isPausing ? [.stopWaiting] : []) + turn.takeDraft()
            turn.phase = .speaking
            (turn.text, turn.pause) = (nil, PauseEvidence())
            return actions
        }
    }

    mutating func pause(_ before: OpenTurn, since time: Duration) -> [TurnAction] {
        var turn = before
        turn.phase = .pausing(since: time)
        turn.awaitsDraft = false
        turn.due = time + self.settings.endpointing.wait(for: self.evidence(of: turn))
        self.state = .open(turn)
        return [.notePause(turn.id, since: time), .wait(until: turn.due)]
    }

    private func evidence(of turn: OpenTurn) -> PauseEvidence {
        var evidence = turn.pause
        (evidence.text, evidence.cutIns, evidence.pace) = (turn.textAtPause, self.cutIns, self.ownPauses.pace)
        return evidence
    }

    /// More is known of the pause.
    mutating func consider(_ turn: inout OpenTurn, since: Duration) -> [TurnAction] {
        let evidence = self.evidence(of: turn)
        turn.due = since + self.settings.endpointing.wait(for: evidence)
        turn.awaitsDraft = false
        defer { self.state = .open(turn) }
        guard turn.hasWords, turn.text != nil else { return [.wait(until: turn.due)] }
        if let draft = turn.draft, Self.sameWords(draft.text, turn.wholeText) { return [.wait(until: turn.due)] }
        let discarded = turn.takeDraft()
        guard self.settings.drafts != .off, turn.drafts < self.settings.draftLimit else {
            return [.wait(until: turn.due)] + discarded + [.prepare(turn.wholeText)]
        }
        if self.settings.endpointing.expectsEnd(for: evidence) {
            return [.wait(until: turn.due)] + discarded + [self.draft(&turn)]
        }
        // The user has hardly finished, so the draft waits for a silence that says more.
        let draftDue = since + self.settings.draftSilence
        turn.awaitsDraft = draftDue < turn.due
        return [.wait(until: min(draftDue, turn.due))] + discarded + [.prepare(turn.wholeText)]
    }

    /// The pause has lasted long enough for a draft of an answer that is hardly wanted.
    mutating func draftLate(_ before: OpenTurn) -> [TurnAction] {
        var turn = before
        turn.awaitsDraft = false
        defer { self.state = .open(turn) }
        return [.wait(until: turn.due), self.draft(&turn)]
    }

    private mutating func draft(_ turn: inout OpenTurn) -> TurnAction {
        let draft = OpenTurn.Draft(reply: self.newReply(), text: turn.wholeText)
        turn.draft = draft
        turn.drafts += 1
        return .draft(turn.id, draft.reply, text: draft.text)
    }

    mutating func finish(_ before: OpenTurn, pushedAt time: Duration?) -> [TurnAction] {
        var turn = before
        let wasPausing = turn.isPausing
        turn.phase = .over
        turn.awaited += 1
        turn.isPushed = time != nil
        self.state = .open(turn)
        return (wasPausing && (time != nil || !turn.typed.isEmpty) ? [.stopWaiting] : [])
            + [.finishUtterance(turn.id, pushedAt: time)]
    }

    /// All words of the turn are known and nobody goes on.
    mutating func conclude(_ before: OpenTurn, at now: Duration) -> [TurnAction] {
        var turn = before
        let whole = turn.wholeText
        guard turn.hasWords else {
            self.state = .listening
            return turn.takeDraft() + [.dropTurn(turn.id)]
        }
        let isTyped = !turn.typed.isEmpty
        // Who ended the turn on purpose does not go on with it.
        let words = isTyped || turn.isPushed ? "" : whole
        if let draft = turn.draft, !isTyped, Self.sameWords(draft.text, whole) {
            self.await(draft.reply, turn.id, mayGoOn: words)
            return [.commit(turn.id, draft.reply, text: whole)]
        }
        let actions = turn.takeDraft() + self.answer(turn.id, whole, isTyped: isTyped, mayGoOn: words)
        guard let later = turn.later, case .answering(let answer, _) = self.state else { return actions }
        return actions + self.overlapCarried(answer, later, at: now)
    }

    /// - Parameter words: those that a user who goes on would go on from; empty if the turn was ended on purpose.
    mutating func answer(
        _ turn: TurnID, _ text: String, isTyped: Bool, mayGoOn words: String = ""
    ) -> [TurnAction] {
        let reply = self.newReply()
        self.await(reply, turn, mayGoOn: words)
        return [.answer(turn, reply, text: text, isTyped: isTyped)]
    }

    private mutating func await(_ reply: ReplyID, _ turn: TurnID, mayGoOn words: String) {
        let yields = self.settings.interruptible != .never
        self.state = .answering(Answer(reply: reply, turn: turn, words: words, isInterruptible: yields), nil)
    }

    /// Whether two transcripts differ in capitals and punctuation at most.
    static func sameWords(_ first: String, _ second: String) -> Bool {
        func words(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return first == second || words(first) == words(second)
    }
}

extension OpenTurn {
    /// Gives up the draft, if there is one.
    mutating func takeDraft() -> [TurnAction] {
        defer { self.draft = nil }
        return self.draft.map { [.discard($0.reply)] } ?? []
    }
}
