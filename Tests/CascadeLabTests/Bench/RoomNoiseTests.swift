import CascadeTesting
import SpeechAudio
import Testing

@testable import CascadeLab

@Suite("Room noise")
struct RoomNoiseTests {
    private static let room: Float = 0.002

    /// A second of loud noise as speech, half a second of the room before and behind.
    private static func recording(room: Float = Self.room) -> AudioClip {
        var random = SeededGenerator(seed: 4)
        let samples = (0..<32_000).map { index -> Float in
            let level: Float = (8000..<24_000).contains(index) ? 0.4 : room
            return room == 0 && level == 0 ? 0 : Float.random(in: -level...level, using: &random)
        }
        return AudioClip(samples: samples, sampleRate: 16_000)
    }

    private static let speechEnd = Duration.milliseconds(1500)

    private func following(_ clip: AudioClip) -> AudioClip {
        RoomNoise(of: clip).following(clip, speechEnd: Self.speechEnd, for: .seconds(3))
    }

    @Test("a recording is followed by exactly three seconds, and its speech is untouched")
    func length() {
        let clip = Self.recording()
        let whole = self.following(clip)
        #expect(whole.samples.count == clip.samples.count + 48_000)
        #expect(whole.samples.prefix(24_000) == clip.samples.prefix(24_000))
    }

    @Test("the room has no digital zeros, and its level stays that of the recording", arguments: [Self.room, 0.03])
    func level(room: Float) {
        let noise = self.following(Self.recording(room: room)).samples.dropFirst(32_000)
        #expect(noise.count { $0 == 0 } < 10)
        let expected = room / Float(3).squareRoot()
        for start in stride(from: noise.startIndex, to: noise.endIndex - 1600, by: 1600) {
            let level = (noise[start..<start + 1600].reduce(0) { $0 + $1 * $1 } / 1600).squareRoot()
            #expect(level > expected * 0.7 && level < expected * 1.4)
        }
    }

    @Test("no seam is a click: neighboring samples differ no more than inside the room")
    func clicks() {
        // A slow wave, so that a seam without a cross-fade would be the largest step by far.
        let samples = (0..<32_000).map { index -> Float in
            (8000..<24_000).contains(index) ? (index % 2 == 0 ? 0.4 : -0.4) : 0.003 * Float((index % 1700) - 850) / 850
        }
        // The wave's own jump is outside of what is compared.
        let clip = AudioClip(samples: samples, sampleRate: 16_000)
        let noise = self.following(clip).samples.dropFirst(32_000 - 160)
        let steps = zip(noise, noise.dropFirst()).map { abs($0 - $1) }.sorted()
        let ownJumps = steps.count { $0 > 0.004 }
        #expect(ownJumps <= 48_160 / 1700 + 1)
        #expect(steps[steps.count - ownJumps - 1] < 0.001)
    }

    @Test("a recording of digital silence, or of nothing but speech, gets noise far below its peak")
    func silent() {
        for clip in [
            Self.recording(room: 0),
            AudioClip(samples: (0..<32_000).map { $0 % 2 == 0 ? 0.4 : -0.4 }, sampleRate: 16_000),
        ] {
            let noise = self.following(clip).samples.dropFirst(32_100)
            #expect(noise.allSatisfy { abs($0) < 0.001 })
            #expect(noise.count { $0 == 0 } < 10)
        }
    }
}
