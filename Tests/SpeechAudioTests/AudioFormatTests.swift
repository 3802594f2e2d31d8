import Testing

@testable import SpeechAudio

@Suite("Formats of streams")
struct AudioFormatTests {
    /// A fifth of a second at 24 kHz.
    private static let sound = Tone.sine(440, rate: 24_000, count: 4800)

    private static func encoded(_ format: AudioFormat) throws -> [UInt8] {
        var encoder = try OutputEncoder(format, from: 24_000)
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: Self.sound.count, by: 700) {
            bytes += try encoder.append(Array(Self.sound[start..<min(Self.sound.count, start + 700)]))
        }
        return bytes + (try encoder.finish())
    }

    private static func decoded(_ bytes: [UInt8], _ format: AudioFormat, cut: Int) throws -> [Float] {
        var decoder = try AudioDecoder(format, to: 16_000)
        var samples: [Float] = []
        for start in stride(from: 0, to: bytes.count, by: cut) {
            samples += decoder.append(bytes[start..<min(bytes.count, start + cut)])
        }
        return samples
    }

    @Test(
        "what is written is read again at the other side's rate, however it is cut",
        arguments: [AudioFormat.Codec.pcm, .g711(.muLaw), .g711(.aLaw)], [8000, 16_000, 48_000])
    func roundTrip(codec: AudioFormat.Codec, rate: Int) throws {
        let format = try AudioFormat(codec, sampleRate: rate)
        let bytes = try Self.encoded(format)
        #expect(bytes.count == Self.sound.count * rate / 24_000 * (codec == .pcm ? 2 : 1))
        let whole = try Self.decoded(bytes, format, cut: bytes.count)
        #expect(try Self.decoded(bytes, format, cut: 7) == whole)
        #expect(abs(Tone.amplitude(of: 440, in: whole, rate: 16_000) - 0.5) < 0.05)
    }

    @Test("a file has its whole sound behind its header")
    func file() throws {
        let bytes = try Self.encoded(AudioFormat(.wav, sampleRate: 24_000))
        let clip = try WAVFile.decode(bytes, name: "sound")
        #expect(clip.sampleRate == 24_000)
        #expect(clip.samples.count == Self.sound.count)
    }

    @Test("no format has a rate that nobody plays", arguments: [Int.min, -1, 0, 7999, 48_001, .max])
    func rates(rate: Int) {
        let error = #expect(throws: AudioError.self) { try AudioFormat(.pcm, sampleRate: rate) }
        #expect(error?.code == .unsupported)
    }

    @Test("compressed sound and files are not read from a stream")
    func unread() throws {
        for codec in [AudioFormat.Codec.mp3(bitRate: 128_000), .opus(bitRate: 64_000), .wav] {
            let format = try AudioFormat(codec, sampleRate: 48_000)
            #expect(throws: AudioError.self) { _ = try AudioDecoder(format, to: 16_000) }
        }
    }

    @Test("a stream may change its rate, and what it cannot have leaves it as it was")
    func changes() throws {
        var decoder = try AudioDecoder(AudioFormat(.pcm, sampleRate: 16_000), to: 16_000)
        #expect(decoder.append([0, 0x40]) == [0.5])
        // Half a sample of the rate before is dropped.
        #expect(decoder.append([0]).isEmpty)
        #expect(try decoder.change(to: 16_000).isEmpty)
        for rate in [Int.min, 0, 7999, 96_000, .max] {
            do {
                _ = try decoder.change(to: rate)
                Issue.record("\(rate) Hz is taken")
            } catch {
                #expect(error.code == .unsupported)
            }
        }
        #expect(decoder.append([0x40]) == [0.5])
        _ = decoder.append([1])
        #expect(try decoder.change(to: 48_000).isEmpty)
        let silence = [UInt8](repeating: 0, count: 9600)
        let samples = decoder.append(silence[...]) + (try decoder.change(to: 8000))
        #expect(samples.count == 1600)
    }

    @Test("G.711 keeps its rate")
    func law() throws {
        var decoder = try AudioDecoder(AudioFormat(.g711(.muLaw), sampleRate: 8000), to: 8000)
        #expect(try decoder.change(to: 8000).isEmpty)
        do {
            _ = try decoder.change(to: 16_000)
            Issue.record("16000 Hz is taken")
        } catch {
            #expect(error.code == .unsupported)
        }
        #expect(decoder.append([0xFF]) == G711.muLaw.decode([0xFF]))
    }
}
