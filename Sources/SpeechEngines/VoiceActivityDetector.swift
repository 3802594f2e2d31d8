/// Tells speech from other sound, a short frame at a time. Shared by all sessions of a process; one object is one detector.
public protocol VoiceActivityDetector: AnyObject, Sendable {
    var capabilities: VoiceActivityCapabilities { get }

    /// How likely each of several sessions' frames is speech, 0…1, in the order of the frames.
    ///
    /// Runs on the caller's thread: for one frame well under a millisecond, for many together less than for each alone. Frames
    /// do not change each other's results.
    /// - Parameters:
    ///   - frames: one of each session, exactly the declared number of samples, following the session's last frame without a
    ///     gap.
    ///   - memories: those of the same sessions.
    /// - Throws: if any frame cannot be heard; the memories are then as they were.
    func probabilities(of frames: [[Float]], remembering memories: inout [VoiceActivityMemory]) throws -> [Float]
}

extension VoiceActivityDetector {
    /// How likely one session's frame is speech.
    public func probability(of frame: [Float], remembering memory: inout VoiceActivityMemory) throws -> Float {
        var memories = [memory]
        // One owner, so that what is remembered is changed in place.
        memory = VoiceActivityMemory()
        defer { memory = memories[0] }
        guard let probability = try self.probabilities(of: [frame], remembering: &memories).first else {
            throw EngineError(.failed, "the voice-activity detector gave no probability: take another one")
        }
        return probability
    }
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
