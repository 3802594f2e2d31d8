internal import Foundation

/// How likely the user's turn is over, from all that is known of the pause: a logistic model with fitted weights.
public struct TurnEndEstimate: Sendable, Hashable, Codable {
    /// The log-odds when nothing is known.
    public var unknown: Double
    /// The log-odds of words without any mark, once they are known.
    public var bias: Double
    public var sentenceEnd: Double
    public var question: Double
    public var hanging: Double
    public var openNumber: Double
    public var spelled: Double
    /// For one or two words, which often begin a sentence.
    public var short: Double
    /// For each unit of the turn model's log-odds.
    public var score: Double

    /// Read-aloud and telephone speech; `cascade pauses --fit` makes them, `docs/turn-taking.md` tells their score.
    public static let standard = TurnEndEstimate(
        unknown: -3, bias: -1, sentenceEnd: 2, question: 1, hanging: -3, openNumber: -2, spelled: -2, short: -0.5,
        score: 0.5)

    /// Log-odds of scores count up to this.
    private static let scoreLimit = 4.0

    /// - Returns: the logarithm of the odds that the turn is over; finite.
    public func logOdds(for evidence: PauseEvidence) -> Double {
        var odds = self.unknown
        if let text = evidence.text {
            let ending = TurnEnding(text)
            odds = self.bias
            if ending.isSentence { odds += self.sentenceEnd }
            if ending.isQuestion { odds += self.question }
            if ending.isHanging { odds += self.hanging }
            if ending.isOpenNumber { odds += self.openNumber }
            if ending.isSpelled { odds += self.spelled }
            if ending.words < 3 { odds += self.short }
        }
        if let score = evidence.score { odds += self.score * Self.logOdds(score) }
        return odds
    }

    private static func logOdds(_ probability: Float) -> Double {
        let share = min(max(Double(probability), 0.001), 0.999)
        return min(max(log(share / (1 - share)), -Self.scoreLimit), Self.scoreLimit)
    }
}
