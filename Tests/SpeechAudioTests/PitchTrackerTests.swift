import Foundation
import SpeechAudio
import Testing

@Suite("The pitch of a voice")
struct PitchTrackerTests {
    @Test("a voice has its pitch at any rate", arguments: [4000, 8000, 16_000], [62.0, 100, 215.3, 390])
    func pitch(rate: Int, hertz: Double) throws {
        let voice = (0..<rate).map { index in
            Float((1...4).reduce(0) { $0 + sin(2 * .pi * hertz * Double($1 * index) / Double(rate)) / Double($1) })
        }
        let semitones = try #require(PitchTracker(sampleRate: rate).semitones(in: voice, around: rate / 2))
        #expect(abs(semitones - 12 * log2(hertz)) < 0.3)
    }

    @Test("noise and silence have none, nor has a place at the end of the sound")
    func none() {
        var numbers = SeededNumbers(seed: 7)
        let noise = (0..<4000).map { _ in Float.random(in: -1...1, using: &numbers) }
        let tracker = PitchTracker(sampleRate: 4000)
        for center in stride(from: 0, through: 4000, by: 40) {
            #expect(tracker.semitones(in: noise, around: center) == nil)
            #expect(tracker.semitones(in: [Float](repeating: 0, count: 4000), around: center) == nil)
        }
        let tone = Tone.sine(100, rate: 4000, count: 4000)
        for center in [Int.min / 2, -1, 0, 10, 3990, 4000, 5000, Int.max / 2] {
            #expect(tracker.semitones(in: tone, around: center) == nil)
        }
        #expect(tracker.semitones(in: [], around: 0) == nil)
    }
}
