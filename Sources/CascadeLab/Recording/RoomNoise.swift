internal import Foundation
internal import SpeechAudio

/// What a recording's room sounds like when nobody speaks.
///
/// A microphone is never quite still, and detectors treat digital zeros as no live microphone does.
struct RoomNoise {
    /// Blocks below this share of the loudest one's power are no speech: -34 dB.
    private static let speechShare: Float = 0.000_398
    /// In a loud room they are up to 6 dB above the quietest tenth, but never above -20 dB of the loudest.
    private static let aboveRoom: Float = 4
    private static let loudestRoom: Float = 0.01
    /// Lengths of stretches looked for, the best first, in blocks of 10 ms.
    private static let lengths = [100, 50, 25, 12, 6, 3]
    /// How long two stretches overlap where one follows the other, in milliseconds.
    private static let fade = 10

    private let stretch: [Float]
    private let sampleRate: Int

    /// The quietest stretch without speech. A recording that has none, or only digital silence, gets even noise 60 dB
    /// below its peak.
    init(of clip: AudioClip) {
        self.sampleRate = clip.sampleRate
        self.stretch = Self.quietest(in: clip) ?? Self.evenNoise(for: clip)
    }

    /// The clip, then its room for a while; the seams are cross-fades, and nothing up to `speechEnd` changes.
    func following(_ clip: AudioClip, speechEnd: Duration, for length: Duration) -> AudioClip {
        let total = clip.samples.count + length.samples(at: clip.sampleRate)
        let free = clip.samples.count - speechEnd.samples(at: clip.sampleRate)
        // At least two milliseconds, where speech lasts to the very end.
        let fade = max(self.fadeLength / 5, min(self.fadeLength, free))
        var samples = clip.samples
        Self.join(self.stretch, to: &samples, over: fade)
        while samples.count < total { Self.join(self.stretch, to: &samples, over: self.fadeLength) }
        return AudioClip(samples: Array(samples.prefix(total)), sampleRate: clip.sampleRate)
    }

    /// The clip with its room set in at a place; the seams are cross-fades, and neither speech before nor after is covered.
    func set(into clip: AudioClip, at place: Duration, for length: Duration) -> AudioClip {
        let start = min(clip.samples.count, place.samples(at: clip.sampleRate))
        let head = AudioClip(samples: Array(clip.samples.prefix(start)), sampleRate: clip.sampleRate)
        let fade = max(1, self.fadeLength / 5)
        let added = length + .samples(fade, at: clip.sampleRate)
        var samples = self.following(head, speechEnd: place, for: added).samples
        Self.join(Array(clip.samples.dropFirst(start)), to: &samples, over: fade)
        return AudioClip(samples: samples, sampleRate: clip.sampleRate)
    }

    private var fadeLength: Int { min(self.stretch.count / 3, self.sampleRate * Self.fade / 1000) }

    /// Overlaps end and beginning with weights whose squares sum to one, so that the noise keeps its level.
    private static func join(_ next: [Float], to samples: inout [Float], over length: Int) {
        let overlap = min(length, samples.count, next.count)
        let start = samples.count - overlap
        for index in 0..<overlap {
            let angle = (Double(index) + 0.5) / Double(overlap) * .pi / 2
            samples[start + index] = samples[start + index] * Float(cos(angle)) + next[index] * Float(sin(angle))
        }
        samples += next[overlap...]
    }

    private static func quietest(in clip: AudioClip) -> [Float]? {
        let block = max(1, clip.sampleRate / 100)
        let powers = (0..<clip.samples.count / block).map { index in
            clip.samples[index * block..<(index + 1) * block].reduce(0) { $0 + $1 * $1 }
        }
        guard let peak = powers.max(), peak > 0 else { return nil }
        let room = powers.sorted()[powers.count / 10] * Self.aboveRoom
        let most = max(peak * Self.speechShare, min(room, peak * Self.loudestRoom))
        let isRoom = powers.map { $0 > 0 && $0 <= most }
        for length in Self.lengths where length <= powers.count {
            let places = (0...powers.count - length).filter { isRoom[$0..<$0 + length].allSatisfy { $0 } }
            let best = places.min { first, second in
                powers[first..<first + length].reduce(0, +) < powers[second..<second + length].reduce(0, +)
            }
            if let best { return Array(clip.samples[best * block..<(best + length) * block]) }
        }
        return nil
    }

    private static func evenNoise(for clip: AudioClip) -> [Float] {
        let level = max(0.0001, (clip.samples.map(abs).max() ?? 0) / 1000)
        var random = RandomNumbers(seed: 1)
        return (0..<clip.sampleRate / 2).map { _ in Float.random(in: -level...level, using: &random) }
    }
}
