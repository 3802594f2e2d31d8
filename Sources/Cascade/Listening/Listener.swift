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
    private var activity: any VoiceActivityStream
    private var edges: SpeechEdges
    /// Whether the user holds a turn.
    private var isHeld = false
    /// Samples that do not fill a frame yet.
    private var rest: [Float] = []
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
        self.frameLength = detector.capabilities.frameLength
        self.activity = try detector.open()
        self.settings = edges
        self.edges = SpeechEdges(edges)
    }

    /// Listens to all sound that has arrived.
    mutating func listen() throws {
        guard let block = self.microphone.drain() else { return }
        let samples = self.rest + block.samples
        var start = block.start - .samples(self.rest.count, at: MicrophoneBuffer.sampleRate)
        var position = 0
        while position + self.frameLength <= samples.count {
            let frame = Array(samples[position..<position + self.frameLength])
            let end = start + .samples(self.frameLength, at: MicrophoneBuffer.sampleRate)
            try self.take(frame, from: start, to: end)
            start = end
            position += self.frameLength
        }
        self.rest = Array(samples[position...])
        for mark in block.marks { self.take(mark) }
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

    private mutating func take(_ frame: [Float], from start: Duration, to end: Duration) throws {
        let wasSpeaking = self.edges.isSpeaking
        let found = self.edges.take(try self.activity.probability(of: frame), from: start, to: end)
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
