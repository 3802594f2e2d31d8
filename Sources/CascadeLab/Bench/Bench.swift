internal import SpeechAudio
internal import TurnTimes
internal import WebSockets

/// Plays recordings to servers of several modes, through their own WebSocket and in real time.
public struct Bench: Sendable {
    /// How long a recording's room is heard after it.
    static let room = Duration.seconds(3)
    /// Turns without an answer, one after the other, at which a bench gives up.
    private static let failureLimit = 5

    private let modes: [BenchMode]
    private let recordings: [BenchRecording]
    private let repeats: Int
    private let clock: SessionClock
    private let prepare: @Sendable () async -> Void

    /// - Parameters:
    ///   - repeats: how often each recording is played to each mode.
    ///   - prepare: runs before each turn, for what would otherwise carry over from one turn to the next.
    /// - Throws: `LabError` if there is nothing to play.
    public init(
        modes: [BenchMode], recordings: [BenchRecording], repeats: Int, clock: some Clock<Duration>,
        prepare: @escaping @Sendable () async -> Void = {}
    ) throws(LabError) {
        guard !modes.isEmpty, !recordings.isEmpty, repeats > 0 else {
            throw LabError(.recordings, "a bench takes at least one mode, one recording and one repeat")
        }
        self.modes = modes
        self.recordings = recordings
        self.repeats = repeats
        self.clock = SessionClock(clock)
        self.prepare = prepare
    }

    /// The number of turns that count.
    public var turnCount: Int { self.modes.count * self.recordings.count * self.repeats }

    /// Plays one warm-up turn to each mode, then all that count.
    /// - Parameter report: takes each turn that counts.
    /// - Returns: the turns that count, in order, and what the machine did meanwhile.
    public func run(report: (BenchTurn) -> Void = { _ in }) async throws -> (turns: [BenchTurn], machine: MachineReport)
    {
        let client = WebSocketClient()
        let clips = self.recordings.map {
            RoomNoise(of: $0.clip).following($0.clip, speechEnd: $0.speechEnd, for: Self.room)
        }
        func play(_ entry: BenchPlan.Entry) async throws -> BenchTurn {
            await self.prepare()
            let (mode, recording) = (self.modes[entry.mode], self.recordings[entry.recording])
            let session = RecordedSession(
                url: mode.url, client: client, recording: recording, clip: clips[entry.recording], clock: self.clock)
            let observer = try await session.run()
            if let failure = observer.failure {
                throw LabError(.session, "\(mode.name), \(recording.name): \(failure)")
            }
            return observer.turn(mode: mode.name, recording: recording.name, repetition: entry.repetition)
        }
        for mode in self.modes { try await ServerReadiness.wait(for: mode.url, client, self.clock) }
        for mode in self.modes.indices {
            _ = try await play(BenchPlan.Entry(mode: mode, recording: 0, repetition: 0))
        }
        let watch = MachineWatch()
        var turns: [BenchTurn] = []
        let plan = BenchPlan(modes: self.modes.count, recordings: self.recordings.count, repeats: self.repeats)
        for entry in plan.entries {
            let turn = try await play(entry)
            turns.append(turn)
            report(turn)
            let recent = turns.suffix(Self.failureLimit)
            guard recent.count < Self.failureLimit || recent.contains(where: { $0.outcome != .unanswered }) else {
                throw LabError(.session, "\(Self.failureLimit) recordings in a row had no answer: try `cascade talk`")
            }
        }
        return (turns, watch.end())
    }
}
