import Cascade
import CascadeTesting
import NIOCore
import NIOHTTP1
import SessionWire
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Sessions", .timeLimit(.minutes(2)))
struct SessionTests {
    @Test("a pushed turn is understood and answered by text and sound")
    func pushedTurn() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, frames in
                try await connection.sendText(#"{"type":"session.start","sample_rate":48000}"#)
                await texts.wait { $0.contains(#""type":"session.ready""#) && $0.contains(#""sample_rate":48000"#) }
                try await connection.sendBinary(ByteBuffer(repeating: 0, count: 1920))
                try await connection.sendText(#"{"type":"turn.end"}"#)
                await texts.wait { $0.contains(#""type":"final_transcript""#) && $0.contains("What is it?") }
                await texts.wait { $0.contains(#""type":"reply_audio_ended""#) }
                let sent = frames.events
                #expect(sent.map(\.sequence) == (0..<UInt32(sent.count)).map { $0 })
                #expect(sent.allSatisfy { $0.sampleRate == 24_000 && $0.reply == 1 })
                let samples = sent.reduce(0) { $0 + $1.sound.count / 2 }
                #expect(texts.events.contains { $0.contains(#""samples":\#(samples)"#) })
                try await connection.sendText(#"{"type":"playout","reply":1,"position":\#(samples)}"#)
                await texts.wait { $0.contains(#""type":"reply_ended""#) }
                await texts.wait { $0.contains(#""type":"turn_latency""#) && $0.contains("push_to_talk") }
            }
        }
    }

    @Test("a typed turn stops the reply before, and the heard text is told")
    func typedTurn() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, frames in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                await frames.wait { $0.reply == 1 }
                try await connection.sendText(#"{"type":"text","text":"Wait"}"#)
                await texts.wait { $0.contains(#""type":"reply_interrupted""#) }
                await frames.wait { $0.reply == 2 }
                try await connection.sendText(#"{"type":"interrupt"}"#)
                await texts.wait(count: 2) { $0.contains(#""type":"reply_interrupted""#) }
            }
        }
    }

    @Test("a message that breaks the protocol is told, and the session goes on")
    func badMessage() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, _ in
                try await connection.sendText("not JSON")
                await texts.wait { $0.contains(#""code":"bad_message""#) }
                try await connection.sendText(#"{"type":"ping","id":5}"#)
                await texts.wait { $0.contains(#""id":5"#) && $0.contains("pong") }
            }
        }
    }

    @Test("without the key nobody gets in, with it everybody does")
    func key() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, key: nil, sessionLimit: 2)) { server in
            let denied = Access(key: "secret")
            #expect(denied.denial(authorization: nil, keyParameter: nil, origin: nil, host: "h") == .key)
            #expect(denied.denial(authorization: "Bearer secreT", keyParameter: nil, origin: nil, host: "h") == .key)
            #expect(denied.denial(authorization: "Bearer secret", keyParameter: nil, origin: nil, host: "h") == nil)
            #expect(denied.denial(authorization: nil, keyParameter: "secret", origin: nil, host: "h") == nil)
            #expect(
                Access(key: nil).denial(
                    authorization: nil, keyParameter: nil, origin: "https://evil.example", host: "localhost:80")
                    == .origin)
            #expect(server.port > 0)
        }
    }

    @Test("a host that others can reach is refused without a key")
    func openHost() {
        #expect(throws: ServerError.self) { try ServerSettings(host: "0.0.0.0").validate() }
        #expect(throws: Never.self) { try ServerSettings(host: "0.0.0.0", key: "k").validate() }
        #expect(throws: Never.self) { try ServerSettings(host: "localhost").validate() }
    }

    @Test("clients that leave at any moment leave no session behind")
    func disconnects() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 1000)) { server in
            for round in 0..<20 {
                try await withThrowingTaskGroup { group in
                    for client in 0..<10 {
                        group.addTask {
                            try await server.session { connection, texts, frames in
                                guard (round + client) % 5 > 0 else { return }
                                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                                guard (round + client) % 5 > 1 else { return }
                                await texts.wait { $0.contains("reply_started") }
                                guard (round + client) % 5 > 2 else { return }
                                await frames.wait(count: client % 4 + 1) { _ in true }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            while server.server.sessionCount > 0 { await Task.yield() }
            #expect(server.server.sessionCount == 0)
        }
    }
}
