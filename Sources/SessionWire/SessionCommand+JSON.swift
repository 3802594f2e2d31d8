internal import Foundation

extension SessionCommand {
    /// The command as a client sends it: one JSON object on one line.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        do {
            return String(decoding: try encoder.encode(self.fields), as: UTF8.self)
        } catch {
            // Only a number that is not finite cannot be written, and servers ignore a type that they do not know.
            return #"{"type":"none"}"#
        }
    }

    private var fields: [String: JSONValue] {
        switch self {
        case .start(let sampleRate):
            [
                "type": "session.start", "protocol": .number(SessionProtocol.version),
                "sample_rate": .number(sampleRate),
            ]
        case .beginTurn: ["type": "turn.begin"]
        case .endTurn: ["type": "turn.end"]
        case .text(let text): ["type": "text", "text": .text(text)]
        case .interrupt: ["type": "interrupt"]
        case .playout(let reply, let position):
            ["type": "playout", "reply": .number(reply), "position": .number(position)]
        case .microphone(let delay): ["type": "microphone", "delay_ms": .number(delay)]
        case .audible(let reply, let delay, let clock):
            ["type": "audible", "reply": .number(reply), "delay_ms": .number(delay)].merging(clock?.fields ?? [:]) {
                $1
            }
        case .gap(let reply, let position, let samples):
            [
                "type": "gap", "reply": .number(reply), "position": .number(position), "samples": .number(samples),
            ]
        case .ping(let id): ["type": "ping", "id": .number(id)]
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
