/// Syllables told apart by the dips of the level between them.
struct Syllables {
    /// Their frames, without the silences between them, in order.
    let frames: [Range<Int>]

    // A dip this deep on both sides, in dB, parts two syllables.
    private static let dip = 4.0
    /// What is shorter belongs to the one before.
    private static let least = 6

    init(_ measured: EndingFrames) {
        let level = Self.smoothed(measured.level)
        guard let first = measured.isSounding.firstIndex(of: true), first <= measured.last else {
            self.frames = []
            return
        }
        var bounds = [first]
        var (peak, lowest, place) = (level[first], level[first], first)
        // Whether the level has fallen from the last peak.
        var hasFallen = false
        for frame in first...measured.last {
            if hasFallen {
                if level[frame] < lowest { (lowest, place) = (level[frame], frame) }
                if level[frame] >= lowest + Self.dip {
                    bounds.append(place)
                    (peak, hasFallen) = (level[frame], false)
                }
            } else {
                peak = max(peak, level[frame])
                if level[frame] <= peak - Self.dip { (lowest, place, hasFallen) = (level[frame], frame, true) }
            }
        }
        bounds.append(measured.last + 1)
        var frames: [Range<Int>] = []
        for (start, end) in zip(bounds, bounds.dropFirst()) {
            guard let first = measured.isSounding[start..<end].firstIndex(of: true),
                let last = measured.isSounding[start..<end].lastIndex(of: true)
            else { continue }
            if let before = frames.last, last + 1 - first < Self.least {
                frames[frames.count - 1] = before.lowerBound..<last + 1
            } else {
                frames.append(first..<last + 1)
            }
        }
        self.frames = frames
    }

    /// The mean over five frames.
    private static func smoothed(_ level: [Double]) -> [Double] {
        level.indices.map { frame in
            let around = level[max(0, frame - 2)...min(level.count - 1, frame + 2)]
            return around.reduce(0, +) / Double(around.count)
        }
    }
}
