/// What the server of realtime speech to text sends.
public enum TranscriptionOutputMessage: JSONMessage {
    case sessionStarted(TranscriptionSession)
    /// The whole segment so far; replaces the one before.
    case partialTranscript(String)
    /// Settled, but not yet committed.
    case finalTranscript(String)
    case committedTranscript(String)
    /// Follows `committedTranscript` if times or the language were asked for; nil is unknown.
    case committedTranscriptWithTimestamps(String, languageCode: String?, words: [TranscribedWord]?)
    case error(TranscriptionError)
    /// A type that is not read here.
    case other(type: String)

    private enum CodingKeys: String, CodingKey {
        case text, words, error
        case type = "message_type"
        case languageCode = "language_code"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let type = try fields.decode(String.self, forKey: .type)
        func text() throws -> String { try fields.decodeIfPresent(String.self, forKey: .text) ?? "" }
        switch type {
        case "session_started": self = .sessionStarted(try TranscriptionSession(from: decoder))
        case "partial_transcript": self = .partialTranscript(try text())
        case "final_transcript", "final_transcript_with_timestamps": self = .finalTranscript(try text())
        case "committed_transcript": self = .committedTranscript(try text())
        case "committed_transcript_with_timestamps":
            self = .committedTranscriptWithTimestamps(
                try text(), languageCode: try fields.decodeIfPresent(String.self, forKey: .languageCode),
                words: try fields.decodeIfPresent([TranscribedWord].self, forKey: .words))
        default:
            guard let kind = TranscriptionError.Kind(rawValue: type) else {
                self = .other(type: type)
                return
            }
            let message = try fields.decodeIfPresent(String.self, forKey: .error) ?? type
            self = .error(TranscriptionError(kind, message))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.type, forKey: .type)
        switch self {
        case .sessionStarted(let session): try session.encode(to: encoder)
        case .partialTranscript(let text), .finalTranscript(let text), .committedTranscript(let text):
            try fields.encode(text, forKey: .text)
        case .committedTranscriptWithTimestamps(let text, let languageCode, let words):
            try fields.encode(text, forKey: .text)
            try fields.encode(languageCode, forKey: .languageCode)
            try fields.encode(words, forKey: .words)
        case .error(let error): try fields.encode(error.message, forKey: .error)
        case .other: break
        }
    }

    private var type: String {
        switch self {
        case .sessionStarted: "session_started"
        case .partialTranscript: "partial_transcript"
        case .finalTranscript: "final_transcript"
        case .committedTranscript: "committed_transcript"
        case .committedTranscriptWithTimestamps: "committed_transcript_with_timestamps"
        case .error(let error): error.kind.rawValue
        case .other(let type): type
        }
    }
}
