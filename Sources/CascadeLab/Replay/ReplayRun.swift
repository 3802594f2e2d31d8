internal import Cascade
internal import SpeechEngines
internal import TurnTimes

/// Plays what the user did to turn taking with other settings. What answers turn taking itself, the timer, final transcripts and
/// replies, comes as in the session where the same is asked for at the same moment, else as estimated.
struct ReplayRun {
    private struct Final {
        let due: ReplayMoment
        /// The recorded one that it is.
        let place: Int?
    }

    private struct Reply {
        var history: ReplyHistory
        /// When it is heard first, or ends.
        var due: ReplayMoment?
        /// The recorded event that this is.
        var place: Int?
    }

    private enum Next {
        case given(ReplayedInput)
        case timer
        case final
        case reply(ReplyID)
    }

    private let course: RecordedCourse
    private let draftsSound: Bool
    private let inputs: [ReplayedInput]
    private var machine: TurnTaking
    private var collector = TurnCollector()
    private var tape = WordTape()
    private var isVoiced = false
    /// Whether the sound was forgotten of which words may still come.
    private var forgets = false
    private var taken = 0
    private var timer: ReplayMoment?
    private var finals: [Final] = []
    private var replies: [ReplyID: Reply] = [:]

    /// - Parameter inputs: what the user did, in order.
    private init(_ course: RecordedCourse, inputs: [ReplayedInput], settings: TurnSettings) {
        self.course = course
        self.draftsSound = settings.drafts == .audio
        self.inputs = inputs
        self.machine = TurnTaking(settings: settings)
    }

    /// The turns that other settings would have made.
    static func turns(of course: RecordedCourse, inputs: [ReplayedInput], settings: TurnSettings) -> [ReplayedTurn] {
        var run = ReplayRun(course, inputs: inputs, settings: settings)
        while let (next, moment) = run.next { run.take(next, at: moment) }
        return run.collector.turns
    }

    /// What happens next; of estimated things at the same time in this order.
    private var next: (Next, ReplayMoment)? {
        var next: (Next, ReplayMoment)?
        func offer(_ other: Next, _ moment: ReplayMoment?) {
            guard let moment else { return }
            if next.map({ moment < $0.1 }) ?? true { next = (other, moment) }
        }
        if self.taken < self.inputs.count {
            let input = self.inputs[self.taken]
            offer(.given(input), input.moment)
        }
        offer(.timer, self.timer)
        // A recorded one comes in its place among what is given.
        if let final = self.finals.first, final.place == nil { offer(.final, final.due) }
        for (id, reply) in self.replies.sorted(by: { $0.key < $1.key }) { offer(.reply(id), reply.due) }
        return next
    }

    private mutating func take(_ next: Next, at moment: ReplayMoment) {
        switch next {
        case .given(let input):
            self.taken += 1
            self.follow(input.event)
            guard case .transcript(let transcript) = input.event, let place = input.place else {
                return self.handle(input.event, at: moment)
            }
            self.take(transcript, place, at: moment)
        case .timer:
            self.timer = nil
            self.handle(.waitElapsed, at: moment)
        case .final:
            self.finals.removeFirst()
            let text = self.tape.text
            self.tape.cut()
            self.handle(.transcript(Transcript(text: text, isFinal: true, coverage: .zero)), at: moment)
        case .reply(let id):
            self.take(id, at: moment)
        }
    }

    private mutating func follow(_ event: TurnEvent) {
        switch event {
        case .speech(.started): (self.isVoiced, self.forgets) = (true, false)
        case .speech(.stopped), .endTurn: self.isVoiced = false
        default: break
        }
    }

    private mutating func take(_ transcript: Transcript, _ place: Int, at moment: ReplayMoment) {
        let utterance = self.course.utterances[place]
        let isWhole = self.tape.start == WordMark(utterance: utterance)
        self.tape.hear(transcript.text, of: utterance, isFinal: transcript.isFinal)
        let isAwaited = self.finals.first?.place == place
        if transcript.isFinal, isAwaited || (isWhole && self.course.unasked.contains(place)) {
            if isAwaited { self.finals.removeFirst() }
            self.tape.start = WordMark(utterance: utterance + 1)
            self.handle(.transcript(transcript), at: moment)
        } else if self.forgets {
            self.tape.cut()
        } else if isWhole, !transcript.isFinal {
            self.handle(.transcript(transcript), at: moment)
        } else if utterance >= self.tape.start.utterance {
            // The session's turn was over here; what the replay has of it is as settled as words can be.
            self.handle(
                .transcript(
                    Transcript(
                        text: self.tape.text, isFinal: false, coverage: transcript.coverage,
                        isSettled: transcript.isFinal || transcript.isSettled)), at: moment)
        }
    }

