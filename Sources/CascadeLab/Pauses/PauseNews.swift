internal import Cascade

/// What is known of a silence from a time on.
struct PauseNews: Sendable {
    /// Milliseconds on the evidence's clock.
    let known: Double
    let evidence: PauseEvidence

    /// Each time at which something becomes known, in order.
    static func all(of silence: TrialEvidence.Silence) -> [PauseNews] {
        var changes: [(known: Double, change: (inout PauseEvidence) -> Void)] = [
            (silence.known, { $0.sound = silence.sound })
        ]
        if let words = silence.transcript { changes.append((words.known, { $0.text = words.text })) }
        // A session asks when the pause is noticed, and again from 200 ms on.
        for (place, score) in silence.scores.enumerated() where place == 0 || score.silence >= 200 {
            changes.append((score.known, { $0.add(score: Float(score.probability)) }))
        }
        changes.sort { $0.known < $1.known }
        var evidence = PauseEvidence()
        return changes.map { known, change in
            change(&evidence)
            return PauseNews(known: known, evidence: evidence)
        }
    }
}
