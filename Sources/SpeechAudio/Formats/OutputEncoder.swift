/// Turns samples at any rate into the bytes of a format, as they come.
package struct OutputEncoder: ~Copyable {
    private enum Writer {
        case pcm
        case companded(G711)
        case encoded(any AudioEncoder)
        /// Holds the whole sound, as its header tells the length.
        case wav([UInt8])
    }

    private let sampleRate: Int
    private var writer: Writer
    private var resampler: Resampler?

    /// - Parameter sampleRate: samples a second of what comes.
    /// - Throws: `AudioError` if the codec cannot be had.
    package init(_ format: AudioFormat, from sampleRate: Int) throws(AudioError) {
        let writer: Writer =
            switch format.codec {
            case .pcm: .pcm
            case .g711(let law): .companded(law)
            case .mp3(let bitRate): .encoded(try MP3Encoder(sampleRate: format.sampleRate, bitRate: bitRate))
            case .opus(let bitRate): .encoded(try OggOpusEncoder(sampleRate: format.sampleRate, bitRate: bitRate))
            case .wav: .wav([])
            }
        self.resampler = try Resampler.between(sampleRate, format.sampleRate)
        self.sampleRate = format.sampleRate
        self.writer = writer
    }

    /// The bytes that are ready after more sound, -1…1.
    package mutating func append(_ samples: [Float]) throws(AudioError) -> [UInt8] {
        try self.write(self.resampler?.append(samples) ?? samples)
    }

    /// The rest of the bytes.
    package mutating func finish() throws(AudioError) -> [UInt8] {
        let bytes = try self.write(self.resampler?.finish() ?? [])
        switch self.writer {
        case .pcm, .companded: return bytes
        case .encoded(let encoder): return bytes + (try encoder.finish())
        case .wav(let sound): return WAVFile.header(sampleRate: self.sampleRate, dataLength: sound.count) + sound
        }
    }

    private mutating func write(_ samples: [Float]) throws(AudioError) -> [UInt8] {
        switch self.writer {
        case .pcm: return PCM16.encode(samples)
        case .companded(let law): return law.encode(samples)
        case .encoded(let encoder): return try encoder.append(samples)
        case .wav(var sound):
            // One array, so that a long text is not copied for each piece.
            self.writer = .wav([])
            sound += PCM16.encode(samples)
            self.writer = .wav(sound)
            return []
        }
    }
}
