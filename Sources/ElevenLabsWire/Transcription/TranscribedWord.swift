/// A word of a committed transcript, or the blank between two.
public struct TranscribedWord: JSONMessage {
    public enum Kind: String, Sendable, Encodable {
        case word, spacing
        case audioEvent = "audio_event"
    }

    public var text: String
    /// Seconds since the session began, 0 to a day, finite.
    public let start: Double
    /// The same; not before the start.
    public let end: Double
    public var kind: Kind
    /// Nil where unknown.
    public var logProbability: Double?

    /// Times that are out of range are brought into it.
    public init(text: String, start: Double, end: Double, kind: Kind = .word, logProbability: Double? = nil) {
        self.text = text
        self.start = MediaSeconds.bounded(start)
        self.end = max(self.start, MediaSeconds.bounded(end))
        self.kind = kind
        self.logProbability = logProbability
    }

    private enum CodingKeys: String, CodingKey {
        case text, start, end
        case kind = "type"
        case logProbability = "logprob"
    }

    /// A kind that is not known here is taken as a word, and a time out of range as the nearest in it.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let start = try fields.decodeIfPresent(Double.self, forKey: .start) ?? 0
        self.init(
            text: try fields.decode(String.self, forKey: .text), start: start,
            end: try fields.decodeIfPresent(Double.self, forKey: .end) ?? start,
            kind: try fields.decodeIfPresent(String.self, forKey: .kind).flatMap(Kind.init) ?? .word,
            logProbability: try fields.decodeIfPresent(Double.self, forKey: .logProbability))
    }
}
