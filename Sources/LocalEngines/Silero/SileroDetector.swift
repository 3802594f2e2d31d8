public import SpeechEngines

/// Voice activity by the Silero v6 network: 32 ms frames at 16 kHz.
public struct SileroDetector: VoiceActivityDetector {
    public let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: 512)
    private let session: OnnxSession

    /// Loads the model and runs it once.
    public init(engines: LocalRuntime) throws {
        self.session = try OnnxSession(
            path: try engines.folder.file("silero/silero_vad.onnx"), threads: engines.threads.voiceActivity,
            runtime: engines.onnx)
        var warmUp = try self.open()
        _ = try warmUp.probability(of: [Float](repeating: 0, count: self.capabilities.frameLength))
    }

    public func open() throws -> any VoiceActivityStream {
        SileroStream(session: self.session)
    }
}
