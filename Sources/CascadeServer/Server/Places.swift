internal import Synchronization

/// A bounded number of places, of which each is held by one client.
final class Places: Sendable {
    let limit: Int
    private let count = Mutex(0)

    init(_ limit: Int) {
        self.limit = limit
    }

    /// Places that are taken now.
    var taken: Int { self.count.withLock { $0 } }

    var hasRoom: Bool { self.taken < self.limit }

    /// Takes a place; `leave` must follow.
    /// - Returns: false if none is free.
    func take() -> Bool {
        self.count.withLock { count in
            guard count < self.limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { self.count.withLock { $0 -= 1 } }
}
