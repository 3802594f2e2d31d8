/// What a listener puts up with.
public struct ScheduleBudget: Sendable, Equatable {
    /// First sound after the first token, at the most.
    public var firstAudio: Duration
    /// The longest gap within a reply, at the most.
    public var gap: Duration

    /// - Parameters:
    ///   - firstAudio: about what a listener takes for an answer without hesitation.
    ///   - gap: about the closure of a consonant, so it passes for speech.
    public init(firstAudio: Duration = .milliseconds(500), gap: Duration = .milliseconds(100)) {
        self.firstAudio = firstAudio
        self.gap = gap
    }

    /// Which of several schedules to take; `docs/tune.md` says why so.
    ///
    /// The first that keeps both budgets; else, of those that keep the gap's, the one with the soonest first sound; else the
    /// one with the smallest gap. Of equals the first.
    /// - Parameter outlooks: of schedules in order of preference, the nearest to whole speech first.
    /// - Returns: its place; nil for none.
    public func choice(of outlooks: [ScheduleOutlook]) -> Int? {
        let gapless = outlooks.indices.filter { outlooks[$0].longestGap <= self.gap }
        if let best = gapless.first(where: { outlooks[$0].firstAudio <= self.firstAudio }) { return best }
        return gapless.min { outlooks[$0].firstAudio < outlooks[$1].firstAudio }
            ?? outlooks.indices.min { outlooks[$0].longestGap < outlooks[$1].longestGap }
    }
}
