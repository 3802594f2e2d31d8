import SpeechAudio
import Testing

@Suite("Changing the sample rate")
struct ResamplerTests {
    private static let ratePairs = [
        (16_000, 48_000), (48_000, 16_000), (22_050, 16_000), (16_000, 22_050), (24_000, 16_000), (44_100, 16_000),
        (8000, 16_000), (16_000, 8000), (384_000, 8000), (8000, 384_000), (16_001, 15_999),
    ]

    private func resample(_ samples: [Float], _ from: Int, _ to: Int, feeds: [Int] = []) throws -> [Float] {
        var resampler = try Resampler(from: from, to: to)
        var output: [Float] = []
        var rest = samples[...]
        for feed in feeds {
            output += resampler.append(Array(rest.prefix(feed)))
            rest = rest.dropFirst(feed)
        }
        return output + resampler.append(Array(rest)) + resampler.finish()
    }

    @Test("the length is the input's at the new rate, rounded up", arguments: Self.ratePairs)
    func length(from: Int, to: Int) throws {
        for count in [0, 1, 2, 3, 159, 160, 161, 1000, 22_051] {
            let output = try self.resample([Float](repeating: 0.1, count: count), from, to)
            #expect(output.count == (count * to + from - 1) / from, "\(count) samples")
        }
    }

    @Test("the length is the same when every sample is fed alone", arguments: Self.ratePairs)
    func lengthOfSingles(from: Int, to: Int) throws {
        let count = 500
        let samples = [Float](repeating: 0.1, count: count)
        let output = try self.resample(samples, from, to, feeds: [Int](repeating: 1, count: count))
        #expect(output.count == (count * to + from - 1) / from)
    }

    @Test("the output is the same however the input is cut", arguments: Self.ratePairs)
    func feeds(from: Int, to: Int) throws {
        var numbers = SeededNumbers(seed: 7)
        let samples = (0..<4000).map { _ in Float.random(in: -1...1, using: &numbers) }
        let whole = try self.resample(samples, from, to)
        let random = (0..<60).map { _ in Int.random(in: 0...200, using: &numbers) }
        for feeds in [[1, 2, 3, 5, 8, 13], [1999], [Int](repeating: 1, count: 4000), random] {
            let output = try self.resample(samples, from, to, feeds: feeds)
            #expect(output == whole)
        }
    }

    @Test("a tone keeps its frequency and its level, and nothing else appears", arguments: Self.ratePairs)
    func tone(from: Int, to: Int) throws {
        // 50 whole periods and more, so that other tones of a whole number of hertz would show.
        let frequency = 1000.0
        let output = try self.resample(Tone.sine(frequency, rate: from, count: from / 4), from, to)
        let middle = output[to / 20..<to / 20 + to / 10]
        #expect(abs(Tone.amplitude(of: frequency, in: middle, rate: to) - 0.5) < 0.005)
        let power = middle.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(middle.count)
        #expect(abs((2 * power).squareRoot() - 0.5) < 0.005)
    }

    @Test("what the new rate cannot hold is taken out instead of folding over")
    func aliasing() throws {
        // 10 kHz would fold to 6 kHz.
        let output = try self.resample(Tone.sine(10_000, rate: 48_000, count: 12_000), 48_000, 16_000)
        let middle = output[800..<3200]
        #expect(Tone.amplitude(of: 6000, in: middle, rate: 16_000) < 0.5 * 1e-3)
        #expect(middle.allSatisfy { abs($0) < 1e-3 })
    }

    @Test("a sound is not delayed: there and back it lies on itself", arguments: Self.ratePairs)
    func roundTrip(from: Int, to: Int) throws {
        let pulse = Tone.pulse(at: 0.1, rate: from, count: from / 5)
        let back = try self.resample(try self.resample(pulse, from, to), to, from)
        #expect(Tone.delay(of: back, behind: pulse, within: -20...20) == 0)
        #expect(back.count >= pulse.count)
    }

    @Test("output time zero is input time zero", arguments: Self.ratePairs)
    func noDelay(from: Int, to: Int) throws {
        let output = try self.resample(Tone.pulse(at: 0.1, rate: from, count: from / 5), from, to)
        let expected = Tone.pulse(at: 0.1, rate: to, count: to / 5)
        #expect(Tone.delay(of: output, behind: expected, within: -20...20) == 0)
        let worst = zip(output, expected).map { abs($0 - $1) }.max() ?? 1
        #expect(worst < 0.01)
    }

    @Test("a sound at the very end is not lost")
    func end() throws {
        let tone = Tone.sine(500, rate: 16_000, count: 1600)
        let output = try self.resample(tone, 16_000, 48_000)
        #expect(abs(Tone.amplitude(of: 500, in: output[4000..<4768], rate: 48_000) - 0.5) < 0.05)
    }

    @Test(
        "rates that make no sense are refused",
        arguments: [(0, 16_000), (16_000, 0), (-8000, 16_000), (384_001, 16_000), (16_000, Int.max), (Int.min, 1)])
    func refused(from: Int, to: Int) {
        let error = #expect(throws: AudioError.self) { _ = try Resampler(from: from, to: to) }
        #expect(error?.code == .unsupported)
        let clip = AudioClip(samples: [0.1], sampleRate: 16_000)
        if from == 16_000 { #expect(throws: AudioError.self) { try clip.resampled(to: to) } }
    }

    @Test("nothing in, nothing out")
    func nothing() throws {
        var resampler = try Resampler(from: 16_000, to: 48_000)
        #expect(resampler.append([]).isEmpty)
        #expect(resampler.finish().isEmpty)
    }

    @Test("a clip at its own rate stays as it is; at another it has the same duration")
    func clips() throws {
        let clip = AudioClip(samples: Tone.sine(440, rate: 22_050, count: 22_050), sampleRate: 22_050)
        #expect(try clip.resampled(to: 22_050) == clip)
        let other = try clip.resampled(to: 16_000)
        #expect(other.sampleRate == 16_000)
        #expect(other.samples.count == 16_000)
        #expect(other.duration == clip.duration)
    }
}
