internal import ChunkSchedules
internal import SpeechAudio

/// What a tune prints for a person.
public enum TuneLines {
    /// One reply.
    public static func line(_ run: TuneRun, number: Int, of count: Int) -> String {
        let pieces = run.pieces.isEmpty ? "pieces unknown" : "\(run.pieces.count) pieces"
        let gaps = run.gaps.isEmpty ? "no gap" : "\(run.gaps.count) gaps up to \(BenchLines.whole(run.longestGap)) ms"
        return "\(number)/\(count) " + Self.left(run.candidate, 18)
            + "text \(run.text + 1): first audio \(BenchLines.whole(run.firstAudio)) ms, \(pieces), \(gaps)"
    }

    /// All candidates, the choice, and what the figures rest on.
    public static func table(_ result: TuneResult) -> [String] {
        var lines = [
            "", "times in ms as p50 / p90 / p99 from the first token; – where there are too few replies (4, 20, 200)",
        ]
        let heads = [
            "candidate", "n", "first audio", "tail wait", "tail gap", "longest gap", "total", "pieces", "chars/piece",
            "prosody (pitch, energy, pauses)",
        ]
        var rows = [heads]
        for summary in result.summaries { rows.append(Self.row(summary)) }
        let widths = heads.indices.map { column in (rows.map { $0[column].count }.max() ?? 0) + 2 }
        lines += rows.map { row in zip(row, widths).map { Self.left($0, $1) }.joined() }
        lines.append(
            "prosody: distance from the same text spoken whole, median over texts: combined (semitones, dB, ms a second)"
        )
        for summary in result.summaries where summary.repliesWithGaps > 0 {
            lines.append(
                "\(summary.candidate): \(summary.gapCount) gaps in \(summary.repliesWithGaps) of "
                    + "\(summary.firstAudio.count) replies")
        }
        return lines + ["", Self.pace(result)] + Self.choice(result) + [result.machine.line]
    }

    /// What the forecast rests on.
    static func pace(_ result: TuneResult) -> String {
        let pace = result.pace
        return
            "pace: text \(BenchLines.whole(pace.text)) characters a second, speech \(BenchLines.whole(pace.speech)), "
            + "first sound of a piece after \(BenchLines.whole(pace.delay.milliseconds)) ms"
    }

    /// What was measured beside what the rule forecasts, and the choice by each.
    static func choice(_ result: TuneResult) -> [String] {
        var lines = ["forecast and measured: first audio p50, longest gap that nine of ten replies keep to, ms"]
        for ((candidate, summary), forecast) in zip(zip(result.candidates, result.summaries), result.forecasts) {
            lines.append(
                "  " + Self.left(candidate.name, 18) + Self.left(Self.cell(forecast), 14) + Self.cell(summary.outlook))
        }
        let budget =
            "gaps up to \(BenchLines.whole(result.budget.gap.milliseconds)) ms and first audio within "
            + "\(BenchLines.whole(result.budget.firstAudio.milliseconds)) ms"
        lines.append("for \(budget):")
        lines.append("  measured: \(result.recommendation ?? "–")")
        lines.append("  forecast: \(result.forecastRecommendation ?? "–")")
        return lines
    }

    static func cell(_ outlook: ScheduleOutlook?) -> String {
        guard let outlook else { return "–" }
        return
            "\(BenchLines.whole(outlook.firstAudio.milliseconds)), \(BenchLines.whole(outlook.longestGap.milliseconds))"
    }

    static func cell(_ latency: LatencySummary) -> String {
        guard latency.count > 0 else { return "–" }
        return [latency.p50, latency.p90, latency.p99].map { $0.map(BenchLines.whole) ?? "–" }.joined(separator: " / ")
    }

    static func row(_ summary: CandidateSummary) -> [String] {
        let prosody = summary.prosody.map { prosody in
            let parts = [prosody.pitch.map { Self.tenths($0) } ?? "–", Self.tenths(prosody.energy)]
            return Self.hundredths(prosody.combined) + " (" + parts.joined(separator: ", ")
                + ", \(BenchLines.whole(prosody.pauses)))"
        }
        return [
            summary.candidate, "\(summary.firstAudio.count)", Self.cell(summary.firstAudio),
            Self.cell(summary.tailWait),
            Self.cell(summary.tailGap), Self.cell(summary.longestGap), Self.cell(summary.total),
            summary.pieces.map { Self.tenths($0) } ?? "–", summary.charactersPerPiece.map(BenchLines.whole) ?? "–",
            prosody ?? "–",
        ]
    }

    static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
    static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
