/// Tells speech from other sound, a short frame at a time. Shared by all sessions of a process; one object is one detector.
public protocol VoiceActivityDetector: AnyObject, Sendable {
    var capabilities: VoiceActivityCapabilities { get }

    /// Says how likely each of several sessions' frames is speech, and remembers them.
    ///
    /// Runs on the caller's thread: for one frame well under a millisecond, for many together less than for each alone. Frames
    /// do not change each other's results.
    /// - Parameter batch: frames of exactly the declared number of samples, each following its session's last one without a
    ///   gap.
    /// - Throws: if any frame cannot be heard; the memories are then as they were.
    func hear(_ batch: inout FrameBatch) throws
}

extension VoiceActivityDetector {
    /// How likely one session's frame is speech.
    public func probability(of frame: [Float], remembering memory: inout VoiceActivityMemory) throws -> Float {
        var batch = FrameBatch(frameLength: self.capabilities.frameLength)
        batch.add(frame, remembering: memory)
        // One owner, so that what is remembered is changed in place.
        memory = VoiceActivityMemory()
        defer { memory = batch.takeMemory(0) }
        try self.hear(&batch)
        guard let probability = batch.probabilities.first else { throw EngineError.framesLeftOut }
        return probability
    }
}

extension EngineError {
    /// A detector gave too few probabilities, or too many.
    public static let framesLeftOut = EngineError(
        .failed, "the voice-activity detector left out frames: take another one")
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
