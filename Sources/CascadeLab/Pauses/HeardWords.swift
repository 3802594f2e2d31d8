internal import SpeechAudio
internal import SpeechEngines
internal import Synchronization

/// A recognizer's stream of which it is known how far behind the sound it is.
final class HeardWords: RecognizerStream {
    private struct State {
        var appended = 0
        var latest: Transcript?
        var latestAt: ContinuousClock.Instant?
        /// When the words of all sound so far were asked for.
        var askedAt: ContinuousClock.Instant?
        var error: (any Error)?
    }

    private static let look = Duration.milliseconds(1)

    let transcripts: AsyncThrowingStream<Transcript, any Error>
    private let stream: any RecognizerStream
    private let state = Mutex(State())
    private let clock = ContinuousClock()

    init(_ stream: any RecognizerStream) {
        self.stream = stream
        self.transcripts = stream.transcripts
    }

    /// Takes the transcripts until the stream ends.
    func read() async throws {
        do {
            for try await transcript in self.transcripts {
                self.state.withLock { ($0.latest, $0.latestAt) = (transcript, self.clock.now) }
            }
        } catch {
            self.state.withLock { $0.error = error }
            throw error
        }
    }

    /// Whether the words of all sound so far have been asked for.
    var areAsked: Bool { self.state.withLock { $0.askedAt != nil } }

    /// The words of all sound so far, and how long they took since they were asked for; nil if they do not come in time.
    func settled(within patience: Duration) async throws -> (text: String, took: Duration)? {
        let now = self.clock.now
        guard try await self.covers(self.state.withLock { $0.appended }, within: patience) else { return nil }
        return self.state.withLock { state in
            state.latest.map { ($0.text, max(.zero, (state.latestAt ?? now) - (state.askedAt ?? now))) }
        }
    }

    /// Waits while the words are further behind than `lag`.
    func keepUp(_ lag: Duration, within patience: Duration) async throws {
        _ = try await self.covers(
            self.state.withLock { $0.appended } - lag.samples(at: BenchRecording.sampleRate), within: patience)
    }

    private func covers(_ samples: Int, within patience: Duration) async throws -> Bool {
        let needed = Duration.samples(max(0, samples), at: BenchRecording.sampleRate) - .milliseconds(1)
        let end = self.clock.now + patience
        while true {
            let (covered, error) = self.state.withLock { ($0.latest?.coverage ?? .zero, $0.error) }
            if let error { throw error }
            if covered >= needed { return true }
            guard self.clock.now < end else { return false }
            try await self.clock.sleep(for: Self.look)
        }
    }

    func append(_ samples: [Float]) {
        self.state.withLock { state in
            state.appended += samples.count
            state.askedAt = nil
        }
        self.stream.append(samples)
    }

    func settle() {
        self.state.withLock { $0.askedAt = $0.askedAt ?? self.clock.now }
        self.stream.settle()
    }

    func finish() { self.stream.finish() }
    func discard() { self.stream.discard() }
    func close() async { await self.stream.close() }
}
