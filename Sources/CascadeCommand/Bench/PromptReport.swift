internal import Cascade
internal import SpeechAudio

/// The lines that a bench prints.
enum PromptReport {
    /// One answered prompt.
    static func line(_ timeline: Timeline, number: Int, prompt: String) -> String {
        let first = Self.milliseconds(timeline[.transcriptToFirstAudio])
        let overlap = Self.overlaps(timeline) ? "overlaps" : "does not overlap"
        return "\(number). first audio after \(first) ms, \(timeline.tokens) tokens, "
            + "\(timeline.chunks) chunks, \(overlap): \(prompt)"
    }

    static func summary(_ timelines: [Timeline]) -> [String] {
        let long = timelines.filter { $0.chunks > 1 }
        let overlapping = long.filter(Self.overlaps).count
        var lines = [
            "",
            "first audio before the model's last token: \(overlapping) of \(long.count) answers of two or more chunks",
        ]
        for name in [LatencyName.transcriptToFirstAudio, .tokenToChunk, .chunkToAudio, .firstTokenToAudio] {
            let values = timelines.compactMap { $0[name]?.milliseconds }.sorted()
            guard let least = values.first, let most = values.last else { continue }
            let median = values[values.count / 2]
            lines.append(
                "\(name.rawValue): median \(Self.rounded(median)) ms, min \(Self.rounded(least)), "
                    + "max \(Self.rounded(most)), n \(values.count)")
        }
        return lines
    }

    /// Whether sound left while the model still wrote.
    static func overlaps(_ timeline: Timeline) -> Bool {
        guard let sound = timeline.marks[.firstByteWritten], let end = timeline.marks[.lastToken] else { return false }
        return sound < end
    }

    private static func milliseconds(_ duration: Duration?) -> String {
        duration.map { Self.rounded($0.milliseconds) } ?? "?"
    }

    private static func rounded(_ value: Double) -> String { String(Int(value.rounded())) }
}
