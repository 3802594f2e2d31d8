internal import SpeechAudio
internal import SpeechEngines

/// One session's ear: finds speech in the microphone's sound and gives it, and only it, to the recognizer.
struct Listener: Sendable {
    /// Sound before the start of speech that the recognizer hears too, as detectors notice soft onsets late.
    private static let preRoll = 4800

    private let microphone: MicrophoneBuffer
    private let recognizer: any RecognizerStream
    private let report: @Sendable (SpeechEdge) -> Void
    private let frameLength: Int
    private var activity: any VoiceActivityStream
    private var edges: SpeechEdges
    /// Samples that do not fill a frame yet.
    private var rest: [Float] = []
    /// The latest sound outside of speech.
    private var held: [Float] = []

    /// - Parameter report: takes each edge; called on the listening loop, must return at once.
    init(
        microphone: MicrophoneBuffer, detector: any VoiceActivityDetector, recognizer: any RecognizerStream,
        edges: SpeechEdges.Settings, report: @escaping @Sendable (SpeechEdge) -> Void
    ) throws {
        guard detector.capabilities.sampleRate == MicrophoneBuffer.sampleRate else {
            throw EngineError(.unsupported, "the voice-activity detector must take \(MicrophoneBuffer.sampleRate) Hz")
        }
        self.microphone = microphone
        self.recognizer = recognizer
        self.report = report
        self.frameLength = detector.capabilities.frameLength
        self.activity = try detector.open()
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
    }

    private mutating func take(_ frame: [Float], from start: Duration, to end: Duration) throws {
        let wasSpeaking = self.edges.isSpeaking
        let found = self.edges.take(try self.activity.probability(of: frame), from: start, to: end)
        switch (wasSpeaking, self.edges.isSpeaking) {
        case (false, false):
            self.held.append(contentsOf: frame)
            self.held.removeFirst(max(0, self.held.count - Self.preRoll))
        case (false, true):
            self.recognizer.append(self.held + frame)
            self.held = []
        case (true, true):
            self.recognizer.append(frame)
        case (true, false):
            self.recognizer.append(frame)
            self.recognizer.settle()
        }
        for edge in found { self.report(edge) }
    }
}
