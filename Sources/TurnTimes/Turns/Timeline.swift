/// Everything about the times of one turn: its own marks and those of the reply that answered it.
///
/// The same value goes from the conversation to the client, the log, the store and the laboratory; `Timeline+JSON` is
/// how it is written.
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
        /// The agent spoke again because nobody did.
        case idle

        /// Whether it has an end of speech that counts as one.
        public var isSpoken: Bool { self == .spoken || self == .recorded }

        /// Whether the user's words began it.
        public var isOfUser: Bool { self != .greeting && self != .idle }
    }

    public let turn: TurnID
    public var origin: Origin
    /// Since the session began.
    public var marks = Marks()
    /// Everything else about its reply; the reply's marks are among the turn's.
    public var reply = ReplyTimes()
    public var drafts = DraftTally()
    /// Answers that began before the user had finished.
    public var cutIns = 0
    /// What was heard of the user over its replies.
    public var overlaps = OverlapTally()
    /// Times that the answer was later than it may be.
    public var deadAirs = 0

    public init(turn: TurnID, origin: Origin) {
        self.turn = turn
        self.origin = origin
    }

    /// The reply answers the turn: its marks are the turn's from now on.
    public mutating func commit(_ reply: ReplyTimes) {
        self.marks.merge(reply.marks)
        self.reply = reply
        self.reply.marks = Marks()
    }

    /// The user goes on, so that the reply answers nothing.
    public mutating func takeBack(_ reply: ReplyTimes) {
        if reply.marks[.firstByteWritten] != nil { self.cutIns += 1 }
        self.drafts.waste(reply)
        self.drafts.hits = 0
        self.drafts.saved = .zero
    }

    /// A latency, nil while one of its marks is missing. May be negative.
    public subscript(_ name: LatencyName) -> Duration? { self.marks[name] }
}
