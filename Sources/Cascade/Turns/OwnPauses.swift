/// The pauses within one user's turns in this session: some people pause for three times as long as others.
struct OwnPauses: Sendable, Hashable {
    /// The mean of usual speakers' pauses, and the number of pauses that it counts for: about the middle of the speakers of
    /// `scripts/recordings` (0.24 to 0.78 s).
    private static let usual = Duration.milliseconds(400)
    private static let usualCount = 4
    /// Longer silences are no pauses of somebody who speaks.
    private static let longest = Duration.seconds(3)
    private static let paces = 0.6...1.8

    private var count = 0
    private var sum = Duration.zero

    /// Takes the length of a pause behind which the user went on.
    mutating func add(_ length: Duration) {
        // More would not change the mean by much.
        guard self.count < 1000 else { return }
        self.count += 1
        self.sum += min(max(length, .zero), Self.longest)
    }

    /// How long they are against usual ones, 0.6…1.8; 1 before the first.
    var pace: Double {
        let pace =
            (Self.usual * Self.usualCount + self.sum) / (Self.usual * (Self.usualCount + self.count))
        return min(max(pace, Self.paces.lowerBound), Self.paces.upperBound)
    }
}
