internal import SpeechAudio
internal import TurnTimes

/// The lines that a bench prints.
enum PromptReport {
    /// One answered prompt.
    static func line(_ timeline: Timeline, number: Int, prompt: String) -> String {
        let first = timeline[.transcriptToFirstAudio].map { String(Int($0.milliseconds.rounded())) } ?? "?"
        let overlap = Self.overlaps(timeline) ? "overlaps" : "does not overlap"
        return "\(number). first audio after \(first) ms, \(timeline.reply.tokens) tokens, "
            + "\(timeline.reply.chunks) chunks, \(overlap): \(prompt)"
    }

    static func summary(_ timelines: [Timeline]) -> [String] {
        let long = timelines.filter { $0.reply.chunks > 1 }
        let overlapping = long.filter(Self.overlaps).count
        var lines = [
            "",
            "first audio before the model's last token: \(overlapping) of \(long.count) answers of two or more chunks",
        ]
        for name in [LatencyName.transcriptToFirstAudio, .tokenToChunk, .chunkToAudio, .firstTokenToAudio] {
            lines.append(Spread.line(name.rawValue, timelines.compactMap { $0[name]?.milliseconds }))
        }
        return lines
    }

    /// Whether sound left while the model still wrote.
    static func overlaps(_ timeline: Timeline) -> Bool {
        guard let sound = timeline.marks[.firstByteWritten], let end = timeline.marks[.lastToken] else { return false }
        return sound < end
    }
}
