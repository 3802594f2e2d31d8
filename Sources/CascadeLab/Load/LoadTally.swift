internal import TurnTimes

/// What the callers of a load found, in counts of bounded size.
struct LoadTally: Sendable, Equatable {
    /// Reasons that are told apart; further ones are counted only.
    private static let reasons = 8

    /// Turns that were asked before are left out: callers still came in, and everything was new.
    let begin: Duration

    private(set) var turns = 0
    private(set) var failed = 0
    private(set) var crossed = 0
    /// Turns in which a listener heard a gap.
    private(set) var withGaps = 0
    private(set) var longestGap = Duration.zero
    private(set) var failures: [String: Int] = [:]
    private(set) var firstSounds = LatencyHistogram()
    private(set) var stages: [TurnStage: LatencyHistogram] = [:]
    /// First sounds since the last moment that was told.
    private var recent = LatencyHistogram()
    private var recentFailed = 0
    private(set) var connecting = LatencyHistogram()
    private(set) var longestConnecting = Duration.zero
    private(set) var refused = 0
    private(set) var pings = LatencyHistogram()
    /// How late the callers' own frames were.
    private(set) var lateness = LatencyHistogram()
    private(set) var latest = Duration.zero
    /// Messages that found no room, as the server took no bytes.
    private(set) var unsent = 0

    /// - Parameter begin: from when on turns count, by the load's clock.
    init(begin: Duration) {
        self.begin = begin
    }

    mutating func add(_ turn: LoadTurn) {
        guard turn.asked >= self.begin else { return }
        self.turns += 1
        if turn.isCrossed { self.crossed += 1 }
        if turn.gaps > 0 { self.withGaps += 1 }
        self.longestGap = max(self.longestGap, turn.longestGap)
        switch turn.outcome {
        case .answered(let firstSound, let stages):
            self.firstSounds.record(firstSound)
            self.recent.record(firstSound)
            for (stage, length) in stages { self.stages[stage, default: LatencyHistogram()].record(length) }
        case .failed(let reason):
            self.failed += 1
            self.recentFailed += 1
            self.note(reason)
        }
    }

    private mutating func note(_ reason: String) {
        guard self.failures[reason] != nil || self.failures.count < Self.reasons else { return }
        self.failures[reason, default: 0] += 1
    }

    mutating func addConnected(after time: Duration) {
        self.connecting.record(time)
        self.longestConnecting = max(self.longestConnecting, time)
    }

    mutating func addRefused(_ reason: String) {
        self.refused += 1
        self.note(reason)
    }

    mutating func add(ping time: Duration) { self.pings.record(time) }

    /// - Parameter time: now, by the load's clock.
    mutating func add(lateness: Duration, at time: Duration) {
        guard time >= self.begin else { return }
        self.lateness.record(lateness)
        self.latest = max(self.latest, lateness)
    }

    mutating func addUnsent() { self.unsent += 1 }

    /// Takes what was heard since the last time.
    mutating func takeRecent() -> (firstSounds: LatencyHistogram, failed: Int) {
        defer { (self.recent, self.recentFailed) = (LatencyHistogram(), 0) }
        return (self.recent, self.recentFailed)
    }
}
