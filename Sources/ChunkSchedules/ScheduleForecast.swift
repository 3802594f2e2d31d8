public import SpeechText

/// What a schedule will cost at any pace, found by cutting sample texts with it.
public struct ScheduleForecast: Sendable, Equatable {
    /// How it cuts.
    public let settings: SpeechChunker.Settings
    private let cuts: [ScheduleCuts]

    /// - Parameter texts: at least one that holds something to speak.
    public init(_ settings: SpeechChunker.Settings, texts: [String] = SampleReplies.english) {
        self.settings = settings
        self.cuts = texts.map { ScheduleCuts(settings, of: $0) }
    }

    /// Nil if no text holds anything to speak.
    public func outlook(at pace: ReplyPace) -> ScheduleOutlook? {
        ScheduleOutlook(self.cuts.map { $0.playOut(at: pace) })
    }
}
