/// When everything of one reply happened, and how much of it there was.
public struct ReplyTimes: Sendable, Equatable {
    /// Since the session began.
    public var marks = Marks()
    /// Tokens of the language model.
    public var tokens = 0
    /// Characters handed to the synthesizer.
    public var characters = 0
    /// Speech chunks handed to the synthesizer.
    public var chunks = 0
    /// The chunk schedule, if it was chosen for this reply.
    public var schedule: String?
    /// Sound made for it.
    public var audio = Duration.zero
    /// What the client told of gaps, the first ones if there were many.
    public var gaps: [TurnGap] = []
    /// All gaps.
    public var gapCount = 0
    /// What the client told of its clock, if the time of the first audible sample comes from it.
    public var clock: ClockEstimate?

    public init() {}
}
