/// How soon a transcription is wanted; the engine runs the most urgent one first.
enum Urgency: Int, Comparable, Sendable {
    /// The user has stopped: the final words.
    case endOfTurn
    /// A look at what the user is saying.
    case partial

    static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
}
