internal import SpeechEngines
internal import TurnTimes

/// A reply with all that belongs to it: its turn, what makes it, what holds it back, and how it stands.
///
/// It is handed what happens. What makes the reply and lets it be heard, it sees to itself; what only its owner can do, it
/// asks for.
struct ReplyRun: Sendable {
    let id: ReplyID
    let turn: TurnID
    /// When it was begun.
    let begun: Duration
    private let gate: ReplyGate
    private let standing: ReplyStanding
    private let speaker: any Speaker
    private let task: Task<Void, Never>
    private let say: @Sendable (String) -> Task<Void, Never>
    /// Says what comes before the reply.
    private var stopgap: Task<Void, Never>?
    private let wait: @Sendable (Duration) -> Task<Void, Never>?
    /// Waits until the client has had time to play it.
    private var playOut: Task<Void, Never>?
    private var course: ReplyCourse

    /// A draft: it is made, and held back until it is committed.
    ///
    /// - Parameters:
    ///   - tasks: owns the task that makes it.
    ///   - wait: sends `playOutDue` at a time, unless it is cancelled.
    init(
        _ reply: Reply, turn: TurnID, begun: Duration, course: ReplyCourse, tasks: OwnedTasks,
        wait: @escaping @Sendable (Duration) -> Task<Void, Never>?
    ) {
        self.id = reply.id
        self.turn = turn
        self.begun = begun
        self.gate = reply.gate
        self.standing = reply.standing
        self.speaker = reply.speaker
        self.course = course
        self.wait = wait
        self.task = tasks.add { await reply.run() }
        self.say = { text in tasks.add { await reply.say(stopgap: text) } }
    }

    /// Its own times so far.
    var times: ReplyTimes { self.course.times }

    /// Whether nothing more can happen to it.
    var isOver: Bool { self.course.isOver }

    /// Whether the client is known to report its play-out cursor.
    var reportsCursor: Bool { self.course.reportsCursor }

    /// The words that sounded since a time, with some before and behind.
    func words(since time: Duration, at now: Duration) -> String { self.course.words(since: time, at: now) }

    /// Takes an event at the session's time.
    /// - Returns: what its owner is to do, in order.
    mutating func handle(_ event: ReplyEvent, at now: Duration) -> [ReplyAction] {
        var asked: [ReplyAction] = []
        for step in self.course.handle(event, at: now) {
            if case .ask(let action) = step { asked.append(action) } else { self.perform(step) }
        }
        return asked
    }

    private mutating func perform(_ step: ReplyStep) {
        switch step {
        case .openGate:
            self.standing.commit()
            self.gate.open()
        case .pause:
            self.gate.close()
            self.speaker.pause(self.id)
        case .resume:
            self.speaker.resume(self.id)
            self.gate.open()
        case .silence:
            self.speaker.stop(self.id)
            self.task.cancel()
            self.stopgap?.cancel()
        case .cancel:
            self.task.cancel()
            self.stopgap?.cancel()
        case .say(let text):
            self.stopgap = self.say(text)
        case .waitForPlayOut(let end):
            self.playOut?.cancel()
            self.playOut = self.wait(end)
        case .stopWaiting:
            self.playOut?.cancel()
            self.playOut = nil
        case .ask:
            break
        }
    }
}
