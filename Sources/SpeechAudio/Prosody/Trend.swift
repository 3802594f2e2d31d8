/// How measurements of frames of 10 ms rise or fall.
struct Trend {
    private var points: [(frame: Int, value: Double)] = []

    mutating func append(_ value: Double, frame: Int) {
        self.points.append((frame, value))
    }

    /// What the values change by in a second: the median over all pairs, which a few wild values do not move. Nil for fewer
    /// than `least` values.
    func slope(least: Int) -> Double? {
        guard self.points.count >= max(2, least) else { return nil }
        var slopes: [Double] = []
        for (index, later) in self.points.enumerated() {
            for earlier in self.points.prefix(index) where earlier.frame != later.frame {
                slopes.append((later.value - earlier.value) / Double(later.frame - earlier.frame) * 100)
            }
        }
        return slopes.median
    }
}
