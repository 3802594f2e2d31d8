public import SpeechEngines

/// Voice activity by loudness alone: any frame above -40 dB of full scale is speech.
public final class ScriptedDetector: VoiceActivityDetector {
    public let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 320)

    private let isDeaf: Bool

    /// - Parameter isDeaf: finds no speech in anything, for sessions whose clients say when a turn ends.
    public init(isDeaf: Bool = false) {
        self.isDeaf = isDeaf
    }

    public func probabilities(
        of frames: [[Float]], remembering memories: inout [VoiceActivityMemory]
    ) throws -> [Float] {
        frames.map { frame in
            let power = frame.reduce(0) { $0 + $1 * $1 } / Float(max(1, frame.count))
            return power > 0.0001 && !self.isDeaf ? 1 : 0
        }
    }
}
