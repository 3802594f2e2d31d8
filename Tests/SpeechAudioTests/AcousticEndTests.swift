import Foundation
import SpeechAudio
import Testing

@Suite("The acoustic end of speech")
struct AcousticEndTests {
    private static let rate = 16_000

    /// A clip of 10 ms blocks, each with a voice of one level, in the noise of a room.
    private func clip(_ levels: [Float], room: Float = 0, rate: Int = Self.rate) -> AudioClip {
        var state: UInt32 = 1
        var samples: [Float] = []
        for level in levels {
            for _ in 0..<rate / 100 {
                state = state &* 1_664_525 &+ 1_013_904_223
                let noise = room * (Float(state >> 8) / Float(1 << 23) - 1)
                let angle = 2 * Float.pi * 400 * Float(samples.count) / Float(rate)
                samples.append(level * sin(angle) + noise)
            }
        }
        return AudioClip(samples: samples, sampleRate: rate)
    }

    /// A second of a voice that goes up and down, between quiet ones of half a second.
    private static let word: [Float] =
        .init(repeating: 0, count: 50) + (0..<100).map { 0.3 + 0.2 * sin(Float($0) / 5) }
        + .init(repeating: 0, count: 50)

    private func milliseconds(_ clip: AudioClip) throws -> Double {
        try #require(AcousticEnd.position(in: clip)).milliseconds
    }

    @Test("it is where the last sound ends, to 30 ms")
    func end() throws {
        #expect(abs(try self.milliseconds(self.clip(Self.word)) - 1500) <= 30)
    }

    @Test("a room's noise above -34 dB of the peak is no speech")
    func room() throws {
        // The old rule found the end of the file here.
        let noisy = self.clip(Self.word, room: 0.05)
        #expect(abs(try self.milliseconds(noisy) - 1500) <= 30)
    }

    @Test("sound after a pause counts, however long the pause is")
    func pause() throws {
        let levels = Self.word + [Float](repeating: 0, count: 200) + Self.word
        #expect(abs(try self.milliseconds(self.clip(levels, room: 0.01)) - 5500) <= 30)
    }

    @Test("a soft ending counts if it stands out of the room")
    func softEnding() throws {
        var levels = Self.word
        for block in 150..<170 { levels[block] = 0.02 }
        #expect(abs(try self.milliseconds(self.clip(levels, room: 0.005)) - 1700) <= 30)
    }

    @Test("a click behind the speech is not its end")
    func click() throws {
        let quiet = self.clip(Self.word, room: 0.001)
        var samples = quiet.samples
        samples[30_000] = 0.05
        let clicked = try self.milliseconds(AudioClip(samples: samples, sampleRate: Self.rate))
        #expect(clicked == (try self.milliseconds(quiet)))
    }

    @Test("it does not depend on how loud the recording is")
    func gain() throws {
        let clip = self.clip(Self.word, room: 0.01)
        let end = try self.milliseconds(clip)
        for gain in [Float(0.001), 100] {
            let other = AudioClip(samples: clip.samples.map { $0 * gain }, sampleRate: Self.rate)
            #expect(try self.milliseconds(other) == end)
        }
    }

    @Test("sound without a pause ends with the clip")
    func noPause() throws {
        #expect(try self.milliseconds(self.clip(.init(repeating: 0.5, count: 80))) == 800)
    }

    @Test("sound of a few blocks in long silence has an end")
    func lonely() throws {
        let levels = [Float](repeating: 0, count: 100) + [0.5] + [Float](repeating: 0, count: 100)
        #expect(abs(try self.milliseconds(self.clip(levels)) - 1010) <= 30)
    }

    @Test("silence, no sound and less than a block have no end")
    func silence() {
        #expect(AcousticEnd.position(in: self.clip([0, 0, 0])) == nil)
        #expect(AcousticEnd.position(in: AudioClip(samples: [], sampleRate: Self.rate)) == nil)
        #expect(AcousticEnd.position(in: AudioClip(samples: [0.5, 0.5], sampleRate: Self.rate)) == nil)
    }

    @Test("the rate only changes the grain")
    func rates() throws {
        for rate in [8000, 22_050, 44_100, 48_000] {
            #expect(abs(try self.milliseconds(self.clip(Self.word, room: 0.01, rate: rate)) - 1500) <= 40)
        }
    }

    @Test("odd sound has an end or none, and stops nothing")
    func odd() {
        let values: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0, 1]
        for value in values {
            for count in [1, 2, 159, 160, 161, 5000] {
                for rate in [1, 50, 159, 8000, 16_000, 192_000] {
                    _ = AcousticEnd.position(
                        in: AudioClip(samples: [Float](repeating: value, count: count), sampleRate: rate))
                }
            }
        }
        var damaged = self.clip(Self.word).samples
        damaged[20_000] = .nan
        damaged[20_001] = .infinity
        #expect(AcousticEnd.position(in: AudioClip(samples: damaged, sampleRate: Self.rate)) != nil)
    }
}
