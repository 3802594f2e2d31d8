/// Turns the bytes of a format into samples at the rate that an engine takes, however the bytes are cut.
package struct AudioDecoder: ~Copyable {
    private let outputRate: Int
    private let law: G711?
    /// Of the sound that comes now.
    private var inputRate: Int
    private var pcm = PCM16Stream()
    private var resampler: Resampler?

    /// - Parameter sampleRate: samples a second of what goes out.
    /// - Throws: `AudioError` of code `unsupported` for a codec that is not read here.
    package init(_ format: AudioFormat, to sampleRate: Int) throws(AudioError) {
        let law: G711?
        switch format.codec {
        case .pcm: law = nil
        case .g711(let known): law = known
        case .mp3, .opus, .wav:
            throw AudioError(.unsupported, "MP3, Opus and WAV are not read from a stream: send 16-bit PCM or G.711")
        }
        self.resampler = try Resampler.between(format.sampleRate, sampleRate)
        (self.outputRate, self.inputRate, self.law) = (sampleRate, format.sampleRate, law)
    }

    /// Takes the rate of the sound that follows, which counts until another is named.
    /// - Returns: what was still to come of the sound at the rate before; half a sample of it is dropped.
    /// - Throws: `AudioError` of code `unsupported` for a rate outside `AudioFormat.sampleRates`, and for any other rate
    ///   of G.711.
    package mutating func change(to sampleRate: Int) throws(AudioError) -> [Float] {
        guard sampleRate != self.inputRate else { return [] }
        guard self.law == nil else {
            throw AudioError(.unsupported, "G.711 sound cannot change its rate: use 16-bit PCM")
        }
        let format = try AudioFormat(.pcm, sampleRate: sampleRate)
        let resampler = try Resampler.between(format.sampleRate, self.outputRate)
        let rest = self.resampler?.finish() ?? []
        self.resampler = consume resampler
        self.pcm = PCM16Stream()
        self.inputRate = format.sampleRate
        return rest
    }

    /// Samples -1…1; the first byte of a sample that is cut waits for the next bytes.
    package mutating func append(_ bytes: ArraySlice<UInt8>) -> [Float] {
        let samples = self.law?.decode(bytes.span.bytes) ?? self.pcm.append(bytes.span.bytes)
        return self.resampler?.append(samples) ?? samples
    }
}
