internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// Turns a client's bytes into samples at the rate that engines take, however the bytes are cut.
struct AudioDecoder: ~Copyable {
    /// Rates of PCM that a chunk may name.
    static let sampleRates = 8000...48_000

    private let format: OutputFormat
    private let outputRate: Int
    private let law: G711?
    /// Of the client's sound now.
    private var inputRate: Int
    private var pcm = PCM16Stream()
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
        (self.format, self.outputRate, self.inputRate, self.law) = (format, sampleRate, format.sampleRate, law)
    }

    /// Takes the rate of the sound that follows, which counts until another is named.
    /// - Returns: what was still to come of the sound at the rate before; half a sample of it is dropped.
    /// - Throws: `ElevenLabsWireError` for a rate that the format cannot have.
    mutating func change(to sampleRate: Int) throws -> [Float] {
        guard sampleRate != self.inputRate else { return [] }
        guard self.law == nil else {
            throw ElevenLabsWireError(
                "audio_format \(self.format.name) has \(self.inputRate) Hz, so sample_rate cannot be \(sampleRate): "
                    + "leave it out, or give an audio_format such as pcm_16000")
        }
        guard Self.sampleRates.contains(sampleRate) else {
            throw ElevenLabsWireError(
                "sample_rate must be from \(Self.sampleRates.lowerBound) to \(Self.sampleRates.upperBound)")
        }
        let rest = self.resampler?.finish() ?? []
        self.resampler = try Resampler.between(sampleRate, self.outputRate)
        self.pcm = PCM16Stream()
        self.inputRate = sampleRate
        return rest
    }

    /// Samples -1…1; the first byte of a sample that is cut waits for the next bytes.
    mutating func append(_ bytes: ArraySlice<UInt8>) -> [Float] {
        let samples = self.law?.decode(bytes) ?? self.pcm.append(bytes)
        return self.resampler?.append(samples) ?? samples
    }
}
