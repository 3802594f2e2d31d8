/// What the service says, as far as it matters here.
enum DeepgramMessage: Sendable, Equatable, Decodable {
    case results(RecognizedStretch)
    /// The service gives up on this connection.
    case error(name: String?)
    /// Metadata, speech events and what the service adds in time.
    case other

    private enum Keys: String, CodingKey {
        case type, variant
    }

    /// - Throws: `UnreadableEvent` for what is no message.
    init(json: String) throws { self = try WireJSON.decode(DeepgramMessage.self, from: json) }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        switch try fields.decode(String.self, forKey: .type) {
        case "Results": self = .results(RecognizedStretch(try ResultsBody(from: decoder)))
        case "Error": self = .error(name: fields.lenient(String.self, .variant))
        default: self = .other
        }
    }

    struct ResultsBody: Decodable {
        struct Channel: Decodable {
            let alternatives: [Alternative]
        }

        struct Alternative: Decodable {
            let transcript: String
            let words: [Word]?
        }

        struct Word: Decodable {
            let word: String
            let punctuatedWord: String?
            let start: Double?
            let end: Double?
        }

        let start: Double
        let duration: Double
        let isFinal: Bool?
        let fromFinalize: Bool?
        let channel: Channel
    }
}

extension RecognizedStretch {
    init(_ body: DeepgramMessage.ResultsBody) {
        let best = body.channel.alternatives.first
        self.init(
            text: best?.transcript ?? "", start: body.start, end: body.start + body.duration,
            isFinal: body.isFinal ?? false, isFinalized: body.fromFinalize ?? false,
            words: (best?.words ?? []).map {
                Word(text: $0.punctuatedWord ?? $0.word, start: $0.start ?? body.start, end: $0.end ?? body.start)
            })
    }
}
