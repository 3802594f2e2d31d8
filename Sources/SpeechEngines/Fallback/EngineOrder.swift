/// In which order the engines of a list are tried: as listed, but those that failed lately last.
struct EngineOrder: Sendable {
    /// How long an engine that failed is tried last, so that not every turn has to wait for its failure again.
    static let rest = Duration.seconds(30)

    private let count: Int
    private var failures: [Int: Duration] = [:]

    init(count: Int) {
        self.count = count
    }

    /// Positions in the list.
    func order(at now: Duration) -> [Int] {
        let rests = { (index: Int) in self.failures[index].map { now - $0 < Self.rest } ?? false }
        let all = Array(0..<self.count)
        return all.filter { !rests($0) } + all.filter(rests)
    }

    mutating func failed(_ index: Int, at now: Duration) { self.failures[index] = now }
    mutating func succeeded(_ index: Int) { self.failures[index] = nil }
}
