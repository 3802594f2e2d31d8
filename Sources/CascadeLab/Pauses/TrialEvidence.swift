public import SpeechAudio

/// What was known of a trial, and when. All times are milliseconds since the beginning of its sound, on the sound's own clock,
/// with the measured time that recognizer and turn model took.
public struct TrialEvidence: Sendable, Equatable, Codable {
    /// A pause of the speaker that the detector noticed.
    public struct Silence: Sendable, Equatable, Codable {
        /// The end of the last voiced frame.
        public var start: Double
        /// When the detector said so.
        public var known: Double
        /// When it said that speech began again, nil if never.
        public var broken: Double?
        /// The words up to the silence and when they were there, nil if they never were.
        public var transcript: Words?
        /// The turn model's answers, in the order of their questions; empty without a turn model.
        public var scores: [Score]
        /// How the words before it sounded, as soon as it is known; nil where nobody was heard to speak.
        public var sound: SpeechEnding?
    }

    public struct Words: Sendable, Equatable, Codable {
        public var text: String
        public var known: Double
    }

    public struct Score: Sendable, Equatable, Codable {
        /// How much silence the window held.
        public var silence: Double
        public var probability: Double
        public var known: Double
    }

    public var name: String
    public var speaker: String
    public var group: SpeakerFolder.Group
    public var kind: PauseTrial.Kind
    /// From the alignment.
    public var pauseStart: Double
    /// Nil for an end.
    public var pauseLength: Double?
    /// How long the sound is.
    public var length: Double
    /// In order.
    public var silences: [Silence]

    /// The silences that are of the pause: the speaker's earlier ones are other trials.
    ///
    /// The detector may take the last soft sounds of a word for silence.
    public var ofPause: [Silence] {
        self.silences.filter { ($0.broken ?? .infinity) > self.pauseStart }
    }
}
