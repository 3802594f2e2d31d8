public import SpeechEngines

/// Voice activity by loudness alone: any frame above -40 dB of full scale is speech.
public struct ScriptedDetector: VoiceActivityDetector {
    public let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 320)

    public init() {}

    public func open() throws -> any VoiceActivityStream { Stream() }

    private struct Stream: VoiceActivityStream {
        mutating func probability(of frame: [Float]) throws -> Float {
            let power = frame.reduce(0) { $0 + $1 * $1 } / Float(max(1, frame.count))
            return power > 0.0001 ? 1 : 0
        }
    }
}
