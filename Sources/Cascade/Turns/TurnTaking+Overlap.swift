internal import SpeechEngines
internal import TurnTimes

/// Sound of the user's while the agent answers: a real interruption, more of the question, or nothing.
extension TurnTaking {
    mutating func overlapStarted(_ before: Answer, _ earlier: OverlappingSpeech?, at time: Duration) -> [TurnAction] {
        var answer = before
        let wasLowered = answer.isLowered
        answer.isLowered = false
        if var overlap = earlier {
            // More of the same sound.
            let waited = overlap.endedAt != nil
            overlap.endedAt = nil
            defer { self.state = .answering(answer, overlap) }
            guard waited, answer.isInterruptible else { return [] }
            let isHeard = !overlap.isLowered && !overlap.isPaused
            if isHeard { overlap.isLowered = true }
            return (isHeard ? [.lower(answer.reply)] : []) + [.wait(until: time + self.settings.decision)]
        }
        var overlap = OverlappingSpeech(since: time)
        guard answer.isInterruptible else {
            self.state = .answering(answer, overlap)
            return []
        }
        // An answer that nobody has heard yet does not begin while the user speaks.
        overlap.isPaused = answer.audibleSince == nil
        overlap.isLowered = !overlap.isPaused
        self.state = .answering(answer, overlap)
        if wasLowered { return [] }
        return [overlap.isPaused ? .pause(answer.reply) : .lower(answer.reply)]
    }

    mutating func overlapHeld(_ answer: Answer, _ before: OverlappingSpeech, at time: Duration) -> [TurnAction] {
        var overlap = before
        overlap.isHeld = true
        defer { self.state = .answering(answer, overlap) }
        guard answer.isInterruptible, !overlap.isNoise else { return [] }
        // A user who goes on with the question does so at once; the answer must not talk over it.
        let goesOn = self.isTakenBack(answer, from: overlap.since)
        return (goesOn ? self.pause(answer, &overlap) : [])
            + [.askForWords, .wait(until: max(time, overlap.since + self.settings.decision))]
    }

    mutating func overlapStopped(_ answer: Answer, _ before: OverlappingSpeech, at time: Duration) -> [TurnAction] {
        var overlap = before
        guard overlap.isHeld else { return self.dismiss(answer, overlap) }
        overlap.endedAt = time
        guard answer.isInterruptible else {
            self.state = .answering(answer, overlap)
            return []
        }
        if overlap.text != nil, overlap.isNoise { return self.dismiss(answer, overlap) }
        // Words that came while it lasted may be guesses, or lack the last; those that stand for all of it follow.
        self.state = .answering(answer, overlap)
        return [.wait(until: time + self.settings.wordsDeadline)]
    }

    mutating func overlapUnderstood(
        _ answer: Answer, _ before: OverlappingSpeech, _ transcript: Transcript, at now: Duration
    ) -> [TurnAction] {
        var overlap = before
        // Behind its end only what stands for all of it tells what it was.
        guard overlap.endedAt == nil || transcript.isSettled else { return [] }
        overlap.text = transcript.text
        guard answer.isInterruptible else {
            self.state = .answering(answer, overlap)
            return []
        }
        let words = overlap.words(over: answer)
        switch words {
        case .none, .own, .backchannel:
            if overlap.endedAt != nil { return self.dismiss(answer, overlap) }
            guard words != .none, overlap.isLowered || overlap.isPaused else {
                self.state = .answering(answer, overlap)
                return []
            }
            // It may still become a sentence; until then the agent goes on.
            let restored = self.restore(answer, &overlap)
            self.state = .answering(answer, overlap)
            return [.wait(until: now + self.settings.askAgain)] + restored
        case .one where overlap.endedAt == nil:
            defer { self.state = .answering(answer, overlap) }
            return self.pause(answer, &overlap)
        case .several where overlap.endedAt == nil && now < overlap.since + self.settings.sureAfter:
            defer { self.state = .answering(answer, overlap) }
            return self.pause(answer, &overlap) + [.wait(until: overlap.since + self.settings.sureAfter)]
        case .one, .several:
            return self.seize(answer, overlap, .speaking, at: overlap.since)
        }
    }

