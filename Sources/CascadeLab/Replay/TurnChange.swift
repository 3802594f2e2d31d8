/// How a turn of a replay stands to those of the session: turns that began with the same sound are the same turn.
public enum TurnChange: Sendable, Equatable {
    case same(ReplayedTurn)
    case changed(ReplayedTurn, to: ReplayedTurn)
    /// A turn of the session that is none in the replay; its words belong to the one that began at the time, if there is one.
    case gone(ReplayedTurn, into: Duration?)
    /// A turn of the replay that was none in the session, where it was part of the one that began at the time.
    case new(ReplayedTurn, from: Duration?)

    /// - Parameters: turns in the order in which they began.
    static func all(from recorded: [ReplayedTurn], to replayed: [ReplayedTurn]) -> [TurnChange] {
        var changes: [TurnChange] = []
        var rest = replayed[...]
        for turn in recorded {
            while let next = rest.first, next.began < turn.began {
                changes.append(.new(next, from: Self.last(recorded, before: next.began)))
                rest = rest.dropFirst()
            }
            guard let next = rest.first, next.began == turn.began else {
                changes.append(.gone(turn, into: Self.last(replayed, before: turn.began)))
                continue
            }
            changes.append(next == turn ? .same(turn) : .changed(turn, to: next))
            rest = rest.dropFirst()
        }
        return changes + rest.map { .new($0, from: Self.last(recorded, before: $0.began)) }
    }

    /// When the latest turn before a time began, if it was not over by then.
    private static func last(_ turns: [ReplayedTurn], before time: Duration) -> Duration? {
        guard let turn = turns.last(where: { $0.began < time }), turn.ended.map({ $0 > time }) ?? true else {
            return nil
        }
        return turn.began
    }
}
