internal import SpeechAudio
internal import SpeechEngines

/// One session's ear: finds speech in the microphone's sound and gives it, and only it, to the recognizer. While the user
/// holds a turn (push to talk), all sound is taken for speech.
struct Listener: Sendable {
    /// Sound before the start of speech that the recognizer hears too, as detectors notice soft onsets late.
    private static let preRollLength = 4800
    /// Without any sound for this long, what was being said has ended: the connection or the device is gone.
    private static let stallLimit = Duration.seconds(1)
    /// A frame of a held turn is silence if it is less likely speech than this, and less loud: soft speech is more likely, and
    /// speech that the detector misses is louder.
    private static let (silentProbability, silentPower): (Float, Float) = (0.15, 0.000_03)
    /// A held turn of less sound may hold a word that the detector has not made out yet.
    private static let telltaleSilence = Duration.milliseconds(250)

    private let microphone: MicrophoneBuffer
    private let recognizer: any RecognizerStream
    private let report: @Sendable (ListenerNews) -> Void
    private let settings: SpeechEdges.Settings
    private let asksEarly: Bool
    private let frameLength: Int
    private let frameDuration: Duration
    let detector: any VoiceActivityDetector
    private var memory = VoiceActivityMemory()
    private var edges: SpeechEdges
    /// Whether the user holds a turn.
    private var isHeld = false
    /// Whether there may have been a voice while the turn was held, and how much silence was heard before.
    private var heldVoice = false
    private var heldSilence = Duration.zero
    /// For how long no sound has come.
    private var stall = Duration.zero
    /// The latest sound, up to the last whole frame: for the turn model, and for the recognizer if it turns out to be speech.
    private var heard: SampleRing
    /// Of that, what the recognizer has not heard and hears with the next speech.
    private var preRoll = 0
    /// Samples of it that the turn model hears, and when it is asked.
    private let window: Int
    private var questions = PauseQuestions()
    /// Samples that wait for the detector, or do not fill a frame yet.
    private var rest: [Int16] = []
    /// The next frame's place in them, and when it was spoken.
    private var position = 0
    private var start = Duration.zero
    /// Marks that stand for the end of what waits.
    private var marks: [MicrophoneMark] = []

    /// - Parameters:
    ///   - asksEarly: whether the recognizer is asked for the words at the first silent frame, before it is known to be a pause.
    ///   - window: sound before a pause by which it is judged.
    ///   - report: takes speech edges, held turns and sound for the turn model; called on the listening loop, must return
    ///     at once.
    init(
        microphone: MicrophoneBuffer, detector: any VoiceActivityDetector, recognizer: any RecognizerStream,
        edges: SpeechEdges.Settings, asksEarly: Bool = false, window: Duration = .zero,
        report: @escaping @Sendable (ListenerNews) -> Void
    ) throws {
        guard detector.capabilities.sampleRate == MicrophoneBuffer.sampleRate else {
            throw EngineError(.unsupported, "the voice-activity detector must take \(MicrophoneBuffer.sampleRate) Hz")
        }
        self.microphone = microphone
        self.recognizer = recognizer
        self.report = report
        self.detector = detector
        self.frameLength = detector.capabilities.frameLength
        self.frameDuration = .samples(self.frameLength, at: MicrophoneBuffer.sampleRate)
        self.settings = edges
        self.asksEarly = asksEarly
        self.edges = SpeechEdges(edges)
        self.window = window.samples(at: MicrophoneBuffer.sampleRate)
        self.heard = SampleRing(limit: max(self.window, Self.preRollLength + self.frameLength))
    }

    // MARK: A look: all sound that has arrived, frame by frame

    /// Takes what has arrived.
    /// - Parameter time: since the look before.
    mutating func drain(after time: Duration) {
        let waiting = self.rest.count
        guard let arrival = self.microphone.drain(into: &self.rest) else {
            self.wait(time)
            return
        }
        if self.rest.count > waiting { self.stall = .zero }
        self.start = arrival.start - .samples(waiting, at: MicrophoneBuffer.sampleRate)
        self.marks = arrival.marks
    }

