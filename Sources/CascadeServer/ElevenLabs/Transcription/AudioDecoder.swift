internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// Turns a client's bytes into samples at the rate that engines take.
struct AudioDecoder: ~Copyable {
    private var resampler: Resampler?

    /// - Throws: `EngineError` with code `unsupported` for a format that is not read here.
    init(_ format: OutputFormat, to sampleRate: Int) throws {
        guard format.codec == .pcm else {
            throw EngineError(.unsupported, "this server does not read \(format.name): send pcm_16000")
        }
        self.resampler = try Resampler.between(format.sampleRate, sampleRate)
    }

    /// Samples -1…1; an odd last byte is ignored.
    mutating func append(_ bytes: [UInt8]) -> [Float] {
        let samples = PCM16.decode(bytes)
        return self.resampler?.append(samples) ?? samples
    }
}
