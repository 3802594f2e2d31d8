import SpeechAudio
import Testing

@Suite("The acoustic end of speech")
struct AcousticEndTests {
    private static let rate = 16_000

    /// A clip of 10 ms blocks, each of one level.
    private func clip(_ levels: [Float], rate: Int = Self.rate) -> AudioClip {
        AudioClip(samples: levels.flatMap { [Float](repeating: $0, count: rate / 100) }, sampleRate: rate)
    }

    @Test("it is the end of the last block with sound")
    func end() {
        #expect(AcousticEnd.position(in: self.clip([0, 0.5, 0.2, 0, 0])) == .milliseconds(30))
        #expect(AcousticEnd.position(in: self.clip([0.5])) == .milliseconds(10))
    }

    @Test("sound after a pause counts, however long the pause is")
    func pause() {
        let levels: [Float] = [0.5] + [Float](repeating: 0, count: 200) + [0.1, 0]
        #expect(AcousticEnd.position(in: self.clip(levels)) == .milliseconds(2020))
    }

    @Test("-34 dB of the loudest block is the border")
    func threshold() {
        // -34 dB of 0.5 is 0.00998.
        #expect(AcousticEnd.position(in: self.clip([0.5, 0.0101, 0.0097])) == .milliseconds(20))
        #expect(AcousticEnd.position(in: self.clip([0.05, 0.00101, 0.00097])) == .milliseconds(20))
    }

    @Test("it does not depend on how loud the recording is")
    func gain() {
        let levels: [Float] = [0.1, 0.6, 0.3, 0.02, 0.005, 0.001]
        for gain in [Float(0.001), 1, 100] {
            #expect(AcousticEnd.position(in: self.clip(levels.map { $0 * gain })) == .milliseconds(40))
        }
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
            let end = try #require(AcousticEnd.position(in: self.clip([0.5, 0.5, 0, 0], rate: rate)))
            #expect(abs(end.milliseconds - 20) < 0.1)
        }
        let slow = AudioClip(samples: [0, 0.5, 0], sampleRate: 50)
        #expect(AcousticEnd.position(in: slow) == .milliseconds(40))
    }
}
