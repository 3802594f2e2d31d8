internal import SpeechAudio

/// Where the sound that the recognizer was given for a segment lies in the session.
struct SegmentClock: Sendable, Equatable {
    private struct Stretch: Equatable {
        /// In samples of the session.
        let start: Int
        var count: Int
    }

    let sampleRate: Int
    /// Where the segment begins, for segments without speech.
    private let start: Int
    private var stretches: [Stretch] = []

    init(start: Int, sampleRate: Int) {
        self.start = start
        self.sampleRate = sampleRate
    }

    /// Notes sound that was given, from a sample of the session on.
    mutating func add(_ count: Int, at start: Int) {
        if let last = self.stretches.last, last.start + last.count == start {
            self.stretches[self.stretches.count - 1].count += count
        } else {
            self.stretches.append(Stretch(start: start, count: count))
        }
    }

    /// Samples that were given.
    var count: Int { self.stretches.reduce(0) { $0 + $1.count } }

    /// Seconds of the session at a sample of what was given.
    func seconds(_ sample: Int) -> Double {
        var rest = sample
        for stretch in self.stretches {
            if rest <= stretch.count { return Double(stretch.start + rest) / Double(self.sampleRate) }
            rest -= stretch.count
        }
        let end = self.stretches.last.map { $0.start + $0.count } ?? self.start
        return Double(end) / Double(self.sampleRate)
    }
}
