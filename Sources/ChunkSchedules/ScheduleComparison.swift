/// What each chunk schedule would cost at one pace, and which the rule takes, as `cascade tune` compares them: without an
/// early first piece, which would make the first audio of all alike.
public struct ScheduleComparison: Sendable {
    /// One schedule.
    public struct Entry: Sendable, Equatable {
        public let schedule: RatedSchedule
        public let outlook: ScheduleOutlook
        /// Whether the rule takes it.
        public let isChosen: Bool
    }

    private static let forecasts = RatedSchedule.all.map { ScheduleForecast($0.settings) }

    /// The nearest to whole speech first.
    public let entries: [Entry]

    public init(at pace: ReplyPace, budget: ScheduleBudget) {
        let outlooks = zip(RatedSchedule.all, Self.forecasts).compactMap { schedule, forecast in
            forecast.outlook(at: pace).map { (schedule, $0) }
        }
        let automatic = outlooks.filter(\.0.isAutomatic)
        let chosen = budget.choice(of: automatic.map(\.1)).map { automatic[$0].0 }
        self.entries = outlooks.map { Entry(schedule: $0, outlook: $1, isChosen: $0 == chosen) }
    }
}
