internal import SpeechAudio
internal import TurnTimes

/// A turn as turn taking took it, in the session or in a replay.
public struct ReplayedTurn: Sendable, Equatable {
    public enum Origin: String, Sendable, Codable {
        case spoken, typed, greeting
        case pushToTalk = "push_to_talk"
    }

    /// What became of it.
    public enum Outcome: String, Sendable, Codable {
        /// The session ended before.
        case open
        /// Its answer was heard to the end.
        case answered
        /// Its answer was stopped.
        case interrupted
        /// Nothing was said in it.
        case dropped
    }

    /// When it began, by the session's time.
    public let began: Duration
    public internal(set) var origin: Origin
    public internal(set) var outcome = Outcome.open
    /// When the user paused last.
    public internal(set) var paused: Duration?
    /// When it was known to be over, the last time.
    public internal(set) var ended: Duration?
    /// From the user's pause until then; nil where no silence ended it.
    public internal(set) var wait: Duration?
    /// When its answer was first heard.
    public internal(set) var heard: Duration?
    /// Answers that the user had begun to hear before they went on.
    public internal(set) var cutIns = 0
    /// Answers that were taken back before anybody heard them.
    public internal(set) var withdrawn = 0
    /// Drafts that were begun.
    public internal(set) var drafts = 0
    /// Whether it was answered by one.
    public internal(set) var usedDraft = false
    /// The words that were answered; nil while there are none, and where they are not to be told.
    public internal(set) var words: String?

    init(began: Duration, _ origin: Origin) {
        self.began = began
        self.origin = origin
    }

    /// From the end of the user's words to the answer's first sound; nil without both.
    public var latency: Duration? {
        guard let heard, let paused else { return nil }
        return heard - paused
    }
}

extension ReplayedTurn: Encodable {
    private enum CodingKeys: String, CodingKey {
        case began = "began_ms"
        case origin, outcome
        case ended = "ended_ms"
        case wait = "wait_ms"
        case latency = "latency_ms"
        case cutIns = "cut_ins"
        case withdrawn, drafts
        case usedDraft = "used_draft"
        case words
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.began.roundedMilliseconds, forKey: .began)
        try container.encode(self.origin, forKey: .origin)
        try container.encode(self.outcome, forKey: .outcome)
        try container.encodeIfPresent(self.ended?.roundedMilliseconds, forKey: .ended)
        try container.encodeIfPresent(self.wait?.roundedMilliseconds, forKey: .wait)
        try container.encodeIfPresent(self.latency?.roundedMilliseconds, forKey: .latency)
        try container.encode(self.cutIns, forKey: .cutIns)
        try container.encode(self.withdrawn, forKey: .withdrawn)
        try container.encode(self.drafts, forKey: .drafts)
        try container.encode(self.usedDraft, forKey: .usedDraft)
        try container.encodeIfPresent(self.words, forKey: .words)
    }
}
