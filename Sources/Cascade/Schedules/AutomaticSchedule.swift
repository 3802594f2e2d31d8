internal import SpeechText

/// Chooses the schedule of each reply of a session by the pace of the replies before it.
struct AutomaticSchedule: Sendable, Equatable {
    private let budget: ScheduleBudget
    private let forecasts: [ScheduleForecast]
    private(set) var pace = ReplyPace.standard

    /// - Parameter speech: everything but the mode stays as it is here.
    init(_ budget: ScheduleBudget, speech: SpeechChunker.Settings) {
        self.budget = budget
        self.forecasts = SpeechChunker.Mode.byProsody.map { mode in
            var settings = speech
            settings.mode = mode
            return ScheduleForecast(settings)
        }
    }

    /// How the next reply is cut.
    var settings: SpeechChunker.Settings {
        let outlooks = self.forecasts.compactMap { forecast in
            forecast.outlook(at: self.pace).map { (forecast.settings, $0) }
        }
        let choice = self.budget.choice(of: outlooks.map(\.1))
        return choice.map { outlooks[$0].0 } ?? Agent.standardSpeech
    }

    /// A turn has ended.
    mutating func learn(from timeline: Timeline) { self.pace.learn(from: timeline) }
}

extension SpeechChunker.Mode {
    /// What an automatic schedule chooses from: the nearest to whole speech first, as `docs/tune.md` measured it.
    static let byProsody: [SpeechChunker.Mode] = [
        .schedule(.quality), .schedule(.balanced), .schedule(.fast),
    ]
}
