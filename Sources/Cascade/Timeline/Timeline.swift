/// When everything of one turn happened, and how much of it there was.
public struct Timeline: Sendable, Equatable {
    /// How the turn began.
    public enum Origin: String, Sendable, Codable {
        /// Spoken; the end of speech is the detector's last voiced frame.
        case spoken
        /// Spoken; the end of speech is known from the recording.
        case recorded
        /// Spoken, and ended by the user's own sign, which is where its time starts.
        case pushToTalk = "push_to_talk"
        /// Typed, so there is no end of speech.
        case typed
        /// The agent spoke first.
        case greeting
    }

    public let turn: TurnID
    public var origin: Origin
    /// Times since the session began.
    public private(set) var marks: [Mark: Duration] = [:]
    /// Tokens of the language model.
    public var tokens = 0
    /// Characters handed to the synthesizer.
    public var characters = 0
    /// Speech chunks handed to the synthesizer.
    public var chunks = 0
    /// The chunk schedule, if it was chosen for this reply.
    public var schedule: String?
    /// Sound made for the reply.
    public var audio = Duration.zero

    public init(turn: TurnID, origin: Origin) {
        self.turn = turn
        self.origin = origin
    }

    /// Sets a mark; a later time replaces an earlier one.
    public mutating func set(_ mark: Mark, at time: Duration) { self.marks[mark] = time }

    /// Sets a mark that keeps its first time.
    public mutating func setFirst(_ mark: Mark, at time: Duration) {
        if self.marks[mark] == nil { self.marks[mark] = time }
    }

    /// A latency, nil while one of its marks is missing. May be negative.
    public subscript(_ name: LatencyName) -> Duration? {
        guard let start = self.marks[name.start], let end = self.marks[name.end] else { return nil }
        return end - start
    }
}
