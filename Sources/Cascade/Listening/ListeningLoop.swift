public import SpeechEngines
internal import Synchronization
internal import TurnTimes

/// Listens for all sessions of a process: every 20 ms it drains their microphones and looks for speech.
///
/// The detector's C calls block, so the loop runs on an executor of its own.
public final class ListeningLoop: Sendable {
    /// The time between two looks.
    public static let interval = Duration.milliseconds(20)

    private struct State {
        var listeners: [Int: Listener] = [:]
        var failures: [Int: @Sendable (any Error) -> Void] = [:]
        var nextID = 0
        var hearings: [Hearing] = []
    }

    /// Frames of one sound, of which some are heard.
    private struct Hearing: Sendable {
        let detector: any VoiceActivityDetector
        let frames: [[Float]]
        var memory: VoiceActivityMemory
        var probabilities: [Float] = []
        let continuation: CheckedContinuation<Self, any Error>
    }

    private let state = Mutex(State())
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
                next = max(next + Self.interval, clock.now)
            }
        }
    }

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
        var memories = hearings.map(\.memory)
        for place in hearings.indices { hearings[place].memory = VoiceActivityMemory() }
        let results = detector.hear(hearings.map { $0.frames[$0.probabilities.count] }, remembering: &memories)
        var rest: [Hearing] = []
        for (place, result) in results.enumerated() {
            switch result {
            case .success(let probability):
                hearings[place].memory = memories[place]
                hearings[place].probabilities.append(probability)
                let hearing = hearings[place]
                if hearing.probabilities.count < hearing.frames.count {
                    rest.append(hearing)
                } else {
                    hearing.continuation.resume(returning: hearing)
                }
            case .failure(let error): hearings[place].continuation.resume(throwing: error)
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
        // Taken out while they work, so that the lock is held for a move only.
        var (ids, listeners) = self.state.withLock { state in
            defer { state.listeners = [:] }
            return (Array(state.listeners.keys), Array(state.listeners.values))
        }
        guard !ids.isEmpty else { return }
        let failures = listeners.listen(after: time)
        let told = self.state.withLock { state in
            var told: [(fail: @Sendable (any Error) -> Void, error: any Error)] = []
            for (place, id) in ids.enumerated() {
                if let error = failures[place] {
                    state.listeners[id] = nil
                    if let fail = state.failures.removeValue(forKey: id) { told.append((fail, error)) }
                } else if state.failures[id] != nil {
                    // A session that has ended meanwhile has none.
                    state.listeners[id] = listeners[place]
                }
            }
            return told
        }
        for (fail, error) in told { fail(error) }
    }

    /// Begins to listen to a session.
    /// - Parameter onFailure: called once if the detector fails; the session is not listened to after that.
    func add(_ listener: Listener, onFailure: @escaping @Sendable (any Error) -> Void) -> Int {
        self.state.withLock { state in
            state.nextID += 1
            state.listeners[state.nextID] = listener
            state.failures[state.nextID] = onFailure
            return state.nextID
        }
    }

    func remove(_ id: Int) {
        self.state.withLock { state in
            state.listeners[id] = nil
            state.failures[id] = nil
        }
    }
}
