internal import Foundation

/// What the service says, as far as it matters here.
enum DeepgramMessage: Sendable, Equatable {
    case results(RecognizedStretch)
    /// The service gives up on this connection.
    case error(name: String?)
    /// Metadata, speech events and what the service adds in time.
    case other

    /// - Throws: `UnreadableEvent` for what is no message.
    init(json: String) throws {
        do {
            let decoder = JSONDecoder.snakeCase
            let data = Data(json.utf8)
            switch try decoder.decode(Kind.self, from: data).type {
            case "Results": self = .results(RecognizedStretch(try decoder.decode(ResultsBody.self, from: data)))
            case "Error": self = .error(name: try decoder.decode(ErrorBody.self, from: data).variant)
            default: self = .other
            }
        } catch {
            throw UnreadableEvent()
        }
    }

    private struct Kind: Decodable {
        let type: String
    }

    private struct ErrorBody: Decodable {
        let variant: String?
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
            let start: Double
            let end: Double
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
                Word(text: $0.punctuatedWord ?? $0.word, start: $0.start, end: $0.end)
            })
    }
}
