import CascadeTesting
import ElevenLabsWire
import NIOCore
import ScriptedEngines
import ServerTesting
import SessionWire
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Extreme values in every field that the server reads", .timeLimit(.minutes(10)))
struct ExtremeMessagesTests {
    private static let speech = "/v1/text-to-speech/default"

    @Test("a play-out position beyond all sound, while a reply is made, is refused or counts as all that was sent")
    func playout() async throws {
        let slow = ScriptedSynthesizer(delay: .milliseconds(20), pieceLength: 240)
        try await ScriptedServer.run(synthesizer: slow) { server in
            for position in ["9223372036854775807", "4611686018427387904", "4294967296", "1e30", "-1"] {
                try await server.session { connection, texts, frames in
                    try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                    await frames.wait { $0.reply == 1 }
                    try await connection.sendText(#"{"type":"playout","reply":1,"position":\#(position)}"#)
                    try await connection.sendText(#"{"type":"interrupt"}"#)
                    await texts.wait { $0.contains(#""type":"reply_interrupted""#) }
                    #expect(texts.events.contains { $0.contains("bad_message") }, "\(position)")
                }
            }
            try await server.session { connection, texts, frames in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                await frames.wait { $0.reply == 1 }
                try await connection.sendText(#"{"type":"playout","reply":1,"position":4294967295}"#)
                try await connection.sendText(#"{"type":"interrupt"}"#)
                await texts.wait { $0.contains(#""type":"reply_interrupted""#) }
                let heard = texts.events.last { $0.contains("reply_interrupted") } ?? ""
                #expect(!heard.contains("And the third"), "only what was sent can have been heard")
            }
            try await server.expectServing()
        }
    }

    @Test("sessions: every field of every message is answered or taken, and the session goes on")
    func session() async throws {
        try await ScriptedServer.run { server in
            let connection = try await WebSocketClient().connect(to: WebSocketClientRequest(url: server.url))
            connection.start { _ in }
            var texts = connection.texts.makeAsyncIterator()
            var sent = 0
            while sent < ServerFields.session.count {
                let batch = ServerFields.session[sent...].prefix(50)
                for attack in batch { try await connection.sendText(attack.json) }
                sent += batch.count
                try await connection.sendText(#"{"type":"ping","id":\#(sent)}"#)
                var isAnswered = false
                while !isAnswered, let text = await texts.next() {
                    isAnswered = text.contains(#""id":\#(sent)"#) && text.contains(#""type":"pong""#)
                }
                try #require(isAnswered, "lost after \(batch.map(\.field))")
            }
            await connection.close()
            print("extreme values: \(sent) messages of sessions")
            try await server.expectServing()
        }
    }

    @Test("sessions: every field of a first message is answered or taken")
    func firstMessage() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            let attacks = ServerFields.session.filter { $0.json.contains(#""session.start""#) }
            try await server.forEach(attacks) { attack in
                let record = try await server.exchange("/v1/session", [attack.json, #"{"type":"ping","id":1}"#]) {
                    $0.contains(#""type":"pong""#)
                }
                #expect(record.texts.last?.contains("pong") == true, "\(attack.field) = \(attack.value)")
            }
            print("extreme values: \(attacks.count) first messages of sessions")
            try await server.expectServing()
        }
    }

    @Test("speech sockets: every field of every message ends in sound or in an error that says what is wrong")
    func speechSockets() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            let query = "?output_format=pcm_16000&inactivity_timeout=180"
            try await server.forEach(ServerFields.streamInput) { attack in
                let record = try await server.exchange(
                    Self.speech + "/stream-input" + query, [attack.json, #"{"text":""}"#])
                #expect(Self.isAnswered(record), "\(attack.field) = \(attack.value)")
            }
            try await server.forEach(ServerFields.multiStreamInput) { attack in
                let record = try await server.exchange(
                    Self.speech + "/multi-stream-input" + query, [attack.json, #"{"close_socket":true}"#])
                #expect(Self.isAnswered(record), "\(attack.field) = \(attack.value)")
            }
            print(
                "extreme values: \(ServerFields.streamInput.count) messages of stream-input, "
                    + "\(ServerFields.multiStreamInput.count) of multi-stream-input")
            try await server.expectServing()
        }
    }

    @Test("transcription: every field of every message ends in a transcript or in an error")
    func transcription() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            try await server.forEach(ServerFields.transcription) { attack in
                let record = try await server.exchange(
                    "/v1/speech-to-text/realtime?model_id=m", [attack.json, #"{"message_type":"commit"}"#]
                ) { $0.contains("commit_throttled") || $0.contains("committed_transcript") }
                #expect(record.texts.count > 1, "\(attack.field) = \(attack.value)")
            }
            print("extreme values: \(ServerFields.transcription.count) messages of transcription")
            try await server.expectServing()
        }
    }

    @Test("speech over HTTP: every field of the body ends in sound or in an error of its own")
    func requests() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            try await server.forEach(ServerFields.speech) { attack in
                let answer = try await server.ask(
                    "POST", Self.speech + "?output_format=pcm_8000", headers: [("Host", "localhost")],
                    body: attack.json)
                #expect([200, 400].contains(answer?.status), "\(attack.field) = \(attack.value)")
            }
            print("extreme values: \(ServerFields.speech.count) bodies of speech requests")
            try await server.expectServing()
        }
    }

    private static func isAnswered(_ record: SocketRecord) -> Bool {
        switch record.closure.code {
        case .normal: true
        case .policyViolation: record.texts.contains { $0.contains(#""error":"#) && $0.contains(#""message":"#) }
        default: false
        }
    }
}
