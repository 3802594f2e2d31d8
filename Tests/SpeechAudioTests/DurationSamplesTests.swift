import SpeechAudio
import Testing

@Suite("Samples and time")
struct DurationSamplesTests {
    private static let rates = [1, 3, 8000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000, 384_000]

    @Test("a number of samples lasts exactly its time, to the nanosecond")
    func durations() {
        #expect(Duration.samples(16_000, at: 16_000) == .seconds(1))
        #expect(Duration.samples(512, at: 16_000) == .milliseconds(32))
        #expect(Duration.samples(1, at: 16_000) == .nanoseconds(62_500))
        #expect(Duration.samples(0, at: 22_050) == .zero)
        #expect(Duration.samples(-8000, at: 16_000) == .milliseconds(-500))
        for rate in Self.rates {
            let exact = 12_345 / Double(rate)
            #expect(abs(Duration.samples(12_345, at: rate).seconds - exact) <= 1e-9 + exact * 1e-15)
        }
    }

    @Test("samples to time and back are the same samples", arguments: Self.rates)
    func roundTrip(rate: Int) {
        let counts = Array(0...3000) + [rate - 1, rate, rate + 1, 86_400 * rate + 1]
        #expect(counts.filter { Duration.samples($0, at: rate).samples(at: rate) != $0 } == [])
    }

    @Test("days of sound do not drift or overflow")
    func days() {
        #expect(Duration.samples(384_000 * 864_000, at: 384_000) == .seconds(864_000))
        #expect(Duration.seconds(864_000).samples(at: 22_050) == 22_050 * 864_000)
    }

    @Test("only samples that fit whole are counted")
    func whole() {
        #expect(Duration.milliseconds(20).samples(at: 16_000) == 320)
        #expect(Duration.nanoseconds(62_499).samples(at: 16_000) == 0)
        #expect(Duration.milliseconds(10).samples(at: 22_050) == 220)
        #expect(Duration.zero.samples(at: 48_000) == 0)
        #expect(Duration.milliseconds(-20).samples(at: 16_000) == -320)
    }

    @Test("times as numbers")
    func numbers() {
        #expect(Duration.milliseconds(1500).seconds == 1.5)
        #expect(Duration.microseconds(2500).milliseconds == 2.5)
        #expect(Duration.milliseconds(-250).seconds == -0.25)
        #expect(AudioClip(samples: [0, 0, 0, 0], sampleRate: 8).duration == .milliseconds(500))
    }
}
