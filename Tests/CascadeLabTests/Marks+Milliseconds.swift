import SpeechAudio
import TurnTimes

extension Marks {
    /// Moments as numbers, for arithmetic in tests.
    init(milliseconds: [Mark: Double]) {
        self.init()
        for (mark, time) in milliseconds { self[mark] = .milliseconds(time) }
    }

    var milliseconds: [Mark: Double] {
        var times: [Mark: Double] = [:]
        for mark in Mark.allCases { times[mark] = self[mark]?.milliseconds }
        return times
    }
}
