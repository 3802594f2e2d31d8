internal import SpeechAudio
internal import SpeechEngines

/// One session's ear: finds speech in the microphone's sound and gives it, and only it, to the recognizer. While the user
/// holds a turn (push to talk), all sound is taken for speech.
struct Listener: Sendable {
    /// Sound before the start of speech that the recognizer hears too, as detectors notice soft onsets late.
    private static let preRollLength = 4800

    private let microphone: MicrophoneBuffer
    private let recognizer: any RecognizerStream
    private let report: @Sendable (TurnEvent) -> Void
    private let settings: SpeechEdges.Settings
    private let frameLength: Int
    let detector: any VoiceActivityDetector
    private var memory = VoiceActivityMemory()
    private var edges: SpeechEdges
    /// Whether the user holds a turn.
    private var isHeld = false
    /// Samples that wait for the detector, or do not fill a frame yet.
    private var rest: [Float] = []
    /// The next frame's place in them, and when it was spoken.
    private var position = 0
    private var start = Duration.zero
    /// Marks that stand for the end of what waits.
    private var marks: [MicrophoneMark] = []
    /// The latest sound outside of speech.
    private var preRoll: [Float] = []

    /// - Parameter report: takes speech edges and held turns; called on the listening loop, must return at once.
    init(
        microphone: MicrophoneBuffer, detector: any VoiceActivityDetector, recognizer: any RecognizerStream,
        edges: SpeechEdges.Settings, report: @escaping @Sendable (TurnEvent) -> Void
    ) throws {
        guard detector.capabilities.sampleRate == MicrophoneBuffer.sampleRate else {
            throw EngineError(.unsupported, "the voice-activity detector must take \(MicrophoneBuffer.sampleRate) Hz")
        }
        self.microphone = microphone
        self.recognizer = recognizer
        self.report = report
        self.detector = detector
        self.frameLength = detector.capabilities.frameLength
        self.settings = edges
        self.edges = SpeechEdges(edges)
    }

    // MARK: A look: all sound that has arrived, frame by frame

    /// Takes what has arrived.
    mutating func drain() {
        guard let block = self.microphone.drain() else { return }
        self.start = block.start - .samples(self.rest.count, at: MicrophoneBuffer.sampleRate)
        self.rest += block.samples
        self.marks = block.marks
    }

    /// Whether a whole frame waits.
    var hasFrame: Bool { self.position + self.frameLength <= self.rest.count }

    /// The next frame.
    /// - Precondition: one waits.
    var frame: [Float] { Array(self.rest[self.position..<self.position + self.frameLength]) }

    /// Gives away what the detector remembers, until the frame is taken.
    mutating func takeMemory() -> VoiceActivityMemory {
        defer { self.memory = VoiceActivityMemory() }
        return self.memory
    }

    /// Takes the detector's answer to the next frame.
    mutating func take(_ frame: [Float], _ probability: Float, remembering memory: VoiceActivityMemory) {
        self.memory = memory
        self.position += self.frameLength
        let start = self.start
        self.start = start + .samples(self.frameLength, at: MicrophoneBuffer.sampleRate)
        self.take(frame, probability, from: start, to: self.start)
    }

    /// Ends the look: what fills no frame waits for the next one, and marks stand for the end of the sound.
    mutating func settle() {
        self.rest.removeFirst(self.position)
        self.position = 0
        for mark in self.marks { self.take(mark) }
        self.marks = []
    }

    private mutating func take(_ mark: MicrophoneMark) {
        switch mark {
        case .turnBegan(let time):
            self.isHeld = true
            self.report(.beginTurn(at: time))
        case .turnEnded(let time):
            if self.isHeld || self.edges.isSpeaking { self.recognizer.append(self.preRoll + self.rest) }
            self.preRoll = []
            self.rest = []
            self.isHeld = false
            // Speech that goes on belongs to another turn and starts anew.
            self.edges = SpeechEdges(self.settings)
            self.report(.endTurn(at: time))
        }
    }

    private mutating func take(_ frame: [Float], _ probability: Float, from start: Duration, to end: Duration) {
        let wasSpeaking = self.edges.isSpeaking
        let found = self.edges.take(probability, from: start, to: end)
        let hasStopped = wasSpeaking && !self.edges.isSpeaking
        if self.isHeld || wasSpeaking || self.edges.isSpeaking {
            self.recognizer.append(self.preRoll + frame)
            self.preRoll = []
        } else {
            self.preRoll.append(contentsOf: frame)
            self.preRoll.removeFirst(max(0, self.preRoll.count - Self.preRollLength))
        }
        if !self.isHeld { for edge in found { self.report(.speech(edge)) } }
        // After the edge, so that the words for which the wait is chosen cannot come before the pause.
        if hasStopped { self.recognizer.settle() }
    }
}
