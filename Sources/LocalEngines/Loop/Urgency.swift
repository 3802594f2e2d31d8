/// How soon a step is wanted; the engine runs the most urgent one first.
enum Urgency: Int, Comparable, Sendable {
    /// The user has stopped: the final words, the answer's first token.
    case endOfTurn
    /// The first sound of an answer.
    case firstChunk
    /// More sound of an answer that is already heard.
    case laterChunk
    /// A look at what the user is saying.
    case partial

    static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
}
