/// What happened to a reply so far; two replies with the same history have the same future.
struct ReplyHistory: Hashable {
    enum Step: Hashable {
        case begun(ReplayMoment)
        case committed(ReplayMoment)
        case paused(ReplayMoment)
        case resumed(ReplayMoment)
        case audible(ReplayMoment)
    }

    /// The words that it answers.
    let question: String
    private(set) var steps: [Step]
    /// When it was begun, and when it was known to be wanted.
    let begun: Duration
    private(set) var committed: Duration?
    private(set) var isPaused = false
    /// When its first sound left.
    private(set) var audible: Duration?
    /// How much of its sound has been played, up to the last step.
    private(set) var played = Duration.zero
    /// Since when it has been playing.
    private(set) var playingSince: Duration?
    /// Whether it was held back for the user's sake before it was heard.
    private(set) var wasHeldBack = false

    init(_ question: String, begun moment: ReplayMoment) {
        self.question = question
        self.steps = [.begun(moment)]
        self.begun = moment.time
    }

    mutating func append(_ step: Step) {
        self.steps.append(step)
        switch step {
        case .begun: break
        case .committed(let moment): self.committed = moment.time
        case .audible(let moment): (self.audible, self.playingSince) = (moment.time, moment.time)
        case .paused(let moment):
            self.isPaused = true
            self.wasHeldBack = self.wasHeldBack || self.audible == nil
            if let playingSince { self.played += moment.time - playingSince }
            self.playingSince = nil
        case .resumed(let moment):
            self.isPaused = false
            if self.audible != nil { self.playingSince = moment.time }
        }
    }
}
