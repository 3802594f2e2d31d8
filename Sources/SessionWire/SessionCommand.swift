internal import Foundation

/// What a client asks of its session in JSON.
public enum SessionCommand: Sendable, Equatable {
    /// First message: the microphone's rate.
    case start(sampleRate: Int)
    /// Push to talk: a turn begins and lasts until `endTurn`.
    case beginTurn
    case endTurn
    case text(String)
    case interrupt
    /// The play-out cursor in samples of the reply.
    case playout(reply: Int, position: Int)
    /// Sound comes out of the client this many milliseconds after it reached the microphone.
    case microphone(delay: Double)
    /// The reply's first sample was audible this many milliseconds after its frame arrived; `clock` tells when in the
    /// session's time, by a client that estimates it.
    case audible(reply: Int, delay: Double, clock: ClientClock? = nil)
    /// Nothing could be played at this position of the reply for the time of so many of its samples.
    case gap(reply: Int, position: Int, samples: Int)
    case ping(id: Int)

    /// Reads a text message; unknown fields are ignored.
    /// - Returns: nil for a type that this version does not know.
    public init?(json: String) throws(SessionWireError) {
        let fields: Fields
        do {
            fields = try JSONDecoder().decode(Fields.self, from: Data(json.utf8))
        } catch {
            throw SessionWireError("a text message must be a JSON object with a text field \"type\"")
        }
        switch fields.type {
        case "session.start":
            let version = fields.protocol ?? SessionProtocol.version
            guard version == SessionProtocol.version else {
                throw SessionWireError(
                    "protocol \(version) is not spoken here; this server speaks \(SessionProtocol.version)")
            }
            let rate = fields.sampleRate ?? SessionProtocol.standardSampleRate
            guard SessionProtocol.sampleRates.contains(rate) else {
                let range = SessionProtocol.sampleRates
                throw SessionWireError(
                    "sample_rate \(rate) is not allowed; use \(range.lowerBound) to \(range.upperBound)")
            }
            self = .start(sampleRate: rate)
        case "turn.begin": self = .beginTurn
        case "turn.end": self = .endTurn
        case "interrupt": self = .interrupt
        case "text":
            guard let text = fields.text, (1...SessionProtocol.textLimit).contains(text.count) else {
                throw SessionWireError(
                    "text must have a field \"text\" of 1 to \(SessionProtocol.textLimit) characters")
            }
            self = .text(text)
        case "playout":
            guard let reply = fields.reply, let position = fields.position, position >= 0 else {
                throw SessionWireError("playout must have \"reply\" and \"position\", whole numbers from 0")
            }
            self = .playout(reply: reply, position: position)
        case "microphone":
            guard let delay = fields.delay, (0...1000).contains(delay) else {
                throw SessionWireError("microphone must have \"delay_ms\" from 0 to 1000")
            }
            self = .microphone(delay: delay)
        case "audible":
            guard let reply = fields.reply, let delay = fields.delay, (0...60_000).contains(delay) else {
                throw SessionWireError("audible must have \"reply\" and \"delay_ms\" from 0 to 60000")
            }
            self = .audible(reply: reply, delay: delay, clock: try fields.clock)
        case "gap":
            guard let reply = fields.reply, let position = fields.position, position >= 0, let samples = fields.samples,
                (1...SessionProtocol.gapLimit).contains(samples)
            else {
                throw SessionWireError(
                    "gap must have \"reply\", \"position\" from 0, and \"samples\" from 1 to \(SessionProtocol.gapLimit)"
                )
            }
            self = .gap(reply: reply, position: position, samples: samples)
        case "ping":
            guard let id = fields.id else { throw SessionWireError("ping must have an \"id\", a whole number") }
            self = .ping(id: id)
        default: return nil
        }
    }

    private struct Fields: Decodable {
        var type: String
        var `protocol`: Int?
        var sampleRate: Int?
        var text: String?
        var reply: Int?
        var position: Int?
        var samples: Int?
        var delay: Double?
        var clientTime: Double?
        var offset: Double?
        var error: Double?
        var id: Int?

        /// Nil without any of its fields.
        var clock: ClientClock? {
            get throws(SessionWireError) {
                switch (self.clientTime, self.offset, self.error) {
                case (nil, nil, nil): return nil
                case (let time?, let offset?, let error?)
                where (0...60_000).contains(error) && max(abs(time), abs(offset)) <= SessionProtocol.clockLimit:
                    return ClientClock(time: time, offset: offset, error: error)
                default:
                    throw SessionWireError(
                        "client_ms, offset_ms and error_ms of audible go together, error_ms from 0 to 60000, the others "
                            + "up to 1e15 either way")
                }
            }
        }

        private enum CodingKeys: String, CodingKey {
            case type, `protocol`, text, reply, position, samples, id
            case sampleRate = "sample_rate"
            case delay = "delay_ms"
            case clientTime = "client_ms"
            case offset = "offset_ms"
            case error = "error_ms"
        }
    }
}
