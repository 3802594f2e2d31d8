/// Whether a process keeps up with what it holds, told by how late a task wakes that sleeps: a state machine without I/O.
///
/// A task that wakes late had to wait for the processor, as each step of each session has then.
package struct Headroom: Sendable, Equatable {
    package enum Level: String, Sendable {
        /// Those that are here are not served in time, so nobody else is let in.
        case none
        /// What is made on the chance that it is wanted is left out.
        case tight
        case ample
    }

    /// Between two wake-ups.
    package static let interval = Duration.milliseconds(50)
    /// Wake-ups that are looked back on: a second.
    private static let count = 20
    /// That many of them tell; fewer are a moment in which somebody else had the processor.
    private static let telling = 5
    /// Frames of a microphone come that often, and a later answer is one that a listener notices.
    private static let tight = Duration.milliseconds(20)
    private static let none = Duration.milliseconds(60)

    private var latest: [Duration] = []
    private var next = 0

    package init() {}

    /// A wake-up was late by so much.
    package mutating func note(late: Duration) {
        if self.latest.count < Self.count {
            self.latest.append(late)
        } else {
            self.latest[self.next] = late
            self.next = (self.next + 1) % Self.count
        }
    }

    package var level: Level {
        if self.wasLate(by: Self.none) { return .none }
        return self.wasLate(by: Self.tight) ? .tight : .ample
    }

    private func wasLate(by time: Duration) -> Bool {
        self.latest.count { $0 >= time } >= Self.telling
    }
}
