internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// Turns a client's bytes into samples at the rate that engines take.
struct AudioDecoder: ~Copyable {
    private let law: G711?
    private var resampler: Resampler?

    /// - Throws: `EngineError` with code `unsupported` for a format that is not read here.
    init(_ format: OutputFormat, to sampleRate: Int) throws {
        let law: G711?
        switch format.codec {
        case .pcm: law = nil
        case .ulaw: law = .muLaw
        case .alaw: law = .aLaw
        case .mp3, .opus, .wav:
            throw EngineError(.unsupported, "this server does not read \(format.name): send pcm_16000")
        }
        self.resampler = try Resampler.between(format.sampleRate, sampleRate)
        self.law = law
    }

    /// Samples -1…1; an odd last byte of PCM is ignored.
    mutating func append(_ bytes: [UInt8]) -> [Float] {
        let samples = self.law?.decode(bytes) ?? PCM16.decode(bytes)
        return self.resampler?.append(samples) ?? samples
    }
}
