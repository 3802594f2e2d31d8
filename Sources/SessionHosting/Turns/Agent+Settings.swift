package import Cascade
internal import ChunkSchedules
internal import SpeechAudio
internal import SpeechEngines
internal import SpeechText

extension Agent {
    /// What bears on latency, by the keys of `docs/settings.md`; no prompt and no greeting.
    /// - Parameter engines: `stt`, `llm`, `tts`.
    package func settings(engines: [String: String]) -> [String: String] {
        var settings = [
            "llm.temperature": "\(self.generation.temperature)",
            "llm.tokenLimit": "\(self.generation.tokenLimit)",
            "speech.firstPiece": self.speech.firstPiece == nil ? "off" : "on",
            "speech.language": self.speech.language.code,
            "speech.flush": self.speech.flushesSentences ? "on" : "off",
            "speech.schedule": self.scheduleBudget == nil ? self.speech.mode.name : "auto",
            "turn.bargeIn": Self.text(self.bargeIn),
            "turn.deadAir": Self.text(self.turns.deadAir),
            "turn.drafts": self.turns.drafts.rawValue,
            "turn.idle": Self.text(self.turns.idle),
            "turn.idleLimit": "\(self.turns.idleLimit)",
            "turn.interruptible": self.turns.interruptible.rawValue,
            "turn.leastSilence": Self.text(self.turns.endpointing.least),
            "turn.mostSilence": Self.text(self.turns.endpointing.most),
            "turn.takeBack": Self.text(self.turns.takeBack),
            "turn.patience": self.turns.endpointing.patience.rawValue,
        ]
        if let scheduleBudget {
            settings["speech.firstAudioBudget"] = Self.text(scheduleBudget.firstAudio)
            settings["speech.gapBudget"] = Self.text(scheduleBudget.gap)
        }
        for (stage, name) in engines { settings["engines.\(stage)"] = name }
        return settings
    }

    private static func text(_ time: Duration) -> String { "\(Int(time.milliseconds.rounded()))" }
}
