internal import SpeechAudio
internal import Synchronization

/// The user's sound on its way from the transport's thread to the listening loop.
///
/// A bounded ring: the lock is held for a copy only. When it is full the oldest samples are dropped and counted.
public final class MicrophoneBuffer: Sendable {
    /// Marks that may wait; of more the oldest are dropped, as the last one says what holds.
    private static let markCapacity = 64

    /// Samples a second of all that is appended.
    public static let sampleRate = 16_000

    /// What is known of sound that was taken out of the buffer.
    struct Arrival {
        /// The session's time at its first sample, by the steadiest arrival so far.
        var start: Duration
        /// Marks that came with it; they stand for its end.
        var marks: [MicrophoneMark]
    }

    private struct State {
        var ring: SampleRing
        /// Samples of all time, dropped ones included.
        var appended = 0
        var dropped = 0
        var marks: [MicrophoneMark] = []
        var clock = ArrivalClock()

        mutating func note(_ samples: Int, dropped: Int, at time: Duration) {
            self.appended += samples
            self.dropped += dropped
            self.clock.take(.samples(self.appended, at: MicrophoneBuffer.sampleRate), at: time)
        }
    }

    private let state: Mutex<State>

    /// - Parameter capacity: sound that may wait, 2 s by default.
    public init(capacity: Duration = .seconds(2)) {
        self.state = Mutex(State(ring: SampleRing(limit: capacity.samples(at: Self.sampleRate))))
    }

    /// Samples dropped so far because nobody listened in time.
    public var dropped: Int { self.state.withLock { $0.dropped } }

    /// Adds sound that has just arrived. Never blocks for longer than a copy.
    /// - Parameters:
    ///   - samples: 16 kHz mono, -1…1.
    ///   - time: the session's time now.
    public func append(_ samples: [Float], at time: Duration) {
        self.state.withLock { state in
            state.note(samples.count, dropped: state.ring.append(samples), at: time)
        }
    }

    /// Adds sound that has just arrived, as it came. Never blocks for longer than a copy.
    /// - Parameters:
    ///   - bytes: 16 kHz mono, 16-bit little-endian; an odd last byte is ignored.
    ///   - time: the session's time now.
    public func append(pcm bytes: RawSpan, at time: Duration) {
        self.state.withLock { state in
            state.note(
                bytes.byteCount / PCM16.sampleLength, dropped: state.ring.append(pcm: bytes), at: time)
        }
    }

    /// Says where a turn begins or ends in the sound.
    func append(_ mark: MicrophoneMark) {
        self.state.withLock { state in
            state.marks.append(mark)
            if state.marks.count > Self.markCapacity { state.marks.removeFirst() }
        }
    }

    /// Moves all sound that is there behind the samples of an array.
    /// - Returns: nil if there is neither sound nor a mark.
    func drain(into samples: inout [Int16]) -> Arrival? {
        self.state.withLock { state in
            let marks = state.marks
            if !marks.isEmpty { state.marks = [] }
            guard state.ring.count > 0, let origin = state.clock.origin else {
                return marks.isEmpty ? nil : Arrival(start: .zero, marks: marks)
            }
            let start = origin + .samples(state.appended - state.ring.count, at: Self.sampleRate)
            state.ring.drain(into: &samples)
            return Arrival(start: start, marks: marks)
        }
    }
}
