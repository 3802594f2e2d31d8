internal import Synchronization

/// A bounded number of places, of which each is held by one client.
package final class Places: Sendable {
    package let limit: Int
    private let count = Mutex(0)

    package init(_ limit: Int) {
        self.limit = limit
    }

    /// Places that are taken now.
    package var taken: Int { self.count.withLock { $0 } }

    package var hasRoom: Bool { self.taken < self.limit }

    /// Takes a place; `leave` must follow.
    /// - Returns: false if none is free.
    package func take() -> Bool {
        self.count.withLock { count in
            guard count < self.limit else { return false }
            count += 1
            return true
        }
    }

    package func leave() { self.count.withLock { $0 -= 1 } }
}
