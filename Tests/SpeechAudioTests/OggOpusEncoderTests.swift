import SpeechAudio
import Testing

@Suite("Ogg Opus stream")
struct OggOpusEncoderTests {
    @Test(
        "the decoded sound is the one given, without lead-in and of the same length",
        arguments: [32_000, 64_000, 96_000, 128_000, 192_000])
    func sound(bitRate: Int) throws {
        let encoder = try OggOpusEncoder(bitRate: bitRate)
        let sound = Murmur.samples(rate: 48_000, count: 71_003)
        let bytes = try encoder.append(sound) + encoder.finish()
        let decoded = try Decoded.opus(bytes)
        #expect(decoded.count == sound.count)
        #expect(Murmur.likeness(sound, decoded) > 0.95)
    }

    @Test("the length is kept to the sample", arguments: [1, 119, 120, 647, 648, 649, 959, 960, 961, 1920, 9600])
    func length(count: Int) throws {
        let encoder = try OggOpusEncoder(bitRate: 32_000)
        let bytes = try encoder.append(Murmur.samples(rate: 48_000, count: count)) + encoder.finish()
        #expect(try Decoded.opus(bytes).count == count)
    }

    @Test("sound of other rates is converted", arguments: [8000, 16_000, 22_050, 24_000])
    func rates(sampleRate: Int) throws {
        let encoder = try OggOpusEncoder(sampleRate: sampleRate, bitRate: 64_000)
        let bytes = try encoder.append(Murmur.samples(rate: sampleRate, count: sampleRate)) + encoder.finish()
        let decoded = try Decoded.opus(bytes)
        #expect((decoded.count - 48_000).magnitude <= 1)
        #expect(Murmur.likeness(Murmur.samples(rate: 48_000, count: 48_000), decoded) > 0.95)
    }

    @Test("sound of other rates may have any length", arguments: [8000, 22_050, 44_100])
    func ratesAndLengths(sampleRate: Int) throws {
        for count in 0..<200 {
            let encoder = try OggOpusEncoder(sampleRate: sampleRate, bitRate: 32_000)
            let bytes = try encoder.append(Murmur.samples(rate: sampleRate, count: count)) + encoder.finish()
            let length = try Decoded.opus(bytes).count
            #expect(length == (count * 48_000 + sampleRate - 1) / sampleRate, "\(count) samples")
        }
    }

    @Test("more bits a second make more bytes")
    func bitRates() throws {
        let sizes = try [32_000, 64_000, 128_000].map { bitRate in
            let encoder = try OggOpusEncoder(bitRate: bitRate)
            return try encoder.append(Murmur.samples(rate: 48_000, count: 96_000)).count
        }
        #expect(sizes[0] < sizes[1] && sizes[1] < sizes[2])
    }

    @Test("sound is held for less than an eighth of a second")
    func held() throws {
        let encoder = try OggOpusEncoder(bitRate: 32_000)
        var (bytes, given) = ([UInt8](), 0)
        for _ in 0..<60 {
            bytes += try encoder.append(Murmur.samples(rate: 48_000, count: 960))
            given += 960
            let heard = (try? Decoded.opus(bytes).count) ?? 0  // safe: too short a beginning counts as nothing heard
            #expect(given - heard < 6000)
        }
    }

    // Not the same bytes: the codec looks at as much of the sound as it has been given.
    @Test("pieces of any size sound like the whole")
    func pieces() throws {
        let sound = Murmur.samples(rate: 48_000, count: 50_000)
        let whole = try OggOpusEncoder(bitRate: 64_000)
        let expected = try Decoded.opus(whole.append(sound) + whole.finish())
        let parts = try OggOpusEncoder(bitRate: 64_000)
        var random = SeededNumbers(seed: 5)
        var (bytes, start) = ([UInt8](), 0)
        while start < sound.count {
            let end = min(sound.count, start + Int.random(in: 0...4000, using: &random))
            bytes += try parts.append(Array(sound[start..<end]))
            start = end
        }
        bytes += try parts.finish()
        let decoded = try Decoded.opus(bytes)
        #expect(decoded.count == expected.count)
        #expect(Murmur.likeness(decoded, expected) > 0.98)
    }

    @Test("streams one after the other are heard one after the other")
    func chain() throws {
        var bytes: [UInt8] = []
        for _ in 1...2 {
            let encoder = try OggOpusEncoder(bitRate: 32_000)
            bytes += try encoder.append(Murmur.samples(rate: 48_000, count: 4800)) + encoder.finish()
        }
        #expect(try Decoded.opus(bytes).count == 9600)
    }

    @Test("damaged samples make a stream that decodes")
    func damage() throws {
        let encoder = try OggOpusEncoder(bitRate: 64_000)
        let damaged = (0..<5000).map { [Float.nan, .infinity, -1e30, 0.1][$0 % 4] }
        let decoded = try Decoded.opus(encoder.append(damaged) + encoder.finish())
        #expect(decoded.count == 5000)
        #expect(decoded.allSatisfy { $0.isFinite })
    }

    @Test("no sound makes an empty stream, and a finished stream gives nothing more")
    func ends() throws {
        let encoder = try OggOpusEncoder(bitRate: 32_000)
        #expect(try encoder.append([]).isEmpty)
        #expect(try Decoded.opus(encoder.finish()).isEmpty)
        #expect(try encoder.append([0.5]).isEmpty)
        #expect(try encoder.finish().isEmpty)
    }

    @Test("rates that are not made are refused", arguments: [(48_000, 500), (48_000, 600_000), (0, 64_000)])
    func refused(sampleRate: Int, bitRate: Int) {
        let error = #expect(throws: AudioError.self) {
            try OggOpusEncoder(sampleRate: sampleRate, bitRate: bitRate)
        }
        #expect(error?.code == .unsupported)
    }
}
