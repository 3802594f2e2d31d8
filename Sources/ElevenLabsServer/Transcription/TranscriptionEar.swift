internal import Cascade
internal import SpeechEngines

/// Asks the detector about frames, in order.
///
/// Its calls block, so they run where sessions are listened to, not where everybody's tasks run; together with those of other
/// sockets, and a few at a time, so that nobody waits long for a client that sends much at once.
struct TranscriptionEar: Sendable {
    /// Frames looked at in one go: half a second of sound.
    static let portion = 16

    private let detector: any VoiceActivityDetector
    private let listening: ListeningLoop
    private var memory = VoiceActivityMemory()

    init(_ detector: any VoiceActivityDetector, listening: ListeningLoop) {
        self.detector = detector
        self.listening = listening
    }

    /// - Parameter frames: at most `portion`.
    /// - Throws: the detector's error.
    mutating func listen(to frames: ArraySlice<[Float]>) async throws -> [HeardFrame] {
        let heard = try await self.listening.hear(Array(frames), by: self.detector, remembering: self.memory)
        self.memory = heard.memory
        return zip(frames, heard.probabilities).map { HeardFrame(samples: $0, probability: $1) }
    }
}
