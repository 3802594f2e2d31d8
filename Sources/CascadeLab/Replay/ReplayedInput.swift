internal import Cascade

/// What the user did, or what was found of it: given to a replay as it was to the session.
struct ReplayedInput {
    let moment: ReplayMoment
    let event: TurnEvent
    /// The recorded event that it is.
    let place: Int?

    /// Those of a session, as they would have been with other settings.
    /// - Parameter bargeIn: the recorded length of an interruption.
    static func all(of entries: [JournalEntry], bargeIn: Duration, settings: ReplaySettings) -> [ReplayedInput] {
        var inputs: [ReplayedInput] = []
        let movesHeld = settings.bargeIn != bargeIn
        for (place, entry) in entries.enumerated() {
            switch entry.event {
            case .waitElapsed, .replyAudible, .replyEnded: continue
            case .turnScore where !settings.hearsTurnModel: continue
            case .speech(.held) where movesHeld: continue
            default: break
            }
            inputs.append(
                ReplayedInput(
                    moment: ReplayMoment(recorded: place, at: entry.time), event: entry.event, place: place))
        }
        guard movesHeld else { return inputs }
        let held = entries.indices.compactMap { Self.held(entries, place: $0, after: settings.bargeIn) }
        return (inputs + held).sorted { $0.moment < $1.moment }
    }

    /// That the speech which began at a place has lasted for so long; nil if it did not.
    private static func held(_ entries: [JournalEntry], place: Int, after length: Duration) -> ReplayedInput? {
        guard case .speech(.started(let start)) = entries[place].event else { return nil }
        // Speech is said to have started when it has lasted for a while already.
        let known = SpeechEdges.Settings().shortest
        let held = start + max(length, known)
        let time = entries[place].time + max(length - known, .zero)
        let next = entries[(place + 1)...].first {
            switch $0.event {
            case .speech(.started), .speech(.stopped), .endTurn: true
            default: false
            }
        }
        switch next?.event {
        case .speech(.stopped(let end)) where end < held: return nil
        case .speech(.started), .endTurn:
            if let next, next.time < time { return nil }
        default: break
        }
        let moment = time > entries[place].time ? ReplayMoment(at: time) : ReplayMoment(behind: place, at: time)
        return ReplayedInput(moment: moment, event: .speech(.held(at: held)), place: nil)
    }
}
