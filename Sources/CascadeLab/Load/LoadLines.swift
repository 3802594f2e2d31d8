/// What a load found, for a person.
public enum LoadLines {
    /// - Parameter moment: some seconds that are over.
    public static func line(_ moment: LoadMoment) -> String {
        var parts = ["\(BenchLines.whole(moment.seconds)) s: \(moment.turns) turns"]
        if moment.failed > 0 { parts.append("\(moment.failed) failed") }
        if let p50 = moment.p50, let p99 = moment.p99 {
            parts.append("first sound \(Self.short(p50)) / \(Self.short(p99)) ms")
        }
        if let percent = moment.processorPercent { parts.append("\(BenchLines.whole(percent)) % of a core") }
        if let megabytes = moment.megabytes { parts.append("\(Self.short(megabytes)) MB") }
        return parts.joined(separator: ", ")
    }

    /// The whole, with what it means where a figure cannot be taken as it is.
    public static func table(_ result: LoadResult) -> [String] {
        var lines = [
            "",
            "\(result.sessions) callers, \(BenchLines.whole(result.seconds)) s: \(result.turns) turns, \(result.failed) failed, "
                + "\(result.refused) callers not let in",
        ]
        if let p50 = result.p50, let p90 = result.p90, let p99 = result.p99 {
            lines.append(
                "first sound after a question: p50 \(Self.short(p50)), p90 \(Self.short(p90)), p99 \(Self.short(p99)) ms"
            )
        }
        let stages = result.stages.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.text($0.value))" }
        if !stages.isEmpty {
            lines.append("of that in the server, p50 / p99: " + stages.joined(separator: ", ") + " ms")
        }
        lines.append(
            "turns with a gap: \(Self.short(result.gapPercent)) %, the longest \(Self.short(result.longestGap)) ms; turns that "
                + "crossed with others: \(result.crossTalk)")
        if let processor = result.processorPercentPerSession, let memory = result.kilobytesPerSession {
            lines.append(
                "a session: \(Self.short(processor)) % of a core, \(BenchLines.whole(memory)) KB beyond the first ten")
        }
        if let connecting = result.connecting {
            lines.append(
                "a session began after \(Self.text(connecting)) ms (p50 / p99), \(Self.short(result.longestConnecting)) at the most"
            )
        }
        if let pings = result.pings { lines.append("a ping was answered after \(Self.text(pings)) ms (p50 / p99)") }
        if let lateness = result.lateness {
            lines.append(
                "the callers' own frames were late by \(Self.text(lateness)) ms, \(Self.short(result.latest)) at the most"
            )
        }
        for (reason, count) in result.failures.sorted(by: { $0.value > $1.value }) {
            lines.append("\(count) times: \(reason)")
        }
        if !result.isVouched {
            lines.append(
                "NOT VOUCHED FOR: the callers were late themselves, or the server took none of their sound; its times are not "
                    + "known better than that")
        }
        return lines
    }

    private static func text(_ spread: LoadResult.Spread) -> String {
        "\(Self.short(spread.p50)) / \(Self.short(spread.p99))"
    }

    /// To a tenth.
    private static func short(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
