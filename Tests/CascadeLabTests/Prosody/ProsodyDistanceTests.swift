import CascadeLab
import CascadeTesting
import Foundation
import SpeechAudio
import SpeechEngines
import Testing

@Suite("Distance of prosody")
struct ProsodyDistanceTests {
    // Ten letters of 150 ms: 1.5 s of sound.
    private static let whole = Utterance("abcd efg hij", pauses: [0, 200])
    private static let wholeClip = whole.clip()

    private func distance(_ changed: Utterance, withTimes: Bool = true) throws -> ProsodyDistance {
        let clip = changed.clip(withTimes: withTimes)
        let whole = withTimes ? Self.wholeClip : SpokenClip(Self.wholeClip.clip)
        let distance = try ProsodyDistance(of: clip, from: whole)
        let back = try ProsodyDistance(of: whole, from: clip)
        #expect(abs(distance.pauses - back.pauses) < 0.001)
        #expect(abs(distance.energy - back.energy) < 0.2)
        #expect(abs((distance.pitch ?? 0) - (back.pitch ?? 0)) < 0.2)
        return distance
    }

    @Test("a clip has no distance from itself", arguments: [true, false])
    func identical(withTimes: Bool) throws {
        let distance = try self.distance(Self.whole, withTimes: withTimes)
        #expect(distance.pitch == 0)
        #expect(distance.energy == 0)
        #expect(distance.pauses == 0)
        #expect(distance.combined == 0)
    }

    @Test("a pause more counts its milliseconds for each second of sound, and nothing else", arguments: [true, false])
    func insertedPause(withTimes: Bool) throws {
        let distance = try self.distance(Utterance("abcd efg hij", pauses: [300, 200]), withTimes: withTimes)
        #expect(abs(distance.pauses - 200) < 10)
        #expect(try #require(distance.pitch) < 0.1)
        #expect(distance.energy < 0.3)
        #expect(abs(distance.combined - 2) < 0.25)
    }

    @Test("a longer and a moved pause count what differs", arguments: [true, false])
    func otherPauses(withTimes: Bool) throws {
        let longer = try self.distance(Utterance("abcd efg hij", pauses: [0, 350]), withTimes: withTimes)
        #expect(abs(longer.pauses - 100) < 10)
        let moved = try self.distance(Utterance("abcd efg hij", pauses: [200, 0]), withTimes: withTimes)
        #expect(abs(moved.pauses - 267) < 15)
    }

    @Test("silences under 80 ms are no pauses")
    func shortSilence() throws {
        let distance = try self.distance(Utterance("abcd efg hij", pauses: [60, 200]))
        #expect(distance.pauses == 0)
    }

    @Test("a raised end counts its semitones, and nothing else", arguments: [true, false])
    func raisedEnd(withTimes: Bool) throws {
        var changed = Self.whole
        for index in 9...11 { changed.sounds[index].pitch *= exp2(3.0 / 12) }
        let distance = try self.distance(changed, withTimes: withTimes)
        // 3 semitones in three letters of ten.
        #expect(abs(try #require(distance.pitch) - 3 * 0.3.squareRoot()) < 0.2)
        #expect(distance.energy < 0.5)
        #expect(distance.pauses == 0)
    }

    @Test("a louder part counts its decibels, and nothing else", arguments: [true, false])
    func louderPart(withTimes: Bool) throws {
        var changed = Self.whole
        for index in 0...2 { changed.sounds[index].amplitude *= 2 }
        let distance = try self.distance(changed, withTimes: withTimes)
        // 6.02 dB in three letters of ten.
        #expect(abs(distance.energy - 6.02 * 0.3.squareRoot()) < 0.3)
        #expect(try #require(distance.pitch) < 0.1)
        #expect(distance.pauses == 0)
    }

    @Test("the clip's own pitch, level, rate and speed do not count")
    func own() throws {
        var changed = Self.whole
        for index in changed.sounds.indices {
            changed.sounds[index].pitch *= 1.2
            changed.sounds[index].amplitude *= 0.5
            if changed.sounds[index].form > 0 { changed.sounds[index].length = 120 }
        }
        let distance = try ProsodyDistance(of: changed.clip(sampleRate: 22_050), from: Self.wholeClip)
        #expect(try #require(distance.pitch) < 0.15)
        #expect(distance.energy < 1)
        #expect(distance.pauses == 0)
    }

    @Test("clips without a voice have no distance of pitch")
    func whispered() throws {
        var random = SeededGenerator(seed: 2)
        let noise = SpokenClip(
            AudioClip(samples: (0..<8000).map { _ in Float.random(in: -0.3...0.3, using: &random) }, sampleRate: 8000))
        let distance = try ProsodyDistance(of: noise, from: noise)
        #expect(distance.pitch == nil)
        #expect(distance.combined == 0)
    }

    @Test("clips that cannot be compared say why")
    func refused() throws {
        let whole = Self.wholeClip
        let other = Utterance("abcd efg hik").clip()
        let error = #expect(throws: ProsodyError.self) { try ProsodyDistance(of: other, from: whole) }
        #expect(error?.code == .otherText)
        for (clip, code) in [
            (AudioClip(samples: [], sampleRate: 8000), ProsodyError.Code.silent),
            (AudioClip(samples: [Float](repeating: 0, count: 9000), sampleRate: 8000), .silent),
            (AudioClip(samples: (0..<9000).map { $0 == 700 ? .nan : 0.1 }, sampleRate: 8000), .silent),
            (AudioClip(samples: (0..<9001).map { $0 == 9000 ? .infinity : 0.1 }, sampleRate: 8000), .silent),
            (AudioClip(samples: [0.5], sampleRate: 0), .rate),
            (AudioClip(samples: (0..<8000 * 61).map { $0 % 80 < 40 ? 0.1 : -0.1 }, sampleRate: 8000), .tooLong),
        ] {
            let error = #expect(throws: ProsodyError.self) { try ProsodyDistance(of: SpokenClip(clip), from: whole) }
            #expect(error?.code == code)
        }
    }
}
