internal import ChunkSchedules
internal import Foundation
internal import SpeechAudio

/// A tune's result as a JSON object: what it says of each candidate, then all replies.
struct TuneFile: Encodable {
    private struct Latency: Encodable {
        let n: Int
        let p50: Double?
        let p90: Double?
        let p99: Double?

        init(_ latency: LatencySummary) {
            self.n = latency.count
            (self.p50, self.p90, self.p99) = (latency.p50, latency.p90, latency.p99)
        }
    }

    private struct Outlook: Encodable {
        let firstAudio: Double
        let longestGap: Double

        init(_ outlook: ScheduleOutlook) {
            self.firstAudio = outlook.firstAudio.milliseconds
            self.longestGap = outlook.longestGap.milliseconds
        }
    }

    private struct Candidate: Encodable {
        let name: String
        let firstAudio: Latency
        let tailWait: Latency
        let tailGap: Latency
        let longestGap: Latency
        let total: Latency
        let gaps: Int
        let repliesWithGaps: Int
        let pieces: Double?
        let charactersPerPiece: Double?
        let prosody: TuneProsody?
        let prosodyTexts: Int
        let measured: Outlook?
        let forecast: Outlook?
    }

    private struct Pace: Encodable {
        let textCharactersPerSecond: Double
        let speechCharactersPerSecond: Double
        let delay: Double
    }

    private struct Recommendation: Encodable {
        let measured: String?
        let forecast: String?
        let gapBudget: Double
        let firstAudioBudget: Double
    }

    private let schema = 1
    private let candidates: [Candidate]
    private let pace: Pace
    private let recommendation: Recommendation
    private let machine: MachineReport
    private let conditions: [String: String]
    private let texts: [String]
    private let raw: [TuneRun]

    init(_ result: TuneResult) {
        self.candidates = zip(result.summaries, result.forecasts).map { summary, forecast in
            Candidate(
                name: summary.candidate, firstAudio: Latency(summary.firstAudio), tailWait: Latency(summary.tailWait),
                tailGap: Latency(summary.tailGap), longestGap: Latency(summary.longestGap),
                total: Latency(summary.total), gaps: summary.gapCount, repliesWithGaps: summary.repliesWithGaps,
                pieces: summary.pieces, charactersPerPiece: summary.charactersPerPiece, prosody: summary.prosody,
                prosodyTexts: summary.prosodyCount, measured: summary.outlook.map(Outlook.init),
                forecast: forecast.map(Outlook.init))
        }
        self.pace = Pace(
            textCharactersPerSecond: result.pace.text, speechCharactersPerSecond: result.pace.speech,
            delay: result.pace.delay.milliseconds)
        self.recommendation = Recommendation(
            measured: result.recommendation, forecast: result.forecastRecommendation,
            gapBudget: result.budget.gap.milliseconds, firstAudioBudget: result.budget.firstAudio.milliseconds)
        (self.machine, self.conditions) = (result.machine, result.conditions)
        (self.texts, self.raw) = (result.texts, result.runs)
    }

    /// - Throws: `LabError` if a number cannot be written.
    func json() throws(LabError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            throw LabError(.file, "the result holds a number that cannot be written: \(error)")
        }
    }
}

extension TuneResult {
    /// The file of `cascade tune --json`; times in milliseconds.
    public func json() throws(LabError) -> String { try TuneFile(self).json() }
}
