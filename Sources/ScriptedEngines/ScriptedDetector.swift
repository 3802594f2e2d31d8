internal import SpeechAudio
public import SpeechEngines

/// Voice activity by loudness alone: any frame above -40 dB of full scale is speech.
public final class ScriptedDetector: VoiceActivityDetector {
    public let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 320)

    private let isDeaf: Bool

    /// - Parameter isDeaf: finds no speech in anything, for sessions whose clients say when a turn ends.
    public init(isDeaf: Bool = false) {
        self.isDeaf = isDeaf
    }

    public func hear(_ batch: inout FrameBatch) throws {
        for place in 0..<batch.count {
            let isLoud = !self.isDeaf && batch.frame(place).power > 0.0001
            batch.probabilities.append(isLoud ? 1 : 0)
        }
    }
}
