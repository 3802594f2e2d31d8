internal import Foundation
internal import SpeechAudio

/// How likely the user's turn is over, from all that is known of the pause: a logistic model.
///
/// What is not known yet counts with weights of its own, so that the estimate grows surer as words, sound and the turn model's
/// score come in.
public struct TurnEndEstimate: Sendable, Hashable {
    /// What the weights are for.
    public enum Feature: String, Sendable, CaseIterable, Codable {
        /// Always 1.
        case bias
        case textKnown = "text_known"
        case sentence, question, hanging
        case openNumber = "open_number"
        case spelled
        /// One or two words, which often begin a sentence.
        case short
        case scoreKnown = "score_known"
        /// The log-odds of the turn model's scores, in the mean: one window more or less changes a score by much.
        case score
        case soundKnown = "sound_known"
        /// Of the last voice against the middle of the speech, in half octaves.
        case pitch
        case pitchSlope = "pitch_slope"
        /// Of the last sound against the middle of the speech, in tens of dB.
        case level
        case levelSlope = "level_slope"
        case decay
        /// The last syllable against the usual one, in doublings.
        case lengthening
        case voiceless
    }

    /// In the order of the features.
    public let weights: [Double]

    /// Whether it matters how the last words sounded, so that they are worth measuring.
    let hearsSound: Bool

    /// - Parameter weights: of a feature that has none it is zero.
    public init(_ weights: [Feature: Double]) {
        self.weights = Feature.allCases.map { weights[$0] ?? 0 }
        let ofSound: [Feature] = [
            .soundKnown, .pitch, .pitchSlope, .level, .levelSlope, .decay, .lengthening, .voiceless,
        ]
        self.hearsSound = ofSound.contains { weights[$0] ?? 0 != 0 }
    }

    /// - Returns: the logarithm of the odds that the turn is over; finite.
    public func logOdds(for evidence: PauseEvidence) -> Double {
        zip(self.weights, Self.features(of: evidence)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Each about 1 in size at the most; of what is not known zero.
    public static func features(of evidence: PauseEvidence) -> [Double] {
        let ending = evidence.text.map { TurnEnding($0) }
        let sound = evidence.sound
        func known(_ isThere: Bool?) -> Double { isThere == true ? 1 : 0 }
        func bounded(_ value: Double?) -> Double { value.map { max(-2, min(2, $0)) } ?? 0 }
        return Feature.allCases.map { feature in
            switch feature {
            case .bias: 1
            case .textKnown: known(ending != nil)
            case .sentence: known(ending?.isSentence)
            case .question: known(ending?.isQuestion)
            case .hanging: known(ending?.isHanging)
            case .openNumber: known(ending?.isOpenNumber)
            case .spelled: known(ending?.isSpelled)
            case .short: known(ending.map { $0.words < 3 })
            case .scoreKnown: known(!evidence.scores.isEmpty)
            case .score: bounded(Self.meanLogOdds(evidence.scores).map { $0 / 2 })
            case .soundKnown: known(sound != nil)
            case .pitch: bounded(sound?.pitch.map { $0 / 6 })
            case .pitchSlope: bounded(sound?.pitchSlope.map { $0 / 50 })
            case .level: bounded(sound.map { $0.level / 10 })
            case .levelSlope: bounded(sound.map { $0.levelSlope / 100 })
            case .decay: bounded(sound.map { $0.decay / 500 })
            case .lengthening: bounded(sound?.lengthening.map { log2(max(0.1, $0)) })
            case .voiceless: bounded(sound?.voiceless)
            }
        }
    }

    private static func meanLogOdds(_ probabilities: [Float]) -> Double? {
        guard !probabilities.isEmpty else { return nil }
        return probabilities.reduce(0) { $0 + Self.logOdds($1) } / Double(probabilities.count)
    }

    private static func logOdds(_ probability: Float) -> Double {
        let share = min(max(Double(probability), 0.001), 0.999)
        return log(share / (1 - share))
    }
}
