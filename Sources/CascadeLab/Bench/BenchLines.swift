internal import SessionWire
internal import SpeechAudio
internal import TurnTimes

/// What a bench prints for a person.
public enum BenchLines {
    /// What the letters of a turn's line mean.
    public static let legend =
        "from the end of speech, a letter for 50 ms: "
        + TurnStage.allCases.map { "\($0.letter) \($0.rawValue)" }.joined(separator: ", ")

    /// One turn and its waterfall.
    public static func line(_ turn: BenchTurn, number: Int, of count: Int) -> String {
        let head =
            "\(number)/\(count) " + Self.left(turn.mode, 10) + " " + Self.left(String(turn.recording.suffix(12)), 12)
        switch turn.outcome {
        case .unanswered: return head + " unanswered"
        case .cutIn: return head + " cut-in: the answer came before the end of speech"
        case .answered:
            let total = turn[.voiceToVoice].map { "\(Self.whole($0)) ms" } ?? "?"
            return head + " " + Self.right(total, 8) + ", \(turn.words) words |"
                + Waterfall(turn.marks).letters
        }
    }

    /// Percentiles of all names by mode, what sequential costs over cascade, and what the figures rest on.
    public static func table(_ result: BenchResult) -> [String] {
        let summaries = result.summaries
        let saving = Saving(summaries)
        var lines = ["", "warm-up turns (one for each mode) are not counted; p50 / p90 / p99 in ms, n in brackets"]
        lines.append(
            Self.left("latency", 27) + summaries.map { Self.left($0.mode, 30) }.joined()
                + (saving == nil ? "" : "saving p50, p90"))
        for name in LatencyName.allCases {
            var line = Self.left(name.rawValue, 27)
            for summary in summaries { line += Self.left(Self.cell(summary.latencies[name]), 30) }
            lines.append(line + (saving?.text(of: name) ?? ""))
        }
        lines.append("– too few turns to tell, or not measured here (voice_to_ear takes a listener)")
        for summary in summaries {
            lines.append(
                "\(summary.mode): \(summary.turns) turns, \(summary.cutIns) cut-ins, \(summary.unanswered) unanswered, "
                    + "median \(summary.words.map(String.init) ?? "–") words a reply")
        }
        lines += PanelLines(summaries).lines
        lines += summaries.filter { $0.drafts.attempts > 0 }.map(Self.ledger)
        let same = result.sameReplies
        lines.append("the same reply in every turn: \(same.same) of \(same.of) recordings")
        lines.append(result.machine.line)
        for summary in summaries {
            if let budget = result.budget(of: summary.mode) { lines += Self.lines(budget, mode: summary.mode) }
        }
        return lines
    }

    /// What the drafts of a mode brought and cost.
    private static func ledger(_ summary: ModeSummary) -> String {
        let drafts = summary.drafts
        return "drafts of \(summary.mode): \(drafts.attempts) attempts, \(drafts.hits) hits, "
            + "\(Self.whole(drafts.saved / max(1, drafts.hits))) ms saved a hit, \(drafts.tokensWasted) tokens and "
            + "\(drafts.charactersWasted) characters wasted"
    }

    /// Where a mode's time goes, and what to turn next.
    private static func lines(_ budget: LatencyBudget, mode: String) -> [String] {
        var lines = [
            "",
            "budget of \(mode), \(budget.turns) turns: median \(Self.whole(budget.median)) ms, "
                + "\(Self.whole(budget.overTarget.magnitude)) \(budget.overTarget > .zero ? "over" : "under") the "
                + "\(Self.whole(LatencyBudget.target)) ms that people leave; all floors together \(Self.whole(budget.floor)) ms",
            Self.left("stage", 14) + Self.right("p50", 8) + Self.right("floor", 8) + Self.right("left", 8),
        ]
        lines += budget.shares.map { share in
            Self.left(share.stage.rawValue, 14)
                + [share.median, share.floor, share.left].map { Self.right(Self.whole($0), 8) }.joined()
        }
        lines.append(
            budget.advice.map { "next: \($0.setting) for \($0.stage.rawValue): \($0.reason)" }
                ?? "next: no setting is known to help")
        return lines
    }

    private static func cell(_ latency: LatencySummary?) -> String {
        guard let latency, latency.count > 0 else { return "–" }
        let values = [latency.p50, latency.p90, latency.p99].map { $0.map(Self.whole) ?? "–" }
        return values.joined(separator: " / ") + " (\(latency.count))"
    }

    /// In milliseconds without a fraction.
    static func whole(_ time: Duration) -> String { Self.whole(time.milliseconds) }

    /// Without a fraction; what is no number, or too large for one, as it is.
    static func whole(_ value: Double) -> String { Int(exactly: value.rounded()).map(String.init) ?? "\(value)" }

    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