    /// Whether a whole frame waits.
    var hasFrame: Bool { self.position + self.frameLength <= self.rest.count }

    /// The next frame.
    /// - Precondition: one waits.
    var frame: ArraySlice<Int16> { self.rest[self.position..<self.position + self.frameLength] }

    /// Gives away what the detector remembers, until the frame is taken.
    mutating func takeMemory() -> VoiceActivityMemory {
        defer { self.memory = VoiceActivityMemory() }
        return self.memory
    }

    /// Takes the detector's answer to the next frame.
    mutating func take(_ probability: Float, remembering memory: consuming VoiceActivityMemory) {
        self.memory = memory
        self.heard.append(self.frame)
        self.position += self.frameLength
        let start = self.start
        self.start = start + self.frameDuration
        self.take(probability, from: start, to: self.start)
    }

    /// Ends the look: what fills no frame waits for the next one, and marks stand for the end of the sound.
    mutating func settle() {
        if self.position > 0 { self.rest.removeFirst(self.position) }
        self.position = 0
        guard !self.marks.isEmpty else { return }
        for mark in self.marks { self.take(mark) }
        self.marks = []
    }

    /// No sound has come.
    private mutating func wait(_ time: Duration) {
        self.stall += time
        guard self.stall >= Self.stallLimit, !self.isHeld, let edge = self.edges.end() else { return }
        self.report(.event(.speech(edge)))
        self.recognizer.settle()
    }

    private mutating func take(_ mark: MicrophoneMark) {
        switch mark {
        case .turnBegan(let time):
            self.isHeld = true
            (self.heldVoice, self.heldSilence) = (self.edges.isSpeaking, .zero)
            self.report(.event(.beginTurn(at: time)))
        case .turnEnded(let time):
            if self.isHeld || self.edges.isSpeaking {
                self.recognizer.append(self.heard.last(self.preRoll) + self.rest.map(PCM16.sample))
            }
            self.preRoll = 0
            self.rest.removeAll(keepingCapacity: true)
            let isSilent = self.isHeld && !self.heldVoice && self.heldSilence >= Self.telltaleSilence
            self.isHeld = false
            // Speech that goes on belongs to another turn and starts anew.
            self.edges = SpeechEdges(self.settings)
            self.report(.event(.endTurn(at: time, isSilent: isSilent)))
        }
    }

    /// Takes what the detector says of the last frame of what was heard.
    private mutating func take(_ probability: Float, from start: Duration, to end: Duration) {
        if self.isHeld, !self.heldVoice {
            let power = self.heard.last(self.frameLength)[...].power
            self.heldVoice = probability >= Self.silentProbability || power >= Self.silentPower
            self.heldSilence += end - start
        }
        let wasSpeaking = self.edges.isSpeaking
        let wasWavering = self.edges.isWavering
        let found = self.edges.take(probability, from: start, to: end)
        let hasStopped = wasSpeaking && !self.edges.isSpeaking
        // The words up to a gap are asked for where it begins, so the rest of it is kept for what may follow.
        let asksEarly = self.asksEarly && !self.isHeld
        let isGap = asksEarly && wasWavering && (hasStopped || self.edges.isWavering)
        if !isGap, self.isHeld || wasSpeaking || self.edges.isSpeaking {
            self.recognizer.append(self.heard.last(self.preRoll + self.frameLength))
            self.preRoll = 0
            if asksEarly, self.edges.isWavering { self.recognizer.settle() }
        } else {
            self.preRoll = min(Self.preRollLength, self.preRoll + self.frameLength)
        }
        if !self.isHeld {
            for edge in found { self.report(.event(.speech(edge))) }
            if self.window > 0, let pause = self.questions.take(found, isSpeaking: self.edges.isSpeaking, to: end) {
                self.report(.pause(since: pause, sound: self.heard.last(self.window), end: end))
            }
        }
        // After the edge, so that the words for which the wait is chosen cannot come before the pause.
        if hasStopped { self.recognizer.settle() }
    }
}
