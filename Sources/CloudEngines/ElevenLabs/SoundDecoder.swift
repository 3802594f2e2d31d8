internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// Turns the bytes of one stream into samples.
struct SoundDecoder: Sendable {
    private let format: OutputFormat
    private var pcm = PCM16Stream()
    private var isFresh = true

    /// - Throws: `EngineError` with code `unsupported` for a format that is not decoded here.
    init(_ format: OutputFormat) throws {
        switch format.codec {
        case .pcm, .ulaw, .alaw: self.format = format
        case .mp3, .opus, .wav:
            throw EngineError(
                .unsupported,
                "sound in \(format.name) cannot be read here: set tts.format to pcm_24000, another pcm_ rate, "
                    + "ulaw_8000 or alaw_8000")
        }
    }

    /// - Returns: samples, -1…1.
    /// - Throws: `EngineError` with code `malformed` if the stream begins like a file of another format.
    mutating func append(_ bytes: [UInt8]) throws -> [Float] {
        if self.isFresh, let other = Self.container(bytes, mayBeFrames: self.format.codec == .pcm) {
            throw EngineError(
                .malformed,
                "ElevenLabs sent \(other) where \(self.format.name) was asked for: check tts.format and tts.base")
        }
        self.isFresh = self.isFresh && bytes.isEmpty
        switch self.format.codec {
        case .ulaw: return G711.muLaw.decode(bytes)
        case .alaw: return G711.aLaw.decode(bytes)
        case .pcm, .mp3, .opus, .wav: return self.pcm.append(bytes)
        }
    }

    /// The name of the file format that begins so, nil for sound without a header.
    private static func container(_ bytes: [UInt8], mayBeFrames: Bool) -> String? {
        let beginnings: [(String, [UInt8])] = [
            ("MP3", Array("ID3".utf8)), ("Ogg", Array("OggS".utf8)), ("WAV", Array("RIFF".utf8)),
        ]
        if let known = beginnings.first(where: { bytes.starts(with: $0.1) }) { return known.0 }
        // A frame of MP3: 11 bits of sync, layer III, a bit rate and a sample rate that exist.
        guard mayBeFrames, bytes.count > 3, bytes[0] == 0xFF, bytes[1] & 0xE6 == 0xE2 else { return nil }
        let isFrame = !(bytes[2] >> 4 == 0 || bytes[2] >> 4 == 15 || bytes[2] >> 2 & 3 == 3)
        return isFrame ? "MP3" : nil
    }
}
