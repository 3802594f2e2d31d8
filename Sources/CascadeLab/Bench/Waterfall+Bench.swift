internal import TurnTimes

extension Waterfall {
    /// That of the turn whose `voice_to_voice` is the median of the turns', nil without any.
    ///
    /// Not the medians of each stage: they belong to different turns, and their sum is nobody's latency.
    init?(medianOf turns: [BenchTurn]) {
        let timed = turns.filter { $0[.voiceToVoice] != nil }
            .sorted { ($0[.voiceToVoice] ?? 0) < ($1[.voiceToVoice] ?? 0) }
        guard let turn = Percentile.p50.of(sorted: timed) else { return nil }
        self.init(turn.marks)
    }

    /// A letter for each 50 ms.
    var letters: String {
        let unit = Duration.milliseconds(50)
        return self.steps.map { step in
            let count = Int((step.end / unit).rounded()) - Int((step.start / unit).rounded())
            return String(repeating: step.stage.letter, count: max(0, count))
        }.joined()
    }
}

extension TurnStage {
    /// What a stage is called in a line of letters.
    var letter: Character {
        switch self {
        case .endpointing: "e"
        case .recognition: "r"
        case .model: "m"
        case .text: "t"
        case .synthesis: "s"
        case .release: "a"
        case .delivery: "d"
        }
    }
}
