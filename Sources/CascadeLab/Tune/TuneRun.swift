internal import ChunkSchedules
internal import SpeechAudio

/// One reply that was spoken in a tune. Times in milliseconds, from the first token.
public struct TuneRun: Sendable, Equatable, Codable {
    public var candidate: String
    /// Which text, counted from 0.
    public var text: Int
    /// Counted from 0.
    public var repetition: Int
    public var firstAudio: Double
    /// Until all sound was there.
    public var total: Double
    /// Silence that is heard before the last piece; nil where pieces are not known.
    public var tailGap: Double?
    /// From the first letter of the last piece to its sound.
    public var tailWait: Double?
    /// Characters of each piece, as spoken.
    public var pieces: [Int]
    /// Lengths of the gaps that are heard.
    public var gaps: [Double]
    /// Characters of text a second.
    public var pace: Double?
    /// Characters that a second of speech holds.
    public var speech: Double
    /// From the first piece's release to its sound.
    public var delay: Double?
    /// How far from the whole text's; measured in a text's first repetition.
    public var prosody: TuneProsody?

    init(_ reply: VoicedReply, candidate: String, text: Int, repetition: Int, prosody: TuneProsody?) {
        let playOut = reply.playOut
        self.candidate = candidate
        self.text = text
        self.repetition = repetition
        self.firstAudio = (playOut.start ?? .zero).milliseconds
        self.total = (playOut.complete ?? .zero).milliseconds
        self.tailGap = reply.tailGap?.milliseconds
        self.tailWait = reply.tailWait?.milliseconds
        self.pieces = reply.pieces.map(\.characters)
        self.gaps = playOut.gaps.map(\.length.milliseconds)
        self.pace = reply.pace
        self.speech = Double(reply.text.count) / max(0.001, reply.clip.clip.duration.seconds)
        self.delay = reply.delay?.milliseconds
        self.prosody = prosody
    }

    /// The longest gap, zero without any.
    public var longestGap: Double { self.gaps.max() ?? 0 }
}
