import SpeechAudio
import Testing

@Suite("MP3 stream")
struct MP3EncoderTests {
    /// The formats of the ElevenLabs protocol.
    static let formats = [
        (22_050, 32_000), (24_000, 48_000), (44_100, 32_000), (44_100, 64_000), (44_100, 96_000), (44_100, 128_000),
        (44_100, 192_000),
    ]

    @Test("the decoded sound is the one given, behind the lead-in, and ends within two frames", arguments: formats)
    func sound(sampleRate: Int, bitRate: Int) throws {
        let encoder = try MP3Encoder(sampleRate: sampleRate, bitRate: bitRate)
        let sound = Murmur.samples(rate: sampleRate, count: sampleRate * 3 / 2 + 17)
        let decoded = try Decoded.mp3(encoder.append(sound) + encoder.finish())
        let rest = decoded.count - MP3Encoder.leadIn - sound.count
        #expect(rest >= 0)
        #expect(MP3Encoder.leadIn + rest < MP3Encoder.leadIn + 2 * encoder.frameLength)
        #expect(Murmur.likeness(sound, decoded.dropFirst(MP3Encoder.leadIn)) > 0.94)
    }

    @Test("the bytes have the bit rate that was asked for", arguments: formats)
    func bitRate(sampleRate: Int, bitRate: Int) throws {
        let encoder = try MP3Encoder(sampleRate: sampleRate, bitRate: bitRate)
        let bytes = try encoder.append(Murmur.samples(rate: sampleRate, count: sampleRate * 4)) + encoder.finish()
        let frames = try Decoded.mp3(bytes).count / encoder.frameLength
        let expected = Double(frames * encoder.frameLength) / Double(sampleRate) * Double(bitRate) / 8
        #expect((Double(bytes.count) - expected).magnitude < expected / 100)
    }

    @Test("pieces of any size make the same bytes as the whole")
    func pieces() throws {
        let sound = Murmur.samples(rate: 22_050, count: 30_000)
        let whole = try MP3Encoder(sampleRate: 22_050, bitRate: 32_000)
        let expected = try whole.append(sound) + whole.finish()
        let parts = try MP3Encoder(sampleRate: 22_050, bitRate: 32_000)
        var random = SeededNumbers(seed: 3)
        var (bytes, start) = ([UInt8](), 0)
        while start < sound.count {
            let end = min(sound.count, start + Int.random(in: 0...2500, using: &random))
            bytes += try parts.append(Array(sound[start..<end]))
            start = end
        }
        bytes += try parts.finish()
        #expect(bytes == expected)
    }

    @Test("streams that are made at the same time do not disturb each other")
    func sameTime() async throws {
        let sound = Murmur.samples(rate: 44_100, count: 20_000)
        let bytes = { @Sendable (number: Int) throws -> [UInt8] in
            let (sampleRate, bitRate) = Self.formats[number % Self.formats.count]
            let encoder = try MP3Encoder(sampleRate: sampleRate, bitRate: bitRate)
            return try encoder.append(sound) + encoder.finish()
        }
        let alone = try (0..<Self.formats.count).map(bytes)
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<64 { group.addTask { (number % Self.formats.count, try bytes(number)) } }
            for try await (format, together) in group { #expect(together == alone[format]) }
        }
    }

    @Test("sound is held for less than an eighth of a second", arguments: formats)
    func held(sampleRate: Int, bitRate: Int) throws {
        let encoder = try MP3Encoder(sampleRate: sampleRate, bitRate: bitRate)
        var (bytes, given) = ([UInt8](), 0)
        for _ in 0..<60 {
            bytes += try encoder.append(Murmur.samples(rate: sampleRate, count: sampleRate / 50))
            given += sampleRate / 50
            let heard = try bytes.isEmpty ? 0 : Decoded.mp3(bytes).count - MP3Encoder.leadIn
            #expect(given - heard < sampleRate / 8)
        }
    }

    @Test("damaged samples make a stream that decodes")
    func damage() throws {
        let encoder = try MP3Encoder(sampleRate: 44_100, bitRate: 64_000)
        let damaged = (0..<5000).map { [Float.nan, .infinity, -1e30, 0.1][$0 % 4] }
        let decoded = try Decoded.mp3(encoder.append(damaged) + encoder.finish())
        #expect(decoded.count >= 5000)
    }

    @Test("no sound makes a stream of silence, and a finished stream gives nothing more")
    func ends() throws {
        let encoder = try MP3Encoder(sampleRate: 44_100, bitRate: 64_000)
        #expect(try encoder.append([]).isEmpty)
        let decoded = try Decoded.mp3(encoder.finish())
        #expect(decoded.allSatisfy { $0.magnitude < 0.001 })
        #expect(try encoder.append([0.5]).isEmpty)
        #expect(try encoder.finish().isEmpty)
    }

    @Test(
        "rates that MP3 does not have are refused",
        arguments: [
            (22_050, 192_000), (44_100, 33_000), (44_100, 500), (44_000, 64_000), (0, 64_000), (96_000, 64_000),
        ])
    func refused(sampleRate: Int, bitRate: Int) {
        let error = #expect(throws: AudioError.self) { try MP3Encoder(sampleRate: sampleRate, bitRate: bitRate) }
        #expect(error?.code == .unsupported)
    }
}
