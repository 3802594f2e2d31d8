/// The line that tells of some times their median, the extremes and how many they are.
enum Spread {
    /// - Parameter milliseconds: in any order; of an even number the lower middle one is the median.
    static func line(_ name: String, _ milliseconds: [Double]) -> String {
        let sorted = milliseconds.sorted()
        guard let least = sorted.first, let most = sorted.last else { return "\(name): none" }
        let figures = [sorted[(sorted.count - 1) / 2], least, most].map { ($0 * 10).rounded() / 10 }
        return "\(name): median \(figures[0]) ms, min \(figures[1]), max \(figures[2]), n \(sorted.count)"
    }
}
