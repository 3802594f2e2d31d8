/// What a client asks of its session in JSON.
public enum SessionCommand: Sendable, Equatable {
    /// First message: the microphone's rate.
    case start(sampleRate: Int)
    /// Push to talk: a turn begins and lasts until `endTurn`.
    case beginTurn
    case endTurn
    case text(String)
    case interrupt
    /// The play-out cursor in samples of the reply; both numbers are as wide as those of a `ReplyFrame`.
    case playout(reply: UInt32, position: UInt32)
    /// Sound comes out of the client this long after it reached the microphone.
    case microphone(delay: Duration)
    /// The reply's first sample was audible this long after its frame arrived; `clock` tells when in the session's time,
    /// by a client that estimates it.
    case audible(reply: UInt32, delay: Duration, clock: ClientClock? = nil)
    /// Nothing could be played at this position of the reply for the time of so many of its samples.
    case gap(reply: UInt32, position: UInt32, samples: Int)
    /// Stop the reply where it is, to go on from there.
    case pause(reply: UInt32)
    /// Go on from where the reply was paused.
    case resume(reply: UInt32)
    case ping(id: Int)

    /// The types of a client's messages.
    package enum Kind: String, CaseIterable, Sendable {
        case start = "session.start"
        case beginTurn = "turn.begin"
        case endTurn = "turn.end"
        case text, interrupt, playout, microphone, audible, gap, pause, resume, ping
    }

    /// Reads a text message; unknown fields are ignored.
    /// - Returns: nil for a type that this version does not know.
    public init?(json: String) throws(SessionWireError) {
        guard let fields = try Fields(json: json), let kind = Kind(rawValue: fields.type) else { return nil }
        switch kind {
        case .start: self = try fields.start
        case .beginTurn: self = .beginTurn
        case .endTurn: self = .endTurn
        case .interrupt: self = .interrupt
        case .text: self = try fields.typed
        case .playout: self = try fields.playout
        case .microphone: self = try fields.microphone
        case .audible: self = try fields.audible
        case .gap: self = try fields.gap
        case .pause: self = try fields.pause
        case .resume: self = try fields.resume
        case .ping: self = try fields.ping
        }
    }
}
