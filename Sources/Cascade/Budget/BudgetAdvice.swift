/// The setting to turn next.
public struct BudgetAdvice: Sendable, Equatable {
    /// The stage it shortens.
    public let stage: TurnStage
    /// As `cascade --set` takes it.
    public let setting: String
    /// What it does, and what it costs.
    public let reason: String

    /// The setting for the stage with the most left, of those that a setting can help; nil if none can. Of a sequential
    /// turn it is the mode.
    init?(shares: [LatencyBudget.Share], settings: BudgetSettings) {
        if let advice = Self.mode(shares, settings) {
            self = advice
            return
        }
        let longestFirst = shares.filter { $0.left >= Self.worthwhile }.sorted { $0.left > $1.left }
        guard let advice = longestFirst.lazy.compactMap({ Self.advice(for: $0, settings) }).first else { return nil }
        self = advice
    }

    private init(_ stage: TurnStage, _ setting: String, _ reason: String) {
        self.stage = stage
        self.setting = setting
        self.reason = reason
    }

    /// Milliseconds below which nobody notices.
    private static let worthwhile = 10.0

    /// Before all else, and whatever is left above the floors: they are those of stages that wait for each other.
    private static func mode(_ shares: [LatencyBudget.Share], _ settings: BudgetSettings) -> BudgetAdvice? {
        let waiting = shares.filter { [.text, .synthesis, .release].contains($0.stage) }
        guard settings.isSequential, let longest = waiting.max(by: { $0.median < $1.median }),
            longest.median >= Self.worthwhile
        else { return nil }
        return BudgetAdvice(longest.stage, "turn.mode=cascade", "the stages of a turn then run at the same time")
    }

    private static func advice(for share: LatencyBudget.Share, _ settings: BudgetSettings) -> BudgetAdvice? {
        switch share.stage {
        case .endpointing: return Self.silence(share, settings)
        case .model: return Self.model(.model, settings)
        case .text:
            if settings["speech.firstPiece"] == "off" {
                return BudgetAdvice(.text, "speech.firstPiece=on", "the first clause is spoken as soon as it is there")
            }
            if settings.collectsText {
                return BudgetAdvice(
                    .text, "speech.schedule=fast", "less text is collected before it is spoken; the melody is less even"
                )
            }
            return Self.model(.text, settings)
        case .recognition, .synthesis, .release: return nil
        }
    }

    private static func silence(_ share: LatencyBudget.Share, _ settings: BudgetSettings) -> BudgetAdvice? {
        let isAfterSentence =
            settings.isSequential
            || share.median <= (settings.silenceAfterSentence + settings.silenceOtherwise) / 2
        let (key, present) =
            isAfterSentence
            ? ("turn.silenceAfterSentence", settings.silenceAfterSentence)
            : ("turn.silenceOtherwise", settings.silenceOtherwise)
        // A quarter less, in steps that one can remember.
        let next = Int(max(0, (present * 0.75 / 50).rounded(.down) * 50))
        guard present > 0 else { return nil }
        return BudgetAdvice(
            .endpointing, "\(key)=\(next)",
            "a shorter silence ends the turn; people who pause are cut off more often, which the bench counts")
    }

    private static func model(_ stage: TurnStage, _ settings: BudgetSettings) -> BudgetAdvice? {
        guard settings.hasFasterModel else { return nil }
        return BudgetAdvice(
            stage, "llm.model=q4_0", "a smaller file of the model writes faster and answers a little worse")
    }
}
