internal import Dispatch
internal import Foundation
internal import Synchronization

/// Sees to it that a server that was asked to end does so within its limit, whatever hangs.
///
/// It waits on a queue of its own, since what hangs may hold up all of Swift's threads.
final class ShutdownWatch: Sendable {
    /// Calls back after a time.
    typealias Timer = @Sendable (Duration, @escaping @Sendable () -> Void) -> Void

    private struct State {
        var running: [String] = []
        var isAsked = false
        var hasEnded = false
    }

    private let limit: Duration
    private let timer: Timer
    private let giveUp: @Sendable ([String]) -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limit: time from the moment the server is asked to end.
    ///   - giveUp: called once, after the limit, with the parts that still run, in the order in which they should end.
    init(
        limit: Duration, timer: @escaping Timer = ShutdownWatch.queueTimer,
        giveUp: @escaping @Sendable ([String]) -> Void
    ) {
        self.limit = limit
        self.timer = timer
        self.giveUp = giveUp
    }

    /// Whether the server was asked to end.
    var isAsked: Bool { self.state.withLock { $0.isAsked } }

    /// A part that should end after all that begin later.
    func began(_ part: String) { self.state.withLock { $0.running.append(part) } }

    func ended(_ part: String) {
        self.state.withLock { state in
            if let index = state.running.firstIndex(of: part) { state.running.remove(at: index) }
        }
    }

    /// The server was asked to end; the time runs from the first call.
    func asked() {
        let isFirst = self.state.withLock { state in
            defer { state.isAsked = true }
            return !state.isAsked
        }
        guard isFirst else { return }
        self.timer(self.limit) {
            let running = self.state.withLock { $0.hasEnded ? nil : Array($0.running.reversed()) }
            if let running { self.giveUp(running) }
        }
    }

    /// The server has ended, and nothing is given up any more.
    func finished() { self.state.withLock { $0.hasEnded = true } }

    /// Calls `asked` for each signal until the value is cancelled.
    func listen(to signals: [Int32]) -> ShutdownSignals { ShutdownSignals(signals) { [weak self] in self?.asked() } }

    /// Calls back on a queue of its own.
    static let queueTimer: Timer = { time, body in
        // Within an hour, so that no setting is out of range.
        let milliseconds = min(3_600_000, max(0, time / .milliseconds(1)))
        DispatchQueue(label: "shutdown").asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds)), execute: body)
    }
}
