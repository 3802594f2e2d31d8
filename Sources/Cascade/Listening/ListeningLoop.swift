public import SpeechEngines
internal import Synchronization
internal import TurnTimes

/// Listens for all sessions of a process: every 20 ms it drains their microphones and looks for speech.
///
/// The detector's C calls block, so the loop runs on an executor of its own.
public final class ListeningLoop: Sendable {
    /// The time between two looks.
    public static let interval = Duration.milliseconds(20)

    /// Whose a listener is.
    private struct Owner: Sendable {
        let id: Int
        let fail: @Sendable (any Error) -> Void
    }

    /// The sessions that are listened to; an owner's listener is at the same place.
    private struct Ears {
        var owners: [Owner] = []
        var listeners: [Listener] = []
        var room = ListeningRoom()

        mutating func remove(_ places: Set<Int>) {
            self.owners = self.owners.indices.filter { !places.contains($0) }.map { self.owners[$0] }
            self.listeners = self.listeners.indices.filter { !places.contains($0) }.map { self.listeners[$0] }
        }
    }

    /// What happens between two looks.
    private struct State {
        var arrived: [(owner: Owner, listener: Listener)] = []
        var left: Set<Int> = []
        var nextID = 0
        var hearings: [Hearing] = []
        var tally = ListeningTally()
    }

    /// Frames of one sound, of which some are heard.
    private struct Hearing: Sendable {
        let detector: any VoiceActivityDetector
        let frames: [[Float]]
        var memory: VoiceActivityMemory
        var probabilities: [Float] = []
        let continuation: CheckedContinuation<Self, any Error>

        var isOver: Bool { self.probabilities.count == self.frames.count }
        var nextFrame: [Float] { self.frames[self.probabilities.count] }

        mutating func takeMemory() -> VoiceActivityMemory {
            defer { self.memory = VoiceActivityMemory() }
            return self.memory
        }
    }

    private let state = Mutex(State())
    /// Locked for a whole look, by nobody else, so that listeners are changed where they are.
    private let ears = Mutex(Ears())
    private let executor = ListeningExecutor()

    public init() {}

    /// Looks until the task is cancelled.
    public func run(clock: some Clock<Duration>) async {
        await withTaskExecutorPreference(self.executor) {
            let clock = SessionClock(clock)
            var next = ListeningLoop.interval
            var last = Duration.zero
            while !Task.isCancelled {
                // Cancellation is the only way a clock fails, and the loop's condition sees it.
                try? await clock.sleep(until: next)
                self.listen(after: clock.now - last)
                last = clock.now
                // After a hold-up the missed looks are left out, not made up for.
                let missed = Int(max(0, (last - next) / Self.interval))
                if missed > 0 { self.state.withLock { $0.tally.missedLooks += missed } }
                next = max(next + Self.interval, last)
            }
        }
    }

    /// What could not be done in time so far.
    public var tally: ListeningTally { self.state.withLock { $0.tally } }

    /// Sound of a session was lost, as nobody listened in time.
    func note(lost sound: Duration) { self.state.withLock { $0.tally.lost += sound } }

    /// Looks soon rather than at the next interval.
    func wake() { self.executor.run { self.listen() } }

    /// Asks a detector about frames of a sound that is no session's, in order, on the loop's own thread.
    ///
    /// All who ask at the same time are heard together, a frame of each in one call. Between two calls the sessions get their
    /// turn.
    /// - Returns: a probability for each frame, and what is remembered behind the last one.
    /// - Throws: the detector's error.
    public func hear(
        _ frames: [[Float]], by detector: any VoiceActivityDetector, remembering memory: VoiceActivityMemory
    ) async throws -> (probabilities: [Float], memory: VoiceActivityMemory) {
        guard !frames.isEmpty else { return ([], memory) }
        let heard = try await withCheckedThrowingContinuation { continuation in
            self.state.withLock {
                $0.hearings.append(
                    Hearing(detector: detector, frames: frames, memory: memory, continuation: continuation))
            }
            self.executor.run { self.hear() }
        }
        return (heard.probabilities, heard.memory)
    }

    /// How many ask about frames now.
    var hearingCount: Int { self.state.withLock { $0.hearings.count } }

    /// One call of the detector whose frame has waited for the longest.
    private func hear() {
        var hearings = self.state.withLock { state -> [Hearing] in
            guard let detector = state.hearings.first?.detector else { return [] }
            defer { state.hearings.removeAll { $0.detector === detector } }
            return state.hearings.filter { $0.detector === detector }
        }
        guard let detector = hearings.first?.detector else { return }
        var batch = FrameBatch(frameLength: detector.capabilities.frameLength)
        for place in hearings.indices {
            let memory = hearings[place].takeMemory()
            batch.add(hearings[place].nextFrame, remembering: memory)
        }
        let failures = detector.hearEach(&batch)
        var rest: [Hearing] = []
        for place in hearings.indices {
            if let error = failures[place] {
                hearings[place].continuation.resume(throwing: error)
                continue
            }
            hearings[place].memory = batch.takeMemory(place)
            hearings[place].probabilities.append(batch.probabilities[place])
            if hearings[place].isOver {
                hearings[place].continuation.resume(returning: hearings[place])
            } else {
                rest.append(hearings[place])
            }
        }
        let isOver = self.state.withLock { state in
            state.hearings += rest
            return state.hearings.isEmpty
        }
        if !isOver { self.executor.run { self.hear() } }
    }

    /// Looks once at every session.
    /// - Parameter time: since the last look at an interval; none for a look between two of them.
    public func listen(after time: Duration = .zero) {
        let (arrived, left) = self.state.withLock { state in
            defer { (state.arrived, state.left) = ([], []) }
            return (state.arrived, state.left)
        }
        let failed = self.ears.withLock { ears in
            ears.owners += arrived.map(\.owner)
            ears.listeners += arrived.map(\.listener)
            if !left.isEmpty { ears.remove(Set(ears.owners.indices.filter { left.contains(ears.owners[$0].id) })) }
            let failures = ears.listeners.listen(after: time, in: &ears.room)
            guard !failures.isEmpty else { return [(owner: Owner, error: any Error)]() }
            defer { ears.remove(Set(failures.keys)) }
            return failures.map { (owner: ears.owners[$0], error: $1) }
        }
        // A session that has ended meanwhile is told nothing.
        for (owner, error) in failed where !self.state.withLock({ $0.left.contains(owner.id) }) { owner.fail(error) }
    }

    /// Begins to listen to a session, at the next look.
    /// - Parameter onFailure: called once if the detector fails; the session is not listened to after that.
    func add(_ listener: Listener, onFailure: @escaping @Sendable (any Error) -> Void) -> Int {
        self.state.withLock { state in
            state.nextID += 1
            state.arrived.append((Owner(id: state.nextID, fail: onFailure), listener))
            return state.nextID
        }
    }

    /// Ends it; a look that is under way is the last.
    func remove(_ id: Int) { self.state.withLock { _ = $0.left.insert(id) } }
}
