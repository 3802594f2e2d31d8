internal import Foundation
internal import SpeechAudio
internal import TurnTimes

/// What a load found, as it is printed and kept. Times are in milliseconds.
public struct LoadResult: Sendable, Equatable, Encodable {
    /// How late the callers' own frames may be, at p99, for the other times to mean something.
    private static let allowedLateness = 10.0

    public struct Spread: Sendable, Equatable, Encodable {
        public let p50: Double
        public let p99: Double

        init?(_ histogram: LatencyHistogram) {
            guard let p50 = histogram.latency(of: .p50), let p99 = histogram.latency(of: .p99) else { return nil }
            self.p50 = p50.roundedMilliseconds
            self.p99 = p99.roundedMilliseconds
        }
    }

    public let sessions: Int
    public let seconds: Double
    public let turns: Int
    public let failed: Int
    /// Callers that were not let in.
    public let refused: Int
    /// From the question to the first sound of the answer; nil without answers.
    public let p50: Double?
    public let p90: Double?
    public let p99: Double?
    /// Turns in which a listener with a buffer of 100 ms heard a gap, in hundredths.
    public let gapPercent: Double
    public let longestGap: Double
    /// Turns with words or sound of another turn or another caller.
    public let crossTalk: Int
    /// Of one core; nil if the server's process is not known.
    public let processorPercentPerSession: Double?
    /// Beyond what the server uses with ten.
    public let kilobytesPerSession: Double?
    public let stages: [String: Spread]
    /// From the first byte of the handshake to the open WebSocket.
    public let connecting: Spread?
    public let longestConnecting: Double
    /// From a ping to its answer: how long the server's threads keep others waiting.
    public let pings: Spread?
    /// How late the callers' own frames left.
    public let lateness: Spread?
    public let latest: Double
    /// Messages that found no room.
    public let unsent: Int
    /// Whether the callers were in time and heard, so that the other figures are the server's.
    public let isVouched: Bool
    public let failures: [String: Int]
    public let moments: [LoadMoment]

    init(_ tally: LoadTally, sessions: Int, seconds: Double, usage: LoadUsage?, moments: [LoadMoment]) {
        self.sessions = sessions
        self.seconds = seconds
        self.turns = tally.turns
        self.failed = tally.failed
        self.refused = tally.refused
        self.p50 = tally.firstSounds.latency(of: .p50)?.roundedMilliseconds
        self.p90 = tally.firstSounds.latency(of: .p90)?.roundedMilliseconds
        self.p99 = tally.firstSounds.latency(of: .p99)?.roundedMilliseconds
        self.gapPercent = tally.turns == 0 ? 0 : Self.rounded(Double(tally.withGaps) / Double(tally.turns) * 100)
        self.longestGap = tally.longestGap.roundedMilliseconds
        self.crossTalk = tally.crossed
        self.processorPercentPerSession = usage.map { Self.rounded($0.processorPercent / Double(sessions)) }
        self.kilobytesPerSession = usage.map { Self.rounded(Double($0.memory) / 1024 / Double($0.callers)) }
        self.stages = Dictionary(
            tally.stages.compactMap { stage, lengths in Spread(lengths).map { (stage.rawValue, $0) } }
        ) { first, _ in first }
        self.connecting = Spread(tally.connecting)
        self.longestConnecting = tally.longestConnecting.roundedMilliseconds
        self.pings = Spread(tally.pings)
        self.lateness = Spread(tally.lateness)
        self.latest = tally.latest.roundedMilliseconds
        self.unsent = tally.unsent
        self.isVouched = tally.unsent == 0 && (self.lateness?.p99 ?? .infinity) <= Self.allowedLateness
        self.failures = tally.failures
        self.moments = moments
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

    /// The file of `--json`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    private enum CodingKeys: String, CodingKey {
        case sessions, seconds, turns, failed, refused, stages, failures, moments
        case p50 = "p50_ms"
        case p90 = "p90_ms"
        case p99 = "p99_ms"
        case gapPercent = "gap_percent"
        case longestGap = "longest_gap_ms"
        case crossTalk = "cross_talk"
        case processorPercentPerSession = "cpu_percent_per_session"
        case kilobytesPerSession = "kb_per_session"
        case connecting = "connect_ms"
        case longestConnecting = "longest_connect_ms"
        case pings = "event_loop_lag_ms"
        case lateness = "own_lateness_ms"
        case latest = "own_latest_ms"
        case unsent
        case isVouched = "vouched"
    }
}
