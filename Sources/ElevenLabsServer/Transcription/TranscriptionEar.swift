internal import Cascade
internal import SpeechEngines

/// Asks the detector about frames, in order.
///
/// Its calls block, so they run where sessions are listened to, not where everybody's tasks run; and a few at a time, so
/// that neither waits long for a client that sends much at once.
struct TranscriptionEar: Sendable {
    /// Frames looked at in one go: half a second of sound.
    static let portion = 16

    private var activity: any VoiceActivityStream
    private let listening: ListeningLoop

    init(_ activity: any VoiceActivityStream, listening: ListeningLoop) {
        self.activity = activity
        self.listening = listening
    }

    /// - Parameter frames: at most `portion`.
    /// - Throws: the detector's error.
    mutating func listen(to frames: ArraySlice<[Float]>) async throws -> [HeardFrame] {
        let activity = self.activity
        let (after, heard) = try await self.listening.perform {
            var activity = activity
            let heard = try frames.map { HeardFrame(samples: $0, probability: try activity.probability(of: $0)) }
            return (activity, heard)
        }
        self.activity = after
        return heard
    }
}
