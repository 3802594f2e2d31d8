/// The settings that a turn's stages depend on, read from their texts.
struct BudgetSettings: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    subscript(_ key: String) -> String? { self.values[key] }

    var isSequential: Bool { self["turn.mode"] == ConversationMode.sequential.rawValue }
    /// Milliseconds.
    var silenceAfterSentence: Double { self.milliseconds("turn.silenceAfterSentence") ?? 300 }
    /// Milliseconds.
    var silenceOtherwise: Double { self.milliseconds("turn.silenceOtherwise") ?? 800 }

    /// The least silence that ends a turn; a sequential turn knows no words, so that it waits the same always.
    var shortestSilence: Double {
        self.isSequential
            ? self.silenceAfterSentence : min(self.silenceAfterSentence, self.silenceOtherwise)
    }

    /// Whether a smaller file of the local model is left to try.
    var hasFasterModel: Bool { self["llm.model"] == "q8_0" }

    /// Whether the schedule waits for more text than a sentence.
    var collectsText: Bool {
        !["sentences", "automatic", "fast", "auto"].contains(self["speech.schedule"] ?? "sentences")
    }

    private func milliseconds(_ key: String) -> Double? { self[key].flatMap { Double($0) } }
}
