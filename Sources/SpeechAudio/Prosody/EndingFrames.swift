internal import Foundation

/// What is measured in each 10 ms of the last words of an utterance, and of the sound behind them.
struct EndingFrames {
    static let length = SpeechEnding.sampleRate / 100

    /// In dB of full scale, -100 or more.
    let level: [Double]
    /// In semitones above 1 Hz, nil where there is no voice.
    let pitch: [Double?]
    /// Whether somebody speaks, by the level alone.
    let isSounding: [Bool]
    /// The last frame of the speech.
    let last: Int

    // Speech lies within this of its loudest parts, in dB; where the room is louder than that, this share of the way from the
    // room's level to the loudest parts, and in any case what is within 6 dB of them.
    private static let depth = 30.0
    private static let share = 0.3
    private static let certain = 6.0
    /// The loudest parts are this many frames, and so are the quietest, which are the room's.
    private static let few = 5
    /// Below is silence, whatever it is compared with.
    private static let silence = -75.0

    private static let tolerance: Float = 0.3

    /// - Parameters:
    ///   - sound: at 16 kHz.
    ///   - end: where the speech has ended at the latest, in samples.
    /// - Returns: nil if nobody speaks.
    init?(_ sound: [Float], end: Int) {
        let level = Self.levels(sound)
        let spoken = min(level.count, (end + Self.length - 1) / Self.length)
        let loud = level.prefix(spoken).sorted(by: >).prefix(Self.few)
        guard loud.count == Self.few, let loud = loud.last, loud > Self.silence else { return nil }
        let room = level.sorted()[Self.few - 1]
        let threshold = max(loud - Self.depth, min(loud - Self.certain, room + Self.share * (loud - room)))
        // A click of 20 ms is no speech, and a gap of 20 ms no silence.
        let isLoud = level.map { $0 >= threshold }
        let isSounding = isLoud.indices.map { frame in
            isLoud[max(0, frame - 2)...min(isLoud.count - 1, frame + 2)].count { $0 } >= 3
        }
        guard let last = isSounding.prefix(spoken).lastIndex(of: true) else { return nil }
        self.level = level
        self.isSounding = isSounding
        self.last = last
        let band = VoiceBand(sound).samples
        let tracker = PitchTracker(sampleRate: VoiceBand.sampleRate, tolerance: Self.tolerance)
        self.pitch = Self.smoothed(
            isSounding.indices.map { frame in
                guard isSounding[frame], frame <= last else { return nil }
                let middle = frame * Self.length + Self.length / 2
                return tracker.semitones(in: band, around: middle / VoiceBand.step)
            })
    }

    private static func levels(_ sound: [Float]) -> [Double] {
        stride(from: 0, through: sound.count - Self.length, by: Self.length).map { start in
            var power: Float = 0
            for index in start..<start + Self.length { power += sound[index] * sound[index] }
            return 10 * log10(Double(power) / Double(Self.length) + 1e-10)
        }
    }

    /// The median over five frames, against jumps to another octave; nil where fewer than three of them have a voice.
    private static func smoothed(_ values: [Double?]) -> [Double?] {
        values.indices.map { frame in
            guard values[frame] != nil else { return nil }
            let around = values[max(0, frame - 2)...min(values.count - 1, frame + 2)].compactMap { $0 }
            return around.count >= 3 ? around.median : nil
        }
    }
}
