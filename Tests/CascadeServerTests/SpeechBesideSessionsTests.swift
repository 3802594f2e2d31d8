import CascadeTesting
import ServerTesting
import Testing
import WebSockets

@Suite("Speech sockets beside sessions", .timeLimit(.minutes(2)))
struct SpeechBesideSessionsTests {
    @Test("two messages of many numbers, spoken at once, keep no other session waiting")
    func manyNumbers() async throws {
        try await ScriptedServer.run { server in
            try await server.session { other, answers, _ in
                let path = "/v1/text-to-speech/default/stream-input?auto_mode=true&output_format=pcm_8000"
                _ = try await server.converse(path) { connection, texts in
                    let numbers = String(repeating: "777,777,777 ", count: 830)
                    for _ in 0..<2 { try await connection.sendText(#"{"text":"\#(numbers)"}"#) }
                    try await other.sendText(#"{"type":"ping","id":7}"#)
                    await answers.wait { $0.contains(#""id":7"#) && $0.contains("pong") }
                    await texts.wait { $0.contains("audio") }
                    try await other.sendText(#"{"type":"ping","id":8}"#)
                    await answers.wait { $0.contains(#""id":8"#) && $0.contains("pong") }
                    await connection.close(code: .normal, reason: "")
                }
            }
        }
    }
}
