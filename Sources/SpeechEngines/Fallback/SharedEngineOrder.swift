internal import Synchronization

/// The order of a list's engines, as all sessions together have found them.
final class SharedEngineOrder: Sendable {
    private let order: Mutex<EngineOrder>

    init(count: Int) { self.order = Mutex(EngineOrder(count: count)) }

    func order(at now: Duration) -> [Int] { self.order.withLock { $0.order(at: now) } }

    func succeeded(_ index: Int) { self.order.withLock { $0.succeeded(index) } }

    func failed(_ index: Int, at now: Duration) { self.order.withLock { $0.failed(index, at: now) } }
}
