/// Turns a detector's probabilities into the edges of speech.
public struct SpeechEdges: Sendable {
    /// When a sound counts as speech.
    public struct Settings: Sendable, Equatable {
        /// Probability from which a frame is voiced.
        public var onset: Float = 0.5
        /// Probability below which a frame of running speech is silent; lower than the onset, so that soft endings of
        /// words stay inside.
        public var offset: Float = 0.35
        /// Voiced time before speech is said to have started.
        public var shortest = Duration.milliseconds(60)
        /// Silence before speech is said to have stopped.
        public var hangover = Duration.milliseconds(60)
        /// Voiced time after which speech is said to be held.
        public var held = Duration.milliseconds(200)

        public init() {}
    }

    private enum State {
        case silent
        /// Voiced since `start`, not yet long enough.
        case rising(start: Duration)
        case speaking(start: Duration, lastVoiced: Duration, isHeld: Bool)
    }

    private let settings: Settings
    private var state = State.silent

    /// Begins in silence.
    public init(_ settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Whether speech is said to be going on.
    public var isSpeaking: Bool {
        if case .speaking = self.state { true } else { false }
    }

    /// Whether speech is said to be going on and its last frame was silent.
    private(set) var isWavering = false

    /// Takes the next frame's probability; times are those of the frame's sound.
    public mutating func take(_ probability: Float, from start: Duration, to end: Duration) -> [SpeechEdge] {
        switch self.state {
        case .silent:
            guard probability >= self.settings.onset else { return [] }
            return [.rose(at: start)] + self.rise(since: start, to: end)
        case .rising(let first):
            guard probability >= self.settings.offset else {
                self.state = .silent
                return [.fell]
            }
            return self.rise(since: first, to: end)
        case .speaking(let first, let lastVoiced, let isHeld):
            self.isWavering = probability < self.settings.offset
            if !self.isWavering {
                let nowHeld = end - first >= self.settings.held
                self.state = .speaking(start: first, lastVoiced: end, isHeld: isHeld || nowHeld)
                return nowHeld && !isHeld ? [.held(at: end)] : []
            }
            guard end - lastVoiced >= self.settings.hangover else { return [] }
            (self.state, self.isWavering) = (.silent, false)
            return [.stopped(at: lastVoiced)]
        }
    }

    /// Nothing more comes.
    /// - Returns: the end of the speech that was going on, or might have been; nil if there was none.
    mutating func end() -> SpeechEdge? {
        defer { (self.state, self.isWavering) = (.silent, false) }
        return switch self.state {
        case .speaking(_, let lastVoiced, _): .stopped(at: lastVoiced)
        case .rising: .fell
        case .silent: nil
        }
    }

    private mutating func rise(since start: Duration, to end: Duration) -> [SpeechEdge] {
        guard end - start >= self.settings.shortest else {
            self.state = .rising(start: start)
            return []
        }
        let isHeld = end - start >= self.settings.held
        self.state = .speaking(start: start, lastVoiced: end, isHeld: isHeld)
        return [.started(at: start)] + (isHeld ? [.held(at: end)] : [])
    }
}
