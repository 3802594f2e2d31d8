import ElevenLabsWire
import Testing

@Suite("Output formats")
struct OutputFormatTests {
    @Test("every format reads back from its name, and no two have one name")
    func names() {
        #expect(OutputFormat.all.count == 28)
        #expect(Set(OutputFormat.all.map(\.name)).count == 28)
        for format in OutputFormat.all { #expect(OutputFormat(format.name) == format) }
    }

    @Test(
        "a name says codec, rate and bits",
        arguments: [
            ("pcm_16000", OutputFormat.Codec.pcm, 16_000, nil, "audio/pcm"),
            ("mp3_44100_128", .mp3, 44_100, 128, "audio/mpeg"), ("mp3_44100", .mp3, 44_100, 128, "audio/mpeg"),
            ("mp3_24000_48", .mp3, 24_000, 48, "audio/mpeg"), ("opus_48000_32", .opus, 48_000, 32, "audio/ogg"),
            ("ulaw_8000", .ulaw, 8000, nil, "audio/basic"), ("alaw_8000", .alaw, 8000, nil, "audio/x-alaw-basic"),
            ("wav_22050", .wav, 22_050, nil, "audio/wav"),
        ])
    func reading(name: String, codec: OutputFormat.Codec, rate: Int, bitrate: Int?, contentType: String) throws {
        let format = try #require(OutputFormat(name))
        #expect(format.codec == codec)
        #expect(format.sampleRate == rate)
        #expect(format.bitrate == bitrate)
        #expect(format.contentType == contentType)
        #expect(format.isStreaming == (codec != .wav))
    }

    @Test("what does not exist is not read", arguments: ["", "pcm", "pcm_11025", "mp3_44100_127", "PCM_16000"])
    func unknown(name: String) { #expect(OutputFormat(name) == nil) }
}
