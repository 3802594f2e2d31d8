internal import Foundation
internal import SpeechAudio
internal import Synchronization

/// Watches whether the machine was quiet: how much processor time others took, and how late a sleeping thread woke.
public final class MachineWatch: Sendable {
    private struct Usage {
        var machine: Double
        var own: Double
        var time: ContinuousClock.Instant
    }

    private let start: Usage
    private let latest = Mutex(Duration.zero)
    private let isOver = Atomic(false)

    /// Begins to watch, on a thread of its own.
    public init() {
        self.start = Self.usage()
        let thread = Thread { [weak self] in
            let clock = ContinuousClock()
            while let self, !self.isOver.load(ordering: .relaxed) {
                let due = clock.now.advanced(by: .milliseconds(10))
                Thread.sleep(forTimeInterval: 0.010)
                let late = due.duration(to: clock.now)
                self.latest.withLock { $0 = max($0, late) }
            }
        }
        thread.start()
    }

    /// Ends the watch and says what it saw.
    public func end() -> MachineReport {
        self.isOver.store(true, ordering: .relaxed)
        let end = Self.usage()
        let elapsed = self.start.time.duration(to: end.time).seconds
        let foreign = max(0, (end.machine - self.start.machine) - (end.own - self.start.own)) / max(0.001, elapsed)
        return MachineReport(foreign: foreign, latest: self.latest.withLock { $0 }.milliseconds)
    }

    /// Processor seconds so far.
    private static func usage() -> Usage {
        let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
        // Both files are always there on Linux; without them the watch reads zero and calls nothing quiet wrongly.
        let total = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8)) ?? ""
        let fields =
            total.split(separator: "\n").first?.split(separator: " ").dropFirst().compactMap { Double($0) } ?? []
        // user nice system idle iowait irq softirq steal: all but the two kinds of idling.
        let machine = fields.enumerated().filter { $0.offset < 8 && $0.offset != 3 && $0.offset != 4 }
            .reduce(0) { $0 + $1.element }
        var own = rusage()
        var children = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &children)
        let seconds = [own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000
        }
        return Usage(machine: machine / ticks, own: seconds, time: ContinuousClock().now)
    }
}
