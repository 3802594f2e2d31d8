import Foundation
import SpeechAudio
import Testing

@Suite("How the last words of an utterance sound")
struct SpeechEndingTests {
    private func ending(_ speak: (inout Voice) -> Void) throws -> SpeechEnding {
        var voice = Voice()
        speak(&voice)
        return try #require(SpeechEnding(of: voice.samples))
    }

    @Test("a pitch that falls at the end is low and falling, one that rises is high and rising", arguments: [-4.0, 4])
    func pitch(semitones: Double) throws {
        let end = 120 * SpeechEndingTests.ratio(semitones)
        let ending = try self.ending {
            $0.say(1500)
            $0.say(300, pitch: (120, end))
            $0.pause(200)
        }
        let slope = try #require(ending.pitchSlope)
        #expect(abs(slope - semitones / 0.3) < 3)
        // The middle of the last half of the glide.
        let pitch = try #require(ending.pitch)
        #expect(abs(pitch - semitones * 0.75) < 0.8)
    }

    @Test("a level pitch neither rises nor falls, whatever the voice", arguments: [70.0, 100, 160, 220, 300, 380])
    func levelPitch(hertz: Double) throws {
        let ending = try self.ending {
            $0.say(1200, pitch: (hertz, hertz))
            $0.pause(100)
        }
        #expect(abs(try #require(ending.pitch)) < 0.2)
        #expect(abs(try #require(ending.pitchSlope)) < 1)
        #expect(ending.voiceless < 0.15)
        #expect(abs(ending.level) < 1)
        #expect(abs(ending.levelSlope) < 10)
        #expect((1150...1220).contains(ending.lastVoice.milliseconds))
    }

    @Test("speech that ends soft is below the rest and falls, speech that ends loud is above it")
    func level() throws {
        let soft = try self.ending {
            $0.say(1000)
            $0.say(300, amplitude: (0.3, 0.03))
            $0.pause(200)
        }
        #expect(soft.level < -4)
        #expect(soft.levelSlope < -30)
        let loud = try self.ending {
            $0.say(1000, amplitude: (0.05, 0.05))
            $0.say(300, amplitude: (0.05, 0.5))
            $0.pause(200)
        }
        #expect(loud.level > 10)
        #expect(loud.levelSlope > 30)
    }

    @Test("a sound that is cut off dies away faster than one that fades")
    func decay() throws {
        let cut = try self.ending {
            $0.say(1000)
            $0.pause(200)
        }
        let faded = try self.ending {
            $0.say(1000)
            $0.say(400, amplitude: (0.3, 0.001))
            $0.pause(200)
        }
        let open = try self.ending { $0.say(1000) }
        #expect(cut.decay > 1500)
        #expect(faded.decay < 300)
        #expect(faded.decay > 20)
        #expect(open.decay == 0)
    }

    @Test("a last syllable that is drawn out is longer than the others")
    func lengthening() throws {
        func ending(last: Int) throws -> SpeechEnding {
            try self.ending { voice in
                for _ in 0..<5 {
                    voice.say(140)
                    voice.say(40, amplitude: (0.03, 0.03))
                }
                voice.say(last)
                voice.pause(200)
            }
        }
        let (usual, long) = (try ending(last: 140), try ending(last: 420))
        #expect((100...200).contains(usual.lastSyllable.milliseconds))
        #expect((380...480).contains(long.lastSyllable.milliseconds))
        #expect((0.6...1.3).contains(try #require(usual.lengthening)))
        #expect((2...3).contains(try #require(long.lengthening)))
        #expect(try self.ending { $0.say(500) }.lengthening == nil)
    }

    @Test("a whispered end has no voice, and whispered speech has no pitch")
    func voiceless() throws {
        let end = try self.ending {
            $0.say(1000)
            $0.whisper(250)
            $0.pause(100)
        }
        #expect(end.voiceless > 0.85)
        #expect((950...1050).contains(end.lastVoice.milliseconds))
        let whispered = try self.ending {
            $0.whisper(1000)
            $0.pause(100)
        }
        #expect(whispered.pitch == nil)
        #expect(whispered.pitchSlope == nil)
        #expect(whispered.voiceless == 1)
        #expect(whispered.lastVoice == .zero)
    }

