internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// Turns the sound of a synthesizer into the bytes of an output format, as it comes.
struct AudioEncoder: ~Copyable {
    private enum Writer {
        case pcm
        /// Holds the whole sound, as its header tells the length.
        case wav([Float])
    }

    private let format: OutputFormat
    private var writer: Writer
    private var resampler: Resampler?

    /// - Parameter sampleRate: samples a second of what comes.
    /// - Throws: `EngineError` with code `unsupported` for a format that is not made here.
    init(_ format: OutputFormat, from sampleRate: Int) throws {
        let writer = try Self.writer(format)
        self.resampler = try Resampler.between(sampleRate, format.sampleRate)
        self.format = format
        self.writer = writer
    }

    private static func writer(_ format: OutputFormat) throws -> Writer {
        switch format.codec {
        case .pcm: return .pcm
        case .wav: return .wav([])
        case .mp3, .opus, .ulaw, .alaw:
            throw EngineError(.unsupported, "this server does not make \(format.name): ask for pcm_16000")
        }
    }

    /// The bytes that are ready after more sound, -1…1.
    mutating func append(_ samples: [Float]) -> [UInt8] {
        self.write(self.resampler?.append(samples) ?? samples)
    }

    /// The rest of the bytes.
    mutating func finish() -> [UInt8] {
        let bytes = self.write(self.resampler?.finish() ?? [])
        switch self.writer {
        case .pcm: return bytes
        case .wav(let samples): return WAVFile.encode(AudioClip(samples: samples, sampleRate: self.format.sampleRate))
        }
    }

    private mutating func write(_ samples: [Float]) -> [UInt8] {
        switch self.writer {
        case .pcm: return PCM16.encode(samples)
        case .wav(let held):
            self.writer = .wav(held + samples)
            return []
        }
    }
}

extension Resampler {
    /// Nil where nothing has to be converted.
    static func between(_ inputRate: Int, _ outputRate: Int) throws -> Resampler? {
        if inputRate == outputRate { return nil }
        return try Resampler(from: inputRate, to: outputRate)
    }
}
