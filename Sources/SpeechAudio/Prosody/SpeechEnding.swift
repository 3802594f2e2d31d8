/// How the last words of an utterance sound: what tells, beside the words, whether the speaker is done or goes on.
///
/// All numbers are finite and within the ranges that they state, whatever the sound.
public struct SpeechEnding: Sendable, Hashable, Codable {
    /// Samples a second of the sound.
    public static let sampleRate = 16_000
    /// Sound before the end of the speech that is looked at.
    public static let reach = Duration.seconds(3)
    /// Sound behind it that is looked at.
    public static let tail = Duration.milliseconds(300)

    /// Of the last 150 ms of voice against all of it, in semitones: low at the end of a statement. -24…24; nil without voice.
    public let pitch: Double?
    /// Of the last 200 ms of voice, in semitones a second; below zero where it falls. -100…100; nil without enough voice.
    public let pitchSlope: Double?
    /// Of the last 150 ms of speech against the middle of all voice, in dB. -40…40.
    public let level: Double
    /// Of the last 200 ms of speech, in dB a second; below zero where it becomes softer. -500…500.
    public let levelSlope: Double
    /// How fast the sound dies away behind its last loud part, in dB a second: a stop is fast, a breath slow. 0…3000.
    public let decay: Double
    /// The last stretch of voice without a break. At most `reach`.
    public let lastVoice: Duration
    /// The last syllable, by the dips of the level. At most `reach`.
    public let lastSyllable: Duration
    /// The last syllable against the usual one before it: above 1 where it is drawn out. 0.1…10; nil with fewer than two before it.
    public let lengthening: Double?
    /// The share of the last 200 ms of speech in which no voice is found: creak, breath, hissing. 0…1.
    public let voiceless: Double
    /// From the end of the speech to the end of the sound, or to `end` where that was given.
    public let silence: Duration

    /// Measures the end of the speech in a sound.
    /// - Parameters:
    ///   - samples: at 16 kHz, nominally -1…1; may end anywhere behind the speech.
    ///   - end: where the speech has ended at the latest, in samples, as a detector told it; nil for the whole sound.
    /// - Returns: nil if nobody speaks in the `reach` before.
    public init?(of samples: [Float], end: Int? = nil) {
        let end = max(0, min(samples.count, end ?? samples.count))
        let start = max(0, end - Self.reach.samples(at: Self.sampleRate))
        let limit = min(samples.count, end + Self.tail.samples(at: Self.sampleRate))
        // A sound beyond full scale, or one that is none, would make numbers that are none.
        let sound = samples[start..<limit].map { $0.isFinite ? max(-8, min(8, $0)) : 0 }
        guard let frames = EndingFrames(sound, end: end - start) else { return nil }
        let last = frames.last
        let voiced = frames.pitch.indices.filter { frames.pitch[$0] != nil }

        self.pitch = Self.pitch(frames, voiced)
        self.pitchSlope = Self.pitchSlope(frames, voiced)
        let usual = (voiced.count >= 5 ? voiced : frames.isSounding.indices.filter { frames.isSounding[$0] })
            .map { frames.level[$0] }.median
        let recent = frames.level[max(0, last - 14)...last]
        self.level = Self.limited(recent.reduce(0, +) / Double(recent.count) - (usual ?? 0), to: 40)
        var levels = Trend()
        for frame in max(0, last - 19)...last { levels.append(frames.level[frame], frame: frame) }
        self.levelSlope = Self.limited(levels.slope(least: 5) ?? 0, to: 500)
        self.decay = Self.decay(frames)
        self.lastVoice = .milliseconds(10 * Self.lastRun(frames, voiced))
        let syllables = Syllables(frames).frames.map(\.count)
        self.lastSyllable = .milliseconds(10 * (syllables.last ?? 0))
        self.lengthening = Self.lengthening(syllables)
        let spoken = (max(0, last - 19)...last).filter { frames.isSounding[$0] }
        self.voiceless = Double(spoken.count { frames.pitch[$0] == nil }) / Double(max(1, spoken.count))
        self.silence = .milliseconds(10 * max(0, (end - start) / EndingFrames.length - 1 - last))
    }

    private static func pitch(_ frames: EndingFrames, _ voiced: [Int]) -> Double? {
        guard let last = voiced.last, voiced.count >= 5 else { return nil }
        let recent = voiced.filter { $0 > last - 15 }.compactMap { frames.pitch[$0] }
        guard recent.count >= 3, let usual = voiced.compactMap({ frames.pitch[$0] }).median, let end = recent.median
        else { return nil }
        return Self.limited(end - usual, to: 24)
    }

    private static func pitchSlope(_ frames: EndingFrames, _ voiced: [Int]) -> Double? {
        guard let last = voiced.last else { return nil }
        var trend = Trend()
        for frame in voiced where frame > last - 20 {
            if let pitch = frames.pitch[frame] { trend.append(pitch, frame: frame) }
        }
        return trend.slope(least: 6).map { Self.limited($0, to: 100) }
    }

    /// From the last frame within 3 dB of the loudest of the last 150 ms, to where 20 dB are gone, or the sound ends.
    private static func decay(_ frames: EndingFrames) -> Double {
        let level = frames.level
        let recent = max(0, frames.last - 14)...frames.last
        guard let peak = level[recent].max(), let top = level[recent].lastIndex(where: { $0 >= peak - 3 }),
            top + 1 < level.count
        else { return 0 }
        let bottom = level[(top + 1)...].firstIndex { $0 <= level[top] - 20 }
        let lowest = bottom ?? level.indices[(top + 1)...].min { level[$0] < level[$1] } ?? top + 1
        return max(0, min(3000, (level[top] - level[lowest]) / Double(lowest - top) * 100))
    }

    /// Frames of the last run of voice; one frame without may lie in it.
    private static func lastRun(_ frames: EndingFrames, _ voiced: [Int]) -> Int {
        guard let last = voiced.last else { return 0 }
        var start = last
        for frame in voiced.reversed().dropFirst() {
            guard start - frame <= 2 else { break }
            start = frame
        }
        return last - start + 1
    }

    private static func limited(_ value: Double, to limit: Double) -> Double { max(-limit, min(limit, value)) }

    private static func lengthening(_ syllables: [Int]) -> Double? {
        guard let last = syllables.last, syllables.count >= 3,
            let usual = syllables.dropLast().map(Double.init).median, usual > 0
        else { return nil }
        return max(0.1, min(10, Double(last) / usual))
    }
}
