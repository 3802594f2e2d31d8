/// How long to wait before a connection is opened again: 100 ms, doubled with each failure in a row.
struct BackOff: Sendable, Equatable {
    /// Connections in a row that came to nothing.
    private(set) var failures = 0
    let longest: Duration

    init(longest: Duration = .seconds(2)) {
        self.longest = longest
    }

    /// A connection that has served for so long is no sign of a service that is down.
    static let service = Duration.seconds(10)

    var delay: Duration {
        self.failures == 0 ? .zero : min(self.longest, .milliseconds(100) * (1 << min(self.failures - 1, 16)))
    }

    mutating func failed() { self.failures += 1 }
    mutating func served() { self.failures = 0 }
}
