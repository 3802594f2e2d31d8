internal import SpeechAudio

/// A replay as lines of text.
public enum ReplayLines {
    /// A line for every turn that is another, then both summaries.
    /// - Parameter words: whether the turns' words are told.
    public static func all(_ replay: SessionReplay, words: Bool) -> [String] {
        guard replay.isChanged else {
            return ["nothing would have changed: \(Self.count(replay.recorded.count, "turn")), each as it was"]
        }
        return replay.changes.flatMap { Self.lines($0, words: words) } + Self.table(replay)
    }

    static func lines(_ change: TurnChange, words: Bool) -> [String] {
        switch change {
        case .same: return []
        case .changed(let before, let after):
            return [Self.title(after) + ": " + Self.differences(before, after).joined(separator: ", ")]
                + (words && before.words != after.words
                    ? [Self.said(before, "recorded"), Self.said(after, "replayed")].compactMap(\.self)
                    : words ? [Self.said(after, "said")].compactMap(\.self) : [])
        case .gone(let turn, let other):
            let place = other.map { "part of the turn at \(Self.seconds($0))" } ?? "no turn"
            return [Self.title(turn) + ": \(place)"] + (words ? [Self.said(turn, "recorded")].compactMap(\.self) : [])
        case .new(let turn, let other):
            let place = other.map { "was part of the turn at \(Self.seconds($0))" } ?? "was no turn"
            return [Self.title(turn) + ": \(place), now \(Self.outcome(turn))"]
                + (words ? [Self.said(turn, "replayed")].compactMap(\.self) : [])
        }
    }

    private static func differences(_ before: ReplayedTurn, _ after: ReplayedTurn) -> [String] {
        func change(_ name: String, _ old: String, _ new: String) -> String? {
            old == new ? nil : "\(name) \(old) → \(new)"
        }
        let found = [
            change("wait", Self.time(before.wait), Self.time(after.wait)),
            change("ended", before.ended.map(Self.seconds) ?? "–", after.ended.map(Self.seconds) ?? "–"),
            change("answer after", Self.time(before.latency), Self.time(after.latency)),
            change("cut-ins", "\(before.cutIns)", "\(after.cutIns)"),
            change("withdrawn unheard", "\(before.withdrawn)", "\(after.withdrawn)"),
            change("drafts", "\(before.drafts)", "\(after.drafts)"),
            change("draft", before.usedDraft ? "used" : "not used", after.usedDraft ? "used" : "not used"),
            change("outcome", Self.outcome(before), Self.outcome(after)),
            before.words == after.words ? nil : "other words",
        ]
        let told = found.compactMap(\.self)
        return told.isEmpty ? ["by less than a millisecond"] : told
    }

    static func table(_ replay: SessionReplay) -> [String] {
        let (before, after) = (ReplaySummary(replay.recorded), ReplaySummary(replay.replayed))
        func time(_ milliseconds: Double?) -> String { milliseconds.map { "\(BenchLines.whole($0)) ms" } ?? "–" }
        let rows = [
            ("", "recorded", "replayed"),
            ("turns", "\(before.turns)", "\(after.turns)"),
            ("median wait", time(before.medianWait), time(after.medianWait)),
            ("median answer after", time(before.medianLatency), time(after.medianLatency)),
            ("cut-ins", "\(before.cutIns)", "\(after.cutIns)"),
            ("answers stopped", "\(before.interrupted)", "\(after.interrupted)"),
            ("turns without words", "\(before.dropped)", "\(after.dropped)"),
            ("drafts", "\(before.drafts)", "\(after.drafts)"),
            ("drafts used", "\(before.usedDrafts)", "\(after.usedDrafts)"),
        ]
        return rows.map { Self.filled($0.0, 20) + Self.right($0.1, 10) + Self.right($0.2, 10) }
    }

    private static func title(_ turn: ReplayedTurn) -> String {
        "turn at \(Self.seconds(turn.began))" + (turn.origin == .spoken ? "" : ", \(turn.origin.rawValue)")
    }

    private static func said(_ turn: ReplayedTurn, _ label: String) -> String? {
        turn.words.map { "    \(label): \($0)" }
    }

    private static func outcome(_ turn: ReplayedTurn) -> String {
        switch turn.outcome {
        case .open: "open at the end"
        case .answered: "answered"
        case .interrupted: "interrupted"
        case .dropped: "dropped"
        }
    }

    private static func seconds(_ time: Duration) -> String {
        "\((time.milliseconds / 10).rounded() / 100) s"
    }

    private static func time(_ time: Duration?) -> String { time.map { "\(BenchLines.whole($0)) ms" } ?? "–" }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
