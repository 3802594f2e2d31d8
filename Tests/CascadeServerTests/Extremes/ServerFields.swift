import CascadeTesting
import ElevenLabsWire
import ServerEdge
import SessionWire
import WebSockets

@testable import CascadeServer

/// What the server reads, found by letting its own types read: a new field is among them by itself.
enum ServerFields {
    /// Messages of a session: each kind with every field that any has, one of them extreme.
    static let session: [FieldWalk.Attack] = {
        let shapes = FieldWalk().shapes(of: SessionCommand.Fields.self)
        return SessionCommand.Kind.allCases.flatMap { kind in
            shapes.flatMap { FieldWalk.attacks(on: $0.naming(kind.rawValue)) }
                // All kinds are read by one decoder, so one of them will do for what is long.
                .filter { kind == .text || $0.json.utf8.count < 4000 }
        }
    }()
    static let streamInput = Self.once(FieldWalk().attacks(on: StreamInputMessage.self))
    static let multiStreamInput = Self.once(FieldWalk().attacks(on: MultiStreamInputMessage.self))
    static let transcription = FieldWalk(words: TranscriptionInputMessage.Kind.allCases.map(\.rawValue))
        .attacks(on: TranscriptionInputMessage.self)
    static let speech = FieldWalk().attacks(on: SpeechRequest.self)

    /// Each value once in each field, whatever stands around it: every one of them takes a connection.
    private static func once(_ attacks: [FieldWalk.Attack]) -> [FieldWalk.Attack] {
        var known: Set<String> = []
        return attacks.filter { known.insert("\($0.field) \($0.value)").inserted }
    }

    /// A way to ask the server with a query.
    struct Query: Sendable {
        var method = "GET"
        var path: String
        var body = ""
        var isSocket = false
        /// What must be there so that the rest is looked at.
        var given: [String: String] = [:]
        var names: [String]
    }

    static let queries: [Query] = {
        let speech = RecordingQuery.names { _ = try SpeechQuery(reading: $0, isStreaming: false) }
        let socket = RecordingQuery.names { _ = try StreamInputQuery(reading: $0) }
        let turns = RecordingQuery.names { _ = TurnsQuery(reading: $0, limit: 1) }
        let credentials = CredentialParameter.allCases.map(\.rawValue)
        let voice = "/v1/text-to-speech/default"
        return [
            Query(path: "/v1/session", isSocket: true, names: credentials),
            Query(path: "/v1/session", names: credentials),
            Query(path: "/v1/turns", names: turns + credentials), Query(path: "/v1/budget", names: turns),
            Query(path: "/v2/voices", names: RecordingQuery.names { _ = VoicesQuery(reading: $0) }),
            Query(method: "POST", path: voice, body: #"{"text":"Hi."}"#, names: speech),
            Query(method: "POST", path: voice + "/stream", body: #"{"text":"Hi."}"#, names: speech),
            Query(path: voice + "/stream-input", isSocket: true, names: socket + credentials),
            Query(path: voice + "/multi-stream-input", isSocket: true, names: socket + credentials),
            Query(
                path: "/v1/speech-to-text/realtime", isSocket: true, given: ["model_id": "m"],
                names: RecordingQuery.names { _ = try TranscriptionQuery(reading: $0) } + credentials),
        ]
    }()
}

extension FieldShape {
    /// The same message with its field `type`, if it has one, of this kind.
    fileprivate func naming(_ kind: String) -> FieldShape {
        guard case .object(var fields) = self else { return self }
        for place in fields.indices where fields[place].name == "type" { fields[place].shape = .text(kind) }
        return .object(fields)
    }
}
