internal import TurnTimes

extension SessionCommand {
    /// The command as a client sends it: one JSON object on one line.
    public var json: String {
        JSONValue.object(self.fields.merging(["type": .text(self.kind.rawValue)]) { own, _ in own }).json
    }

    private var fields: [String: JSONValue] {
        switch self {
        case .start(let sampleRate):
            ["protocol": .number(SessionProtocol.version), "sample_rate": .number(sampleRate)]
        case .beginTurn, .endTurn, .interrupt: [:]
        case .text(let text): ["text": .text(text)]
        case .playout(let reply, let position):
            ["reply": .number(Int(reply)), "position": .number(Int(position))]
        case .microphone(let delay): ["delay_ms": .number(delay / .milliseconds(1))]
        case .audible(let reply, let delay, let clock):
            ["reply": .number(Int(reply)), "delay_ms": .number(delay / .milliseconds(1))]
                .merging(clock?.fields ?? [:]) { $1 }
        case .gap(let reply, let position, let samples):
            ["reply": .number(Int(reply)), "position": .number(Int(position)), "samples": .number(samples)]
        case .pause(let reply), .resume(let reply): ["reply": .number(Int(reply))]
        case .ping(let id): ["id": .number(id)]
        }
    }

    private var kind: Kind {
        switch self {
        case .start: .start
        case .beginTurn: .beginTurn
        case .endTurn: .endTurn
        case .text: .text
        case .interrupt: .interrupt
        case .playout: .playout
        case .microphone: .microphone
        case .audible: .audible
        case .gap: .gap
        case .pause: .pause
        case .resume: .resume
        case .ping: .ping
        }
    }
}

extension ClientClock {
    fileprivate var fields: [String: JSONValue] {
        [
            "client_ms": .number(self.time), "offset_ms": .number(self.estimate.offset),
            "error_ms": .number(self.estimate.error),
        ]
    }
}
