internal import SpeechAudio
internal import SpeechEngines

/// How differently two clips of one text are spoken, in melody, loudness and pauses; `docs/prosody.md` says why so.
///
/// The clips' own level and pitch, and how fast they are spoken, do not count.
public struct ProsodyDistance: Sendable, Equatable {
    /// Root mean square of the differences in pitch, in semitones, where both have a voice; nil where they never have.
    public let pitch: Double?

    /// Root mean square of the differences in level, in dB, where both sound.
    public let energy: Double

    /// Milliseconds of pause that one has and the other does not, for each second of sound.
    public let pauses: Double

    /// The three in one number: 1 for two semitones, 3 dB or 100 ms of pause a second.
    public var combined: Double {
        (self.pitch ?? 0) / Self.semitones + self.energy / Self.decibels + self.pauses / Self.milliseconds
    }

    /// The weights of `combined` are one over these.
    public static let semitones = 2.0
    public static let decibels = 3.0
    public static let milliseconds = 100.0

    /// The table that finds what belongs together grows with the square of this.
    public static let longestWithoutTimes = Duration.seconds(60)

    /// Compares two clips; the order does not matter but for rounding to frames of 10 ms.
    ///
    /// With character times of both, the characters say what belongs together; otherwise the spectra do, and clips may
    /// be up to `longestWithoutTimes` long.
    public init(of left: SpokenClip, from right: SpokenClip) throws(ProsodyError) {
        for rate in [left.clip.sampleRate, right.clip.sampleRate] where !(1...384_000).contains(rate) {
            throw ProsodyError(code: .rate, message: "a clip has \(rate) samples a second: use 1 to 384000")
        }
        let times = left.times.flatMap { leftTimes in right.times.map { (leftTimes, $0) } }
        if let times, times.0.text != times.1.text {
            throw ProsodyError(code: .otherText, message: "the clips say different texts: compare clips of one text")
        }
        guard times != nil || max(left.clip.duration, right.clip.duration) <= Self.longestWithoutTimes else {
            throw ProsodyError(
                code: .tooLong, message: "the clips are longer than a minute: give character times or shorter clips")
        }
        let leftFrames = try SpeechFrames(left.clip)
        let rightFrames = try SpeechFrames(right.clip)
        let alignment =
            times.map { FrameAlignment($0, rate: left.clip.sampleRate, $1, rate: right.clip.sampleRate) }
            ?? FrameAlignment(leftFrames, rightFrames)
        let pairs = alignment.pairs.filter { leftFrames.level.indices.contains($0.left) }
            .filter { rightFrames.level.indices.contains($0.right) }
        self.pitch = Self.difference(pairs.map { (leftFrames.pitch[$0.left], rightFrames.pitch[$0.right]) })
        self.energy = Self.difference(pairs.map { (leftFrames.level[$0.left], rightFrames.level[$0.right]) }) ?? 0
        let sound = Double(leftFrames.soundingCount + rightFrames.soundingCount) / 2
        let frames = PauseDifference.frames(leftFrames, rightFrames, alignment)
        self.pauses = Double(frames) / sound * 1000
    }

    /// Root mean square of the differences where both have a value.
    private static func difference(_ values: [(Double?, Double?)]) -> Double? {
        var (sum, count) = (0.0, 0)
        for case (let left?, let right?) in values {
            sum += (left - right) * (left - right)
            count += 1
        }
        return count > 0 ? (sum / Double(count)).squareRoot() : nil
    }
}
