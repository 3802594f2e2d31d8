internal import LocalEngines
internal import SpeechEngines
internal import Synchronization

/// Makes the local language model forget what earlier turns said: a recording that is played again would find its own
/// words read already, which no caller's are. The system prompt stays read, as on any running server.
final class ForgetfulModel: Sendable {
    /// Two sets of single tokens that take turns: one that the cache holds already would push nothing out.
    private static let fillers = [Array("ABCDEFGHIJKL"), Array("MNOPQRSTUVWX")]

    private let model: any LanguageModel
    private let prompt: String
    private let rounds = Atomic(0)

    init(_ model: any LanguageModel, prompt: String) {
        self.model = model
        self.prompt = prompt
    }

    /// Fills every sequence of the model's cache with other words.
    func forget() async {
        let round = self.rounds.wrappingAdd(1, ordering: .relaxed).oldValue
        let count = LlamaLanguageModel.Settings(modelPath: "").sequences
        for filler in Self.fillers[round % 2].prefix(count) {
            await self.model.prepare(for: [Message(.system, self.prompt), Message(.user, String(filler))])
        }
    }
}
