internal import SpeechAudio

/// What a listener hears of a reply whose frames come when they come: where sound was missing, and when it ends.
struct LoadPlayback: Sendable, Equatable {
    /// Sound is collected this long before it is played, as players do.
    static let buffer = Duration.milliseconds(100)

    /// When the first frame came.
    let first: Duration
    /// When a frame would be due that stood at the reply's beginning: gaps move it.
    private var origin: Duration
    private var length: Duration
    /// Samples of the reply so far.
    private(set) var samples: Int
    private(set) var gaps = 0
    private(set) var longestGap = Duration.zero

    /// The first frame of a reply.
    init(samples: Int, sampleRate: Int, at time: Duration) {
        self.first = time
        self.origin = time + Self.buffer
        self.samples = samples
        self.length = .samples(samples, at: sampleRate)
    }

    /// When all that has come is played.
    var end: Duration { self.origin + self.length }

    /// The next frame.
    mutating func take(samples: Int, sampleRate: Int, at time: Duration) {
        let late = time - self.end
        if late > .zero {
            self.gaps += 1
            self.longestGap = max(self.longestGap, late)
            self.origin += late
        }
        self.samples += samples
        self.length += .samples(samples, at: sampleRate)
    }
}
