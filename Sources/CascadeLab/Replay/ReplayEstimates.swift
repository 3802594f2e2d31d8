internal import TurnTimes

/// How long engines take in a replay: as long as they took in the session for the same words, else as long as usual.
struct ReplayEstimates {
    /// A time, or what is known of one that was cut short.
    private struct Known {
        let time: Duration
        /// Whether it is the time itself.
        let isExact: Bool
    }

    /// Where the session has none of its own.
    static let usualFinal = Duration.milliseconds(150)
    static let usualFirstSound = Duration.milliseconds(600)
    static let usualLength = Duration.seconds(3)
    /// Sound that leaves so soon after its reply was wanted had been ready.
    private static let readiness = Duration.milliseconds(20)

    private var finals: [Duration] = []
    private var firstSounds: [String: Known] = [:]
    private var lengths: [String: Known] = [:]
    /// Whether drafts are made up to their sound.
    private let draftsSound: Bool

    init(draftsSound: Bool) {
        self.draftsSound = draftsSound
    }

    /// From the end of an utterance to its final transcript.
    var final: Duration { Percentile.p50.of(self.finals) ?? Self.usualFinal }

    mutating func learn(final: Duration) { self.finals.append(final) }

    /// Learns from a recorded reply that is over.
    /// - Parameter isHeard: whether it was heard to its end.
    mutating func learn(_ reply: ReplyHistory, at now: Duration, isHeard: Bool) {
        guard let committed = reply.committed, let audible = reply.audible else { return }
        let begun = self.draftsSound ? reply.begun : committed
        let wasReady = begun < committed && audible - committed < Self.readiness
        let key = Self.key(reply.question)
        self.firstSounds[key] = Known(time: audible - begun, isExact: !wasReady && !reply.wasHeldBack)
        self.lengths[key] = Known(
            time: reply.played + (reply.playingSince.map { now - $0 } ?? .zero), isExact: isHeard)
    }

    /// When the first sound of a reply is there, once it is wanted.
    func ready(_ reply: ReplyHistory, committed: Duration, draftsSound: Bool) -> Duration {
        let usual = self.usualFirst ?? Self.usualFirstSound
        let known = self.firstSounds[Self.key(reply.question)]
        let time = known.map { $0.isExact ? $0.time : min($0.time, usual) } ?? usual
        return max(committed, (draftsSound ? reply.begun : committed) + time)
    }

    /// How long a reply sounds.
    func length(_ reply: ReplyHistory) -> Duration {
        let usual = self.usualLength ?? Self.usualLength
        return self.lengths[Self.key(reply.question)].map { $0.isExact ? $0.time : max($0.time, usual) } ?? usual
    }

    /// Where every draft was ready before it was wanted, it is only known that none took longer than the quickest.
    private var usualFirst: Duration? { Self.median(self.firstSounds) ?? self.firstSounds.values.map(\.time).min() }

    private var usualLength: Duration? { Self.median(self.lengths) ?? self.lengths.values.map(\.time).max() }

    private static func median(_ known: [String: Known]) -> Duration? {
        Percentile.p50.of(known.values.filter(\.isExact).map(\.time))
    }

    /// Two transcripts that differ in capitals and punctuation ask the same.
    private static func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
