import ElevenLabsWire
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("Sound from ElevenLabs")
struct SoundDecoderTests {
    private func format(_ name: String) throws -> OutputFormat { try #require(OutputFormat(name)) }

    @Test("a sample that is cut between two messages is put together")
    func cut() throws {
        var decoder = try SoundDecoder(self.format("pcm_24000"))
        #expect(try decoder.append([0, 0x40, 0]) == [0.5])
        #expect(try decoder.append([0x20, 0, 0xC0]) == [0.25, -0.5])
    }

    @Test("telephone formats are a byte a sample")
    func telephone() throws {
        var mu = try SoundDecoder(self.format("ulaw_8000"))
        #expect(try mu.append([0xFF, 0xFB, 0x90]).count == 3)
        var a = try SoundDecoder(self.format("alaw_8000"))
        #expect(try a.append([0xD5]).count == 1)
    }

    @Test("formats that nobody here reads are refused", arguments: ["mp3_44100_128", "opus_48000_32", "wav_24000"])
    func unreadable(name: String) throws {
        let format = try self.format(name)
        #expect { try SoundDecoder(format) } throws: {
            ($0 as? EngineError)?.code == .unsupported && "\($0)".contains("pcm_24000")
        }
    }

    @Test(
        "a file of another format is told from samples",
        arguments: [Array("ID3\u{4}".utf8), Array("OggS".utf8), Array("RIFF".utf8), [0xFF, 0xFB, 0x90, 0x64]])
    func otherFormat(beginning: [UInt8]) throws {
        var decoder = try SoundDecoder(self.format("pcm_24000"))
        #expect { try decoder.append(beginning) } throws: { ($0 as? EngineError)?.code == .malformed }
        var later = try SoundDecoder(self.format("pcm_24000"))
        _ = try later.append([0, 0])
        #expect(try later.append(beginning).count == 2)
    }
}
