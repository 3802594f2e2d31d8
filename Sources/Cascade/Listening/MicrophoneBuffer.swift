internal import SpeechAudio
internal import Synchronization

/// The user's sound on its way from the transport's thread to the listening loop.
///
/// A fixed ring: the lock is held for a copy only. When it is full the oldest samples are dropped and counted.
public final class MicrophoneBuffer: Sendable {
    /// Marks that may wait; of more the oldest are dropped, as the last one says what holds.
    private static let markCapacity = 64

    /// Samples a second of all that is appended.
    public static let sampleRate = 16_000

    /// Sound taken out of the buffer.
    struct Block {
        var samples: [Float]
        /// The session's time at the first sample, by the steadiest arrival so far.
        var start: Duration
        /// Marks that came with the sound; they stand for its end.
        var marks: [MicrophoneMark]
    }

    private struct State {
        var ring: [Float]
        var first = 0
        var count = 0
        /// Samples of all time, dropped ones included.
        var appended = 0
        var dropped = 0
        var marks: [MicrophoneMark] = []
        var clock = ArrivalClock()
    }

    private let state: Mutex<State>

    /// - Parameter capacity: sound that may wait, 2 s by default.
    public init(capacity: Duration = .seconds(2)) {
        let samples = max(1, capacity.samples(at: Self.sampleRate))
        self.state = Mutex(State(ring: [Float](repeating: 0, count: samples)))
    }

    /// Samples dropped so far because nobody listened in time.
    public var dropped: Int { self.state.withLock { $0.dropped } }

    /// Adds sound that has just arrived. Never blocks for longer than a copy.
    /// - Parameters:
    ///   - samples: 16 kHz mono, -1…1.
    ///   - time: the session's time now.
    public func append(_ samples: [Float], at time: Duration) {
        self.state.withLock { state in
            let capacity = state.ring.count
            for sample in samples.suffix(capacity) {
                state.ring[(state.first + state.count) % capacity] = sample
                if state.count == capacity {
                    state.first = (state.first + 1) % capacity
                    state.dropped += 1
                } else {
                    state.count += 1
                }
            }
            state.dropped += max(0, samples.count - capacity)
            state.appended += samples.count
            state.clock.take(.samples(state.appended, at: Self.sampleRate), at: time)
        }
    }

    /// Says where a turn begins or ends in the sound.
    func append(_ mark: MicrophoneMark) {
        self.state.withLock { state in
            state.marks.append(mark)
            if state.marks.count > Self.markCapacity { state.marks.removeFirst() }
        }
    }

    /// Takes out all that is there, nil if nothing is.
    func drain() -> Block? {
        self.state.withLock { state in
            let marks = state.marks
            state.marks = []
            guard state.count > 0, let origin = state.clock.origin else {
                return marks.isEmpty ? nil : Block(samples: [], start: .zero, marks: marks)
            }
            let capacity = state.ring.count
            let samples = (0..<state.count).map { state.ring[(state.first + $0) % capacity] }
            let start = origin + .samples(state.appended - state.count, at: Self.sampleRate)
            (state.first, state.count) = (0, 0)
            return Block(samples: samples, start: start, marks: marks)
        }
    }
}
