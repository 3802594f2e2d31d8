internal import Cascade
internal import ChunkSchedules
internal import SpeechAudio

/// The answer of `GET /v1/schedules`: what each chunk schedule would cost at the pace of the latest replies.
struct ScheduleReport: Encodable {
    private struct Pace: Encodable {
        let text: Double
        let speech: Double
        let delay: Double

        private enum CodingKeys: String, CodingKey {
            case text = "characters_per_second"
            case speech = "characters_per_second_of_speech"
            case delay = "delay_ms"
        }
    }

    private struct Entry: Encodable {
        let schedule: String
        let firstAudio: Double
        let longestGap: Double
        let prosody: Double
        let isChosen: Bool

        private enum CodingKeys: String, CodingKey {
            case schedule, prosody
            case firstAudio = "first_audio_ms"
            case longestGap = "longest_gap_ms"
            case isChosen = "chosen"
        }
    }

    private let pace: Pace
    /// Whether replies have taught the pace; before the first it is a usual one.
    private let measured: Bool
    /// What sessions are set to: one of the schedules, another, or `auto`.
    private let set: String
    private let schedules: [Entry]

    init(pace: ReplyPace, agent: Agent) {
        self.pace = Pace(
            text: Self.rounded(pace.text), speech: Self.rounded(pace.speech),
            delay: Self.rounded(pace.delay.milliseconds))
        self.measured = pace != .standard
        self.set = agent.scheduleBudget == nil ? RatedSchedule.name(agent.speech) : "auto"
        self.schedules = ScheduleComparison(at: pace, budget: agent.scheduleBudget ?? ScheduleBudget()).entries.map {
            Entry(
                schedule: $0.schedule.name, firstAudio: Self.rounded($0.outlook.firstAudio.milliseconds),
                longestGap: Self.rounded($0.outlook.longestGap.milliseconds), prosody: $0.schedule.prosody,
                isChosen: $0.isChosen)
        }
    }

    private static func rounded(_ figure: Double) -> Double { (figure * 10).rounded() / 10 }
}
