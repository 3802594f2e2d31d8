internal import SpeechAudio
public import SpeechEngines
internal import Synchronization

/// A session's ear for sound that is played faster than it sounds: the same edges as in a session, by the sound's own clock.
public struct PlayedListener: Sendable {
    private final class Edges: Sendable {
        private let found = Mutex<[SpeechEdge]>([])

        func add(_ news: ListenerNews) {
            if case .event(.speech(let edge)) = news { self.found.withLock { $0.append(edge) } }
        }

        func take() -> [SpeechEdge] {
            self.found.withLock { found in
                defer { found = [] }
                return found
            }
        }
    }

    private let microphone = MicrophoneBuffer()
    private let edges = Edges()
    private var listeners: [Listener]
    private var room = ListeningRoom()
    private var heard = 0

    /// - Parameter asksEarly: whether the recognizer is asked at the first silent frame, as one that settles freely is.
    /// - Throws: `EngineError` if the detector takes another rate than the microphone's.
    public init(
        detector: any VoiceActivityDetector, recognizer: any RecognizerStream,
        edges: SpeechEdges.Settings = SpeechEdges.Settings(), asksEarly: Bool = false
    ) throws {
        self.listeners = [
            try Listener(
                microphone: self.microphone, detector: detector, recognizer: recognizer, edges: edges,
                asksEarly: asksEarly,
                report: { [edges = self.edges] in edges.add($0) })
        ]
    }

    /// Hears what follows, at the microphone's rate and for no longer than its buffer lasts.
    /// - Returns: the edges that are known by now, with times since the first sample.
    /// - Throws: the detector's error.
    public mutating func hear(_ samples: [Float]) throws -> [SpeechEdge] {
        self.heard += samples.count
        self.microphone.append(samples, at: .samples(self.heard, at: MicrophoneBuffer.sampleRate))
        if let error = self.listeners.listen(after: .zero, in: &self.room)[0] { throw error }
        return self.edges.take()
    }
}
