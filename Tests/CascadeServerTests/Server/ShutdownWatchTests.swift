import CascadeTesting
import Synchronization
import Testing

@testable import CascadeServer

@Suite("Seeing to it that the process ends")
struct ShutdownWatchTests {
    /// Keeps what was to be called back, and when.
    private final class Timers: Sendable {
        private let all = Mutex<[(Duration, @Sendable () -> Void)]>([])

        var times: [Duration] { self.all.withLock { $0.map(\.0) } }

        func add(_ time: Duration, _ body: @escaping @Sendable () -> Void) {
            self.all.withLock { $0.append((time, body)) }
        }

        func fire() {
            for (_, body) in self.all.withLock({ $0 }) { body() }
        }
    }

    private let timers = Timers()
    private let givenUp = EventLog<[String]>()

    private func watch() -> ShutdownWatch {
        let watch = ShutdownWatch(limit: .seconds(8), timer: self.timers.add) { [givenUp] in givenUp.add($0) }
        for part in ["turns", "engines", "connections"] { watch.began(part) }
        return watch
    }

    @Test("after its limit the process is given up, and what still runs is named, the first to end first")
    func givesUp() {
        let watch = self.watch()
        #expect(self.timers.times.isEmpty)
        watch.asked()
        watch.ended("connections")
        #expect(self.timers.times == [.seconds(8)])
        self.timers.fire()
        #expect(self.givenUp.events == [["engines", "turns"]])
    }

    @Test("a server that has ended in time is not given up")
    func ends() {
        let watch = self.watch()
        watch.asked()
        for part in ["connections", "engines", "turns"] { watch.ended(part) }
        watch.finished()
        self.timers.fire()
        #expect(self.givenUp.events.isEmpty)
    }

    @Test("a second signal does not give it more time")
    func askedTwice() {
        let watch = self.watch()
        #expect(!watch.isAsked)
        watch.asked()
        watch.asked()
        #expect(watch.isAsked)
        #expect(self.timers.times.count == 1)
    }
}
