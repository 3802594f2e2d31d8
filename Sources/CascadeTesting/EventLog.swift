internal import Synchronization

/// What happened, in order; tests wait for what they expect.
public final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        let matches: @Sendable ([Event]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    public init() {}

    /// Everything so far.
    public var events: [Event] { self.state.withLock { $0.events } }

    public func add(_ event: Event) {
        let content = self.state.withLock { state in
            state.events.append(event)
            let events = state.events
            let content = state.waiters.filter { $0.matches(events) }
            state.waiters.removeAll { $0.matches(events) }
            return content
        }
        for waiter in content { waiter.continuation.resume() }
    }

    /// Returns once an event matches, past ones included.
    public func wait(for matches: @escaping @Sendable (Event) -> Bool) async {
        await self.wait(count: 1, of: matches)
    }

    /// Returns once this many events match, past ones included.
    public func wait(count: Int, of matches: @escaping @Sendable (Event) -> Bool) async {
        let isEnough: @Sendable ([Event]) -> Bool = { $0.count(where: matches) >= count }
        await withCheckedContinuation { continuation in
            let isThere = self.state.withLock { state in
                if isEnough(state.events) { return true }
                state.waiters.append(Waiter(matches: isEnough, continuation: continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