    private mutating func take(_ id: ReplyID, at moment: ReplayMoment) {
        guard let reply = self.replies[id] else { return }
        let isFirstSound: Bool
        if let place = reply.place, case .replyEnded = self.course.entries[place].event {
            isFirstSound = false
        } else {
            isFirstSound = reply.history.audible == nil
        }
        if isFirstSound {
            self.append(.audible(moment), to: id, at: moment)
            self.handle(.replyAudible(id), at: moment)
        } else {
            self.replies[id] = nil
            self.handle(.replyEnded(id), at: moment)
        }
    }

    private mutating func handle(_ event: TurnEvent, at moment: ReplayMoment) {
        self.collector.note(event, at: moment.time)
        for action in self.machine.handle(event, at: moment.time) {
            self.collector.note(action, at: moment.time)
            self.perform(action, at: moment)
        }
    }

    private mutating func perform(_ action: TurnAction, at moment: ReplayMoment) {
        switch action {
        case .wait(let time):
            let outcome = self.course.waits[RecordedCourse.Wait(asked: moment, until: time)]
            self.timer = self.moment(outcome, else: max(time, moment.time))
        case .stopWaiting:
            self.timer = nil
        case .finishUtterance:
            self.finish(at: moment)
        case .discardUtterance:
            if self.course.discards.contains(RecordedCourse.Cut(asked: moment, start: self.tape.start)) {
                self.tape.start = WordMark(utterance: self.tape.start.utterance + 1)
            } else {
                self.tape.cut()
                self.forgets = !self.isVoiced
            }
        case .draft(_, let reply, let text):
            self.replies[reply] = Reply(history: ReplyHistory(text, begun: moment))
        case .answer(_, let reply, let text, _):
            self.replies[reply] = Reply(history: ReplyHistory(text, begun: moment))
            self.append(.committed(moment), to: reply, at: moment)
        case .greet(_, let reply), .askAgain(_, let reply):
            self.replies[reply] = Reply(history: ReplyHistory("", begun: moment))
            self.append(.committed(moment), to: reply, at: moment)
        case .commit(_, let reply, _): self.append(.committed(moment), to: reply, at: moment)
        case .pause(let reply): self.append(.paused(moment), to: reply, at: moment)
        case .resume(let reply): self.append(.resumed(moment), to: reply, at: moment)
        case .stop(let reply), .takeBack(let reply), .discard(let reply): self.replies[reply] = nil
        case .beginTurn, .notePause, .askForWords, .prepare, .dropTurn, .lower, .raise, .overlapped, .watchSilence,
            .stopWatching, .noteDeadAir:
            break
        }
    }

    private mutating func finish(at moment: ReplayMoment) {
        let outcome = self.course.finals[RecordedCourse.Cut(asked: moment, start: self.tape.start)]
        let estimate = moment.time + self.course.estimates.final
        guard let due = self.moment(outcome, else: estimate) else { return }
        // They come in the order in which they were asked for.
        if let last = self.finals.last, due < last.due {
            self.finals.append(Final(due: last.due, place: nil))
        } else if case .came(let place) = outcome {
            self.finals.append(Final(due: due, place: place))
        } else {
            self.finals.append(Final(due: due, place: nil))
        }
    }

    private mutating func append(_ step: ReplyHistory.Step, to id: ReplyID, at moment: ReplayMoment) {
        guard var reply = self.replies[id] else { return }
        reply.history.append(step)
        let outcome = self.course.replies[reply.history]
        if case .came(let place) = outcome { reply.place = place } else { reply.place = nil }
        reply.due = self.moment(outcome, else: self.estimate(reply.history, at: moment.time))
        self.replies[id] = reply
    }

    /// When the first sound of a reply leaves, or its last was heard; nil while it is held back.
    private func estimate(_ reply: ReplyHistory, at now: Duration) -> Duration? {
        guard let committed = reply.committed, !reply.isPaused else { return nil }
        guard reply.audible != nil else {
            return max(
                now, self.course.estimates.ready(reply, committed: committed, draftsSound: self.draftsSound))
        }
        let left = self.course.estimates.length(reply) - reply.played
        return max(now, (reply.playingSince ?? now) + left)
    }

    /// - Parameter estimate: nil if it does not come as things are.
    private func moment(_ outcome: RecordedOutcome?, else estimate: Duration?) -> ReplayMoment? {
        switch outcome {
        case .came(let place): return self.course.moment(place)
        case .never: return nil
        case .voided(let place):
            guard let estimate else { return nil }
            // In the session it had not come by then.
            let time = self.course.entries[place].time
            return estimate > time ? ReplayMoment(at: estimate) : ReplayMoment(behind: place, at: time)
        case nil: return estimate.map { ReplayMoment(at: $0) }
        }
    }
}
