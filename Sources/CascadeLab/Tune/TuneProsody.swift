internal import SpeechEngines

/// The distance of a reply in pieces from the same text spoken whole; `ProsodyDistance` as it is kept in a file.
public struct TuneProsody: Sendable, Equatable, Codable {
    /// Semitones; nil without any voice.
    public var pitch: Double?
    /// dB.
    public var energy: Double
    /// Milliseconds of pause that one has and the other has not, for each second of sound.
    public var pauses: Double
    /// The three in one number.
    public var combined: Double
    /// Whether character times said what belongs together; else the spectra did.
    public var byTimes: Bool

    init(pitch: Double?, energy: Double, pauses: Double, combined: Double, byTimes: Bool) {
        self.pitch = pitch
        self.energy = energy
        self.pauses = pauses
        self.combined = combined
        self.byTimes = byTimes
    }

    /// - Throws: `ProsodyError` if a clip is silent, or too long to be compared without times.
    init(of reply: SpokenClip, from whole: SpokenClip) throws {
        var (reply, whole) = (reply, whole)
        self.byTimes = reply.times != nil && reply.times?.text == whole.times?.text
        if !self.byTimes { (reply, whole) = (SpokenClip(reply.clip), SpokenClip(whole.clip)) }
        let distance = try ProsodyDistance(of: reply, from: whole)
        self.pitch = distance.pitch
        self.energy = distance.energy
        self.pauses = distance.pauses
        self.combined = distance.combined
    }
}
