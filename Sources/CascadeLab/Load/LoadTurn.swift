internal import TurnTimes

/// One turn of a caller.
struct LoadTurn: Sendable, Equatable {
    enum Outcome: Sendable, Equatable {
        /// All of the answer was heard.
        case answered(firstSound: Duration, stages: [TurnStage: Duration])
        /// What went wrong, for a person.
        case failed(String)
    }

    /// When it was asked.
    var asked: Duration
    var outcome: Outcome
    /// Places where a listener heard nothing in the middle of the answer.
    var gaps = 0
    var longestGap = Duration.zero
    /// Whether words or sound came that belong to another turn or another caller.
    var isCrossed = false
}
