internal import Synchronization

/// What happened, in order; tests wait for what they expect.
public final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        let matches: @Sendable ([Event]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [Int: Waiter] = [:]
        var cancelled: Set<Int> = []
        var nextID = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Everything so far.
    public var events: [Event] { self.state.withLock { $0.events } }

    public func add(_ event: Event) {
        let content = self.state.withLock { state in
            state.events.append(event)
            let events = state.events
            let content = state.waiters.filter { $0.value.matches(events) }
            for id in content.keys { state.waiters[id] = nil }
            return content.values.map { $0 }
        }
        for waiter in content { waiter.continuation.resume() }
    }

    /// Returns once an event matches, past ones included, or when the task is cancelled, as a time limit does.
    public func wait(for matches: @escaping @Sendable (Event) -> Bool) async {
        await self.wait(count: 1, of: matches)
    }

    /// Returns once this many events match, past ones included, or when the task is cancelled.
    public func wait(count: Int, of matches: @escaping @Sendable (Event) -> Bool) async {
        let isEnough: @Sendable ([Event]) -> Bool = { $0.count(where: matches) >= count }
        let id = self.state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = self.state.withLock { state in
                    if state.cancelled.remove(id) != nil || isEnough(state.events) { return true }
                    state.waiters[id] = Waiter(matches: isEnough, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                // A cancel that comes before the wait begins is remembered for it.
                if waiter == nil { state.cancelled.insert(id) }
                return waiter
            }
            waiter?.continuation.resume()
        }
    }
}
