import SpeechAudio
import Testing

@Suite("Sound and times that are extreme")
struct ExtremeSoundTests {
    private static let numbers: [Int] = [
        .min, .min + 1, -1 << 32, -1, 0, 1, 7999, 8000, 16_000, 384_000, 384_001, 1 << 31, 1 << 32, .max - 1, .max,
    ]
    private static let samples: [Float] = [
        0, -0.0, 1, -1, 2, -1e30, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .nan,
        .infinity, -.infinity,
    ]

    @Test("times of any number of samples, and samples of any time, at any rate, are values")
    func times() {
        let times = Self.numbers.map { Duration.seconds($0) } + [.limited(milliseconds: .infinity)]
        for rate in Self.numbers {
            for count in Self.numbers { _ = Duration.samples(count, at: rate) }
            for time in times { _ = time.samples(at: rate) }
        }
        #expect(Duration.seconds(Int.max).samples(at: 16_000) == .max)
        #expect(Duration.seconds(Int.min).samples(at: 16_000) == .min)
        #expect(Duration.samples(5, at: 0) == .seconds(5))
    }

    @Test(
        "a time from outside is bounded",
        arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308, 9.3e18, 0, -0.0])
    func limits(milliseconds: Double) {
        let time = Duration.limited(milliseconds: milliseconds)
        #expect(abs(time.milliseconds) <= 3e13)
        #expect(Duration.limited(milliseconds: 1.5) == .microseconds(1500))
    }

    @Test("no rates make a resampler trap or its memory grow without bound")
    func rates() {
        for from in Self.numbers {
            for to in Self.numbers {
                guard var resampler = try? Resampler(from: from, to: to) else { continue }
                for samples in [[], [1], Self.samples] { _ = resampler.append(samples) }
                _ = resampler.finish()
                _ = resampler.finish()
            }
        }
        for (from, to) in [(1, 384_000), (384_000, 1), (8000, 1), (1, 401)] {
            #expect(throws: AudioError.self) { _ = try Resampler(from: from, to: to) }
        }
    }

    @Test("long sound is converted like short sound")
    func long() throws {
        var whole = try Resampler(from: 48_000, to: 16_000)
        let length = 4_000_000
        let result = whole.append([Float](repeating: 0.25, count: length)) + whole.finish()
        #expect(result.count == (length + 2) / 3)
        #expect(result[1000..<result.count - 1000].allSatisfy { abs($0 - 0.25) < 0.001 })
    }

    @Test("encoders take any samples, none, and settings that they must refuse")
    func encoders() throws {
        for law in G711.allCases {
            #expect(law.encode(Self.samples).count == Self.samples.count)
            #expect(law.decode(Array(UInt8.min...UInt8.max)).allSatisfy { abs($0) <= 1 })
            #expect(law.encode([Float]()).isEmpty)
        }
        for rate in Self.numbers + [16_000, 22_050, 44_100, 48_000, 44_101] {
            for bitRate in Self.numbers + [32_000, 64_000, 128_000] {
                let encoders: [(any AudioEncoder)?] = [
                    try? MP3Encoder(sampleRate: rate, bitRate: bitRate),
                    try? OggOpusEncoder(sampleRate: rate, bitRate: bitRate),
                ]
                for case .some(let encoder) in encoders {
                    _ = try encoder.append([])
                    _ = try encoder.append(Self.samples)
                    #expect(try !encoder.finish().isEmpty)
                    #expect(try encoder.append([1]).isEmpty)
                    #expect(try encoder.finish().isEmpty)
                }
            }
        }
    }

    @Test("headers of any rate and length are 44 bytes")
    func headers() {
        for rate in Self.numbers {
            for length in Self.numbers { #expect(WAVFile.header(sampleRate: rate, dataLength: length).count == 44) }
        }
    }
}