    @Test("the silence behind the speech is told, and neither it nor what is said after the end changes the speech")
    func end() throws {
        var voice = Voice()
        voice.say(900)
        voice.say(300, pitch: (120, 90), amplitude: (0.3, 0.1))
        voice.pause(350)
        let spoken = voice.samples
        let ending = try #require(SpeechEnding(of: spoken))
        #expect((330...360).contains(ending.silence.milliseconds))
        voice.pause(400)
        voice.say(800, pitch: (200, 200), amplitude: (0.5, 0.5))
        #expect(SpeechEnding(of: voice.samples, end: spoken.count) == ending)
        let sooner = try #require(SpeechEnding(of: spoken, end: spoken.count - 16 * 200))
        #expect(sooner.silence == ending.silence - .milliseconds(200))
        #expect(sooner.pitchSlope == ending.pitchSlope)
    }

    @Test("the room's noise is not speech, and does not hide its end")
    func room() throws {
        var voice = Voice()
        voice.pause(500)
        voice.say(1200, pitch: (130, 100))
        voice.pause(500)
        var numbers = SeededNumbers(seed: 3)
        let noisy = voice.samples.map { $0 + Float.random(in: -0.02...0.02, using: &numbers) }
        let ending = try #require(SpeechEnding(of: noisy))
        #expect((460...520).contains(ending.silence.milliseconds))
        #expect(abs(try #require(ending.pitchSlope) + 3.8) < 2)
    }

    @Test("neither loudness nor sound from before the last three seconds matters")
    func invariance() throws {
        let murmur = Murmur.samples(rate: 16_000, count: 64_000)
        let ending = try #require(SpeechEnding(of: murmur))
        #expect(SpeechEnding(of: Array(murmur.suffix(48_000))) == ending)
        #expect(SpeechEnding(of: murmur + murmur) == ending)
        let soft = try #require(SpeechEnding(of: murmur.map { $0 / 16 }))
        #expect(abs(soft.level - ending.level) < 0.1)
        #expect(soft.pitch == ending.pitch)
        #expect(soft.lastSyllable == ending.lastSyllable)
    }

    @Test("where nobody speaks there is no end of speech")
    func silence() {
        #expect(SpeechEnding(of: []) == nil)
        #expect(SpeechEnding(of: [0.5, -0.5]) == nil)
        #expect(SpeechEnding(of: [Float](repeating: 0, count: 48_000)) == nil)
        #expect(SpeechEnding(of: (0..<48_000).map { Float($0 % 3 - 1) * 0.0001 }) == nil)
        #expect(SpeechEnding(of: [Float](repeating: .nan, count: 48_000)) == nil)
        #expect(SpeechEnding(of: Murmur.samples(rate: 16_000, count: 16_000), end: 0) == nil)
        #expect(SpeechEnding(of: Murmur.samples(rate: 16_000, count: 16_000), end: -5) == nil)
    }

    @Test("all numbers are finite and in their ranges, whatever the sound", arguments: 0..<40)
    func extreme(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let wild: [Float] = [0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, 1e-30, 0.3]
        var voice = Voice()
        for _ in 0..<Int.random(in: 1...8, using: &numbers) {
            let length = Int.random(in: 1...400, using: &numbers)
            let pitch = Double.random(in: 20...2000, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: voice.pause(length)
            case 1: voice.whisper(length, amplitude: 3)
            case 2: voice.say(length, pitch: (pitch, 100), amplitude: (0, 20))
            default: voice.say(length, pitch: (pitch, pitch), amplitude: (0.001, 0.0001))
            }
        }
        var samples = voice.samples
        if seed % 2 == 0 {
            for _ in 0..<50 {
                samples[Int.random(in: samples.indices, using: &numbers)] = wild.randomElement(using: &numbers) ?? 0
            }
        }
        let end = Int.random(in: -1...samples.count + 1, using: &numbers)
        for ending in [SpeechEnding(of: samples), SpeechEnding(of: samples, end: end)] {
            guard let ending else { continue }
            #expect((-24...24).contains(ending.pitch ?? 0))
            #expect((-100...100).contains(ending.pitchSlope ?? 0))
            #expect((-40...40).contains(ending.level))
            #expect((-500...500).contains(ending.levelSlope))
            #expect((0...3000).contains(ending.decay))
            #expect((.zero...SpeechEnding.reach).contains(ending.lastVoice))
            #expect((.zero...SpeechEnding.reach).contains(ending.lastSyllable))
            #expect((0.1...10).contains(ending.lengthening ?? 1))
            #expect((0...1).contains(ending.voiceless))
            #expect((.zero...SpeechEnding.reach).contains(ending.silence))
        }
    }

    /// Of two frequencies.
    private static func ratio(_ semitones: Double) -> Double { pow(2, semitones / 12) }
}
