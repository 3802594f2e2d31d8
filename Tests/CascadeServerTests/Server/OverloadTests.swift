import Cascade
import CascadeServer
import CascadeTesting
import Logging
import ScriptedEngines
import ServerTesting
import SpeechEngines
import Testing
import WebSockets

@Suite("A session that cannot follow its client", .timeLimit(.minutes(2)))
struct OverloadTests {
    @Test("ends with an error and a closed socket, and its place is free")
    func overrun() async throws {
        let recognizer = HoldingRecognizer()
        try await ScriptedServer.run(recognizer: recognizer) { server in
            try await server.session { connection, texts, _ in
                // The session stands still at its beginning, and 4096 inputs may wait.
                for _ in 0..<5000 { try await connection.sendText(#"{"type":"interrupt"}"#) }
                try await connection.sendText(#"{"type":"ping","id":7}"#)
                await texts.wait { $0.contains("pong") }
                recognizer.release()
                _ = await connection.closure
            }
            while server.server.sessionCount > 0 { await Task.yield() }
            try await server.session { connection, texts, _ in
                try await connection.sendText(#"{"type":"ping","id":8}"#)
                await texts.wait { $0.contains("pong") }
            }
        }
    }
}