    /// The time is up in which words should have come.
    mutating func overlapDue(_ answer: Answer, _ before: OverlappingSpeech, at now: Duration) -> [TurnAction] {
        var overlap = before
        switch overlap.words(over: answer) {
        case .several:
            return self.seize(answer, overlap, .speaking, at: overlap.since)
        case .one where overlap.endedAt != nil:
            // What was understood before the end has to do.
            return self.seize(answer, overlap, .speaking, at: overlap.since)
        case .own where overlap.endedAt == nil, .backchannel where overlap.endedAt == nil:
            // A recognizer gives words at its own leisure, and the agent talks over who goes on.
            self.state = .answering(answer, overlap)
            return [.askForWords, .wait(until: now + self.settings.askAgain)]
        case .none, .own, .one, .backchannel:
            if overlap.endedAt != nil { return self.dismiss(answer, overlap) }
        }
        defer { self.state = .answering(answer, overlap) }
        guard now - overlap.since < self.settings.noiseAfter else {
            overlap.isNoise = true
            return self.restore(answer, &overlap)
        }
        return self.pause(answer, &overlap) + [.wait(until: overlap.since + self.settings.noiseAfter)]
    }

    /// The answer begins while the user speaks on behind what was typed.
    mutating func overlapCarried(_ answer: Answer, _ later: OverlappingSpeech, at now: Duration) -> [TurnAction] {
        self.state = .answering(answer, later)
        if later.endedAt != nil { return self.overlapStopped(answer, later, at: now) }
        return later.isHeld ? self.overlapHeld(answer, later, at: now) : []
    }

    /// Speech that outlasts the answer opens a turn, unless it is the answer's echo, or was a listener's and over before.
    mutating func outlast(_ answer: Answer, _ overlap: OverlappingSpeech) -> [TurnAction] {
        let words = overlap.words(over: answer)
        if words == .own || words == .backchannel && overlap.endedAt != nil {
            self.state = .listening
            return [.stopWaiting, .discardUtterance]
        }
        var turn = OpenTurn(self.newTurn(), .speaking)
        (turn.text, turn.own) = (overlap.text, answer.own)
        self.state = .open(turn)
        let begun = [TurnAction.stopWaiting, .beginTurn(turn.id, speechStarted: overlap.since)]
        return begun + (overlap.endedAt.map { self.pause(turn, since: $0) } ?? [])
    }

    /// The sound is a turn of the user's, or the rest of the one before.
    mutating func seize(
        _ answer: Answer, _ overlap: OverlappingSpeech?, _ phase: OpenTurn.Phase, at time: Duration
    ) -> [TurnAction] {
        let isTakenBack = self.isTakenBack(answer, from: time)
        var turn = OpenTurn(
            isTakenBack ? answer.turn : self.newTurn(), phase, prefix: isTakenBack ? answer.words : "")
        turn.text = overlap?.text
        turn.hasVoice = overlap != nil
        self.state = .open(turn)
        if isTakenBack, answer.audibleSince != nil { self.cutIns += 1 }
        var actions: [TurnAction] = overlap == nil ? [] : [.stopWaiting]
        actions.append(isTakenBack ? .takeBack(answer.reply) : .stop(answer.reply))
        if !isTakenBack { actions.append(.beginTurn(turn.id, speechStarted: time)) }
        guard phase == .speaking, let end = overlap?.endedAt else { return actions }
        actions += self.pause(turn, since: end)
        // What is known of the words already may be drafted for.
        if case .open(var turn) = self.state, turn.text != nil { actions += self.consider(&turn, since: end) }
        return actions
    }

    private func isTakenBack(_ answer: Answer, from time: Duration) -> Bool {
        !answer.words.isEmpty && answer.audibleSince.map { time < $0 + self.settings.takeBack } ?? true
    }

    /// It was nothing: the answer goes on.
    private mutating func dismiss(_ answer: Answer, _ before: OverlappingSpeech) -> [TurnAction] {
        var overlap = before
        self.state = .answering(answer, nil)
        return [.stopWaiting] + self.restore(answer, &overlap) + [.discardUtterance]
    }

    private func pause(_ answer: Answer, _ overlap: inout OverlappingSpeech) -> [TurnAction] {
        defer { overlap.isPaused = true }
        return overlap.isPaused ? [] : [.pause(answer.reply)]
    }

    private func restore(_ answer: Answer, _ overlap: inout OverlappingSpeech) -> [TurnAction] {
        defer { (overlap.isLowered, overlap.isPaused) = (false, false) }
        return (overlap.isLowered ? [.raise(answer.reply)] : []) + (overlap.isPaused ? [.resume(answer.reply)] : [])
    }
}
