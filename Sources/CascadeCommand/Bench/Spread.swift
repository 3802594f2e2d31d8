internal import TurnTimes

/// The line that tells of some times their median, the extremes and how many they are.
enum Spread {
    static func line(_ name: String, _ milliseconds: [Double]) -> String {
        guard let median = Percentile.p50.of(milliseconds), let least = milliseconds.min(),
            let most = milliseconds.max()
        else { return "\(name): none" }
        let figures = [median, least, most].map { ($0 * 10).rounded() / 10 }
        return "\(name): median \(figures[0]) ms, min \(figures[1]), max \(figures[2]), n \(milliseconds.count)"
    }
}
