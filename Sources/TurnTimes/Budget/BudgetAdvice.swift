internal import SpeechAudio

/// What to change next, so that turns get faster.
public struct BudgetAdvice: Sendable, Equatable {
    public enum Change: Sendable, Equatable {
        /// The stages run at the same time.
        case overlapStages
        /// Turns are ended as early as the estimate allows.
        case eager
        case mostSilence(Duration)
        /// The first clause is spoken as soon as it is there.
        case firstPiece
        /// Less text is collected before it is spoken.
        case fasterSchedule
        /// A smaller file of the local model.
        case fasterModel
    }

    /// The stage it shortens.
    public let stage: TurnStage
    public let change: Change

    /// What it does, and what it costs.
    public var reason: String {
        switch self.change {
        case .overlapStages: "the stages of a turn then run at the same time"
        case .eager, .mostSilence:
            "a shorter silence ends the turn; people who pause are cut off more often, which the bench counts"
        case .firstPiece: "the first clause is spoken as soon as it is there"
        case .fasterSchedule: "less text is collected before it is spoken; the melody is less even"
        case .fasterModel: "a smaller file of the model writes faster and answers a little worse"
        }
    }

    /// The change for the stage with the most left, of those that one can help; nil if none can. Of a sequential turn it is
    /// that of its stages to run at the same time.
    init?(shares: [LatencyBudget.Share], choices: BudgetChoices) {
        if let advice = Self.overlap(shares, choices) {
            self = advice
            return
        }
        let longestFirst = shares.filter { $0.left >= Self.worthwhile }.sorted { $0.left > $1.left }
        guard let advice = longestFirst.lazy.compactMap({ Self.advice(for: $0, choices) }).first else { return nil }
        self = advice
    }

    private init(_ stage: TurnStage, _ change: Change) {
        self.stage = stage
        self.change = change
    }

    /// Below this nobody notices.
    private static let worthwhile = Duration.milliseconds(10)

    /// Before all else, and whatever is left above the floors: they are those of stages that wait for each other.
    private static func overlap(_ shares: [LatencyBudget.Share], _ choices: BudgetChoices) -> BudgetAdvice? {
        let waiting = shares.filter { [.text, .synthesis, .release].contains($0.stage) }
        guard choices.isSequential, let longest = waiting.max(by: { $0.median < $1.median }),
            longest.median >= Self.worthwhile
        else { return nil }
        return BudgetAdvice(longest.stage, .overlapStages)
    }

    private static func advice(for share: LatencyBudget.Share, _ choices: BudgetChoices) -> BudgetAdvice? {
        let fasterModel = choices.hasFasterModel ? BudgetAdvice(share.stage, .fasterModel) : nil
        switch share.stage {
        case .endpointing: return Self.silence(choices)
        case .model: return fasterModel
        case .text:
            if !choices.hasFirstPiece { return BudgetAdvice(.text, .firstPiece) }
            return choices.collectsText ? BudgetAdvice(.text, .fasterSchedule) : fasterModel
        case .recognition, .synthesis, .release, .delivery: return nil
        }
    }

    private static func silence(_ choices: BudgetChoices) -> BudgetAdvice? {
        if !choices.isSequential, !choices.isEager { return BudgetAdvice(.endpointing, .eager) }
        let present = choices.isSequential ? choices.fixedSilence : choices.mostSilence
        // A quarter less, in steps that one can remember.
        let next = Duration.milliseconds(Int((present.milliseconds * 0.75 / 50).rounded(.down)) * 50)
        return next < choices.leastSilence ? nil : BudgetAdvice(.endpointing, .mostSilence(next))
    }
}
