internal import ElevenLabsWire
internal import SpeechAudio

extension AudioFormat {
    /// What a client calls by the name.
    /// - Throws: `AudioError` for a rate that is not made here.
    init(_ format: OutputFormat) throws(AudioError) {
        // Codecs without a bit rate have none in their names, and those with one refuse 0.
        let bitRate = (format.bitrate ?? 0) * 1000
        let codec: Codec =
            switch format.codec {
            case .pcm: .pcm
            case .ulaw: .g711(.muLaw)
            case .alaw: .g711(.aLaw)
            case .mp3: .mp3(bitRate: bitRate)
            case .opus: .opus(bitRate: bitRate)
            case .wav: .wav
            }
        try self.init(codec, sampleRate: format.sampleRate)
    }
}
