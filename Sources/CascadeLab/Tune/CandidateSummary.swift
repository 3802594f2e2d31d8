public import ChunkSchedules
internal import SpeechAudio
internal import TurnTimes

/// What a tune found about one candidate. Times in milliseconds.
public struct CandidateSummary: Sendable, Equatable {
    public let candidate: String
    public let firstAudio: LatencySummary
    public let tailGap: LatencySummary
    public let tailWait: LatencySummary
    public let total: LatencySummary
    /// The longest gap of each reply.
    public let longestGap: LatencySummary
    /// Gaps in all replies, and replies that have any.
    public let gapCount: Int
    public let repliesWithGaps: Int
    /// Means over replies and over pieces; nil where pieces are not known.
    public let pieces: Double?
    public let charactersPerPiece: Double?
    /// Medians over texts; nil without any.
    public let prosody: TuneProsody?
    /// Texts that the prosody comes from.
    public let prosodyCount: Int
    /// What the choice of a schedule looks at.
    public let outlook: ScheduleOutlook?

    init(_ candidate: String, _ runs: [TuneRun]) {
        let own = runs.filter { $0.candidate == candidate }
        self.candidate = candidate
        self.firstAudio = LatencySummary(own.map(\.firstAudio))
        self.tailGap = LatencySummary(own.compactMap(\.tailGap))
        self.tailWait = LatencySummary(own.compactMap(\.tailWait))
        self.total = LatencySummary(own.map(\.total))
        self.longestGap = LatencySummary(own.map(\.longestGap))
        self.gapCount = own.reduce(0) { $0 + $1.gaps.count }
        self.repliesWithGaps = own.count { !$0.gaps.isEmpty }
        let known = own.filter { !$0.pieces.isEmpty }
        let pieces = known.reduce(0) { $0 + $1.pieces.count }
        let characters = known.reduce(0) { $0 + $1.pieces.reduce(0, +) }
        self.pieces = known.isEmpty ? nil : Double(pieces) / Double(known.count)
        self.charactersPerPiece = known.isEmpty ? nil : Double(characters) / Double(pieces)
        let prosody = own.compactMap(\.prosody)
        self.prosody = TuneProsody(medianOf: prosody)
        self.prosodyCount = prosody.count
        self.outlook = ScheduleOutlook(
            own.map { run in
                // One gap stands for all: only the longest counts.
                PlayOut([
                    PlayOut.Arrival(time: .milliseconds(run.firstAudio), length: .zero),
                    PlayOut.Arrival(time: .milliseconds(run.firstAudio + run.longestGap), length: .zero),
                ])
            })
    }
}

extension TuneProsody {
    /// Nil without any.
    init?(medianOf all: [TuneProsody]) {
        guard let combined = Percentile.p50.of(all.map(\.combined)), let energy = Percentile.p50.of(all.map(\.energy)),
            let pauses = Percentile.p50.of(all.map(\.pauses))
        else { return nil }
        self.init(
            pitch: Percentile.p50.of(all.compactMap(\.pitch)), energy: energy, pauses: pauses, combined: combined,
            byTimes: all.allSatisfy(\.byTimes))
    }
}
