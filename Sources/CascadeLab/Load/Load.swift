public import SpeechAudio
internal import TurnTimes
internal import WebSockets

/// Callers who talk to a server at once, each on a WebSocket of its own: a frame of its microphone every 20 ms, a question
/// that nobody else asks, its answer heard out.
public struct Load: Sendable {
    /// Those that a session's memory is told beyond.
    private static let firstCallers = 10
    /// For the first callers to have had a turn.
    private static let firstPause = Duration.seconds(5)
    private static let callersPerSecond = 50.0
    /// From the last caller until turns count.
    private static let settling = Duration.seconds(3)
    /// How long a moment is.
    private static let moment = Duration.seconds(10)

    private let url: String
    private let sessions: Int
    private let length: Duration
    private let process: Int32?
    private let speech: LoadSpeech
    private let manner: LoadCaller.Manner
    private let listening: Int
    private let pace: Duration

    /// - Parameters:
    ///   - url: where the server takes sessions.
    ///   - sessions: callers at once, at least 1.
    ///   - length: how long turns are counted.
    ///   - process: the server's, nil if it is not on this machine.
    ///   - recording: what callers say; without it they type.
    ///   - listening: hundredths of the callers who never ask.
    ///   - pace: the time from one question of a caller to the next, if the answer is over by then.
    /// - Throws: if the recording cannot be used.
    public init(
        url: String, sessions: Int, length: Duration, process: Int32?, recording: AudioClip? = nil, listening: Int = 0,
        pace: Duration = .zero
    ) throws {
        self.url = url
        self.sessions = sessions
        self.length = length
        self.process = process
        self.speech = try recording.map { try LoadSpeech(saying: $0) } ?? LoadSpeech(humming: LoadCaller.talk)
        self.manner = recording == nil ? .typing : .talking(self.speech.length)
        self.listening = listening
        self.pace = pace
    }

    /// Lets all call.
    /// - Parameter report: takes each moment when it is over; must return at once.
    /// - Throws: `WebSocketError` if the server cannot be reached.
    public func run(report: @escaping @Sendable (LoadMoment) -> Void) async throws -> LoadResult {
        let client = WebSocketClient()
        let clock = SessionClock(ContinuousClock())
        try await ServerReadiness.wait(for: self.url, client, clock)
        let origin = clock.now
        let begin = origin + self.start(of: self.sessions) + Self.settling
        let book = LoadBook(LoadTally(begin: begin), clock: clock)
        async let watched = self.watch(book, from: origin, begin: begin, clock, report)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...self.sessions {
                let start = origin + self.start(of: number)
                let caller = LoadCaller(
                    number: number, manner: self.manner(of: number), pace: self.pace,
                    start: start + self.offset(of: number),
                    end: begin + self.length)
                group.addTask {
                    try await clock.sleep(until: start)
                    do {
                        try await LoadCall(caller, self.speech, clock: clock, book: book).run(self.url, client)
                    } catch let error as WebSocketError {
                        book.refused(error)
                    }
                }
            }
            try await group.waitForAll()
        }
        let (moments, usage) = try await watched
        return LoadResult(
            book.current, sessions: self.sessions, seconds: self.length.seconds, usage: usage, moments: moments)
    }

    /// When a caller comes in, since the beginning. Frames of different callers leave at different times.
    private func start(of number: Int) -> Duration {
        let coming =
            Duration.seconds(Double(number - 1) / Self.callersPerSecond) + .microseconds(7919 * number % 20_000)
        return number > Self.firstCallers ? coming + Self.firstPause : coming
    }

    /// Those who only listen are spread evenly among the others.
    private func manner(of number: Int) -> LoadCaller.Manner {
        number * self.listening / 100 == (number - 1) * self.listening / 100 ? self.manner : .listening
    }

    /// Spreads the first questions of callers that come in at one moment over the length of a turn.
    private func offset(of number: Int) -> Duration {
        .milliseconds(number * 3737 % max(3000, Int(self.pace / .milliseconds(1))))
    }

    private func watch(
        _ book: LoadBook, from origin: Duration, begin: Duration, _ clock: SessionClock,
        _ report: @Sendable (LoadMoment) -> Void
    ) async throws -> ([LoadMoment], LoadUsage?) {
        var process = LoadProcess(self.process)
        if self.sessions > Self.firstCallers {
            try await clock.sleep(until: origin + self.start(of: Self.firstCallers + 1))
            process.noteCallers(Self.firstCallers)
        }
        try await clock.sleep(until: begin)
        _ = book.takeRecent()
        process.begin(at: clock.now)
        var moments: [LoadMoment] = []
        var time = begin
        while time < begin + self.length {
            time = min(time + Self.moment, begin + self.length)
            try await clock.sleep(until: time)
            let (firstSounds, failed) = book.takeRecent()
            let usage = process.takeMoment(at: clock.now)
            let moment = LoadMoment(
                seconds: (time - begin).seconds, turns: firstSounds.count, failed: failed,
                p50: firstSounds.latency(of: .p50)?.roundedMilliseconds,
                p99: firstSounds.latency(of: .p99)?.roundedMilliseconds,
                processorPercent: usage.map { ($0.processorPercent * 10).rounded() / 10 },
                megabytes: usage.map { ($0.megabytes * 10).rounded() / 10 })
            moments.append(moment)
            report(moment)
        }
        return (moments, process.total(callers: self.sessions))
    }
}
