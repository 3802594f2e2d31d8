internal import CascadeLab

extension Settings {
    /// What clients are told of the engines: `stt`, `llm`, `tts`, each with the names of its list.
    var engineLabels: [String: String] {
        [
            EngineStage.recognizer.rawValue: self.labels(self.recognizer, local: "Moonshine"),
            EngineStage.languageModel.rawValue: self.labels(self.languageModel, local: self.modelLabel),
            EngineStage.synthesizer.rawValue: self.labels(self.synthesizer, local: "Piper"),
        ]
    }

    /// What of the local engines' settings bears on latency, by their keys.
    var engineSettings: [String: String] {
        self.languageModel.contains(.local) ? [Setting.modelFile.name: self.modelFileName] : [:]
    }

    /// The same, and the mode of turns: what records hold besides the agent's own.
    var sessionSettings: [String: String] {
        self.engineSettings.merging([Setting.mode.name: self.mode.rawValue]) { own, _ in own }
    }

    private var modelFileName: String {
        self.modelFile.split(separator: "/").last.map(String.init) ?? self.modelFile
    }

    private func labels(_ names: [EngineName], local: String) -> String {
        names.map { $0 == .local ? local : $0.label }.joined(separator: ", ")
    }

    /// The file's name says what a model of one's own is.
    private var modelLabel: String {
        switch self.modelFile {
        case "q8_0", "q4_0": return "SmolLM2"
        default:
            let file = self.modelFileName
            return file.hasSuffix(".gguf") ? String(file.dropLast(5)) : file
        }
    }
}
