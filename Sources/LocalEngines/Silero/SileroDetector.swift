public import SpeechEngines

/// Voice activity by the Silero v6 network: 32 ms frames at 16 kHz.
public final class SileroDetector: VoiceActivityDetector {
    public let capabilities = VoiceActivityCapabilities(sampleRate: 16_000, frameLength: SileroBatch.frameLength)

    /// Frames of one run at the most: more are hardly faster, and the runtime keeps a plan for each number.
    private static let batchLimit = 32

    private let session: OnnxSession

    /// Loads the model and runs it once.
    public init(engines: LocalRuntime) throws {
        self.session = try OnnxSession(
            path: try engines.folder.file("silero/silero_vad.onnx"), threads: engines.threads.voiceActivity,
            runtime: engines.onnx)
        var memory = VoiceActivityMemory()
        _ = try self.probability(
            of: [Float](repeating: 0, count: self.capabilities.frameLength), remembering: &memory)
    }

    public func hear(_ batch: inout FrameBatch) throws {
        let batches = try stride(from: 0, to: batch.count, by: Self.batchLimit).map { start in
            let places = start..<min(start + Self.batchLimit, batch.count)
            return (places, try self.session.run(SileroBatch.inputs(batch, places)))
        }
        // Only now, as nothing may be remembered if a later run fails.
        for (places, results) in batches {
            for (name, value) in zip(self.session.outputNames, results) {
                try value.withFloats { numbers in
                    if name == "output" {
                        guard numbers.count == places.count else { throw SileroBatch.unusable }
                        batch.probabilities += numbers
                    } else {
                        guard numbers.count == places.count * SileroBatch.stateLength else {
                            throw SileroBatch.unusable
                        }
                        for (row, place) in places.enumerated() {
                            SileroBatch.keep(numbers, row: row, of: places.count, place, in: &batch)
                        }
                    }
                }
            }
        }
    }
}
