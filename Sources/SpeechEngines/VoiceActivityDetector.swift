/// Tells speech from other sound, a short frame at a time. Shared by all sessions of a process.
public protocol VoiceActivityDetector: Sendable {
    var capabilities: VoiceActivityCapabilities { get }

    /// Starts a session's own stream of frames.
    func open() throws -> any VoiceActivityStream
}

/// What a voice-activity detector takes.
public struct VoiceActivityCapabilities: Sendable, Equatable {
    /// Samples a second.
    public var sampleRate: Int
    /// Samples in a frame.
    public var frameLength: Int

    public init(sampleRate: Int, frameLength: Int) {
        self.sampleRate = sampleRate
        self.frameLength = frameLength
    }

    /// How long a frame sounds.
    public var frameDuration: Duration {
        .microseconds(self.frameLength * 1_000_000 / self.sampleRate)
    }
}

/// The memory that a detector keeps of one session's sound.
public protocol VoiceActivityStream: Sendable {
    /// How likely the frame is speech, 0…1. Runs on the caller's thread for well under a millisecond.
    /// - Parameter frame: exactly the declared number of samples, following the last frame without a gap.
    mutating func probability(of frame: [Float]) throws -> Float
}
