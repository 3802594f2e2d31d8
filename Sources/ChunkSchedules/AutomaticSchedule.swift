public import SpeechText
public import TurnTimes

/// Chooses the schedule of each reply of a session by the pace of the replies before it.
public struct AutomaticSchedule: Sendable, Equatable {
    private let budget: ScheduleBudget
    private let forecasts: [ScheduleForecast]
    public private(set) var pace = ReplyPace.standard
    private let otherwise: SpeechChunker.Settings

    /// - Parameter speech: everything but the schedule stays as it is here; pieces that end at sentence ends stay so too.
    public init(_ budget: ScheduleBudget, speech: SpeechChunker.Settings) {
        self.budget = budget
        self.otherwise = speech
        let rated = RatedSchedule.all.filter(\.isAutomatic).map(\.settings)
        self.forecasts = rated.filter { $0.flushesSentences || !speech.flushesSentences }.map { schedule in
            var settings = speech
            settings.mode = schedule.mode
            settings.flushesSentences = schedule.flushesSentences
            return ScheduleForecast(settings)
        }
    }

    /// How the next reply is cut.
    public var settings: SpeechChunker.Settings {
        let outlooks = self.forecasts.compactMap { forecast in
            forecast.outlook(at: self.pace).map { (forecast.settings, $0) }
        }
        let choice = self.budget.choice(of: outlooks.map(\.1))
        return choice.map { outlooks[$0].0 } ?? self.otherwise
    }

    /// A turn has ended.
    public mutating func learn(from timeline: Timeline) { self.pace.learn(from: timeline) }
}
