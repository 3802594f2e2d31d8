import Cascade
import CascadeTesting
import Logging
import NIOCore
import NIOHTTP1
import ServerEdge
import ServerTesting
import SessionWire
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Sessions", .timeLimit(.minutes(5)))
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

    @Test("a reply is paused and goes on when the client asks, and is heard to its end; of another nothing is told")
    func pausedReply() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, frames in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                await frames.wait { _ in true }
                try await connection.sendText(#"{"type":"pause","reply":7}"#)
                try await connection.sendText(#"{"type":"pause","reply":1}"#)
                await texts.wait { $0.contains(#""type":"reply_paused""#) && $0.contains(#""reply":1"#) }
                try await connection.sendText(#"{"type":"resume","reply":1}"#)
                await texts.wait { $0.contains(#""type":"reply_resumed""#) }
                await texts.wait { $0.contains(#""type":"reply_audio_ended""#) }
                try await connection.sendText(#"{"type":"playout","reply":1,"position":4294967295}"#)
                await texts.wait { $0.contains(#""type":"reply_ended""#) }
                #expect(texts.events.count { $0.contains(#""type":"reply_paused""#) } == 1)
            }
        }
    }

    @Test("a client that only sends sound is greeted too")
    func soundOnly() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, _ in
                try await connection.sendBinary(ByteBuffer(repeating: 0, count: 640))
                await texts.wait { $0.contains(#""type":"session.ready""#) && $0.contains(#""sample_rate":16000"#) }
                try await connection.sendText(#"{"type":"turn.begin"}"#)
                await texts.wait { $0.contains(#""type":"speech_started""#) }
                try await connection.sendText(#"{"type":"turn.end"}"#)
                await texts.wait { $0.contains(#""type":"final_transcript""#) }
                #expect(texts.events.count { $0.contains(#""type":"session.ready""#) } == 1)
            }
        }
    }

    @Test("a start that is followed by sound at once is still the first message")
    func startThenSound() async throws {
        try await ScriptedServer.run { server in
            for _ in 0..<50 {
                try await server.session { connection, texts, _ in
                    try await connection.sendText(#"{"type":"session.start","sample_rate":48000}"#)
                    try await connection.sendBinary(ByteBuffer(repeating: 0, count: 640))
                    await texts.wait { $0.contains(#""type":"session.ready""#) && $0.contains(#""sample_rate":48000"#) }
                }
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

    @Test("a frame of more than a second is refused, and the session goes on")
    func longFrame() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, texts, _ in
                try await connection.sendText(#"{"type":"session.start","sample_rate":8000}"#)
                try await connection.sendBinary(ByteBuffer(repeating: 0, count: 1 << 20))
                await texts.wait { $0.contains(#""code":"bad_message""#) && $0.contains("1 s") }
                try await connection.sendText(#"{"type":"ping","id":5}"#)
                await texts.wait { $0.contains(#""id":5"#) && $0.contains("pong") }
            }
        }
    }

    @Test("without the key nobody gets in, with it everybody does")
    func key() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, key: nil, sessionLimit: 2)) { server in
            let access = Access(key: "secret")
            func denial(_ authorization: String?, _ parameter: String?) -> Access.Denial? {
                let headers = authorization.map { [RequestHeaders.Name.authorization: $0] } ?? [:]
                return access.denial(RequestHeaders(headers), keyParameter: parameter)
            }
            #expect(denial(nil, nil) == .key)
            #expect(denial("Bearer secreT", nil) == .key)
            #expect(denial("Bearer secret", nil) == nil)
            #expect(denial("bearer secret", nil) == nil)
            #expect(denial("BEARER  secret", nil) == nil)
            #expect(denial(nil, "secret") == nil)
            #expect(denial(nil, "") == .key)
            #expect(server.port > 0)
        }
    }

    @Test("a host that others can reach is refused without a key")
    func openHost() {
        #expect(throws: ServerError.self) { try ServerSettings(host: "0.0.0.0").validate() }
        #expect(throws: Never.self) { try ServerSettings(host: "0.0.0.0", key: "k").validate() }
        #expect(throws: Never.self) { try ServerSettings(host: "localhost").validate() }
        #expect(throws: Never.self) { try ServerSettings(host: "::1").validate() }
        #expect(throws: ServerError.self) { try ServerSettings(host: "127.evil.example").validate() }
        #expect(throws: ServerError.self) { try ServerSettings(hosts: ["https://a.example"]).validate() }
        #expect(throws: Never.self) { try ServerSettings(hosts: ["a.example"]).validate() }
    }

    @Test("an empty key is refused at the start, with a line that says so", arguments: ["", " ", " \t\n"])
    func emptyKey(key: String) {
        for host in ["0.0.0.0", "127.0.0.1"] {
            let error = #expect(throws: ServerError.self) {
                try CascadeServer(
                    settings: ServerSettings(host: host, port: 0, key: key), agent: Agent(), engineNames: [:],
                    logger: Logger(label: "test")
                ) { throw CancellationError() }
            }
            #expect(error?.message.contains("the key is empty") == true)
        }
    }

    @Test("1,000 clients that leave at random moments leave no session behind")
    func disconnects() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 1000)) { server in
            var random = SeededGenerator(seed: 3)
            for _ in 0..<50 {
                try await withThrowingTaskGroup { group in
                    for _ in 0..<20 {
                        let moment = Moment.allCases.randomElement(using: &random) ?? .connected
                        let yields = Int.random(in: 0..<200, using: &random)
                        group.addTask { try await Self.leave(server, at: moment, after: yields) }
                    }
                    for try await _ in group {}
                }
            }
            while server.server.sessionCount > 0 { await Task.yield() }
            #expect(server.server.sessionCount == 0)
        }
    }

    /// How far a turn has come when its client leaves.
    private enum Moment: CaseIterable {
        case connected, sounding, asked, answered, heard, interrupted
    }

    private static func leave(_ server: ScriptedServer, at moment: Moment, after yields: Int) async throws {
        try await server.session { connection, texts, frames in
            for _ in 0..<yields { await Task.yield() }
            guard moment != .connected else { return }
            try await connection.sendBinary(ByteBuffer(repeating: 0, count: 640))
            guard moment != .sounding else { return }
            try await connection.sendText(#"{"type":"turn.end"}"#)
            for _ in 0..<yields { await Task.yield() }
            guard moment != .asked else { return }
            await texts.wait { $0.contains("reply_started") }
            guard moment != .answered else { return }
            await frames.wait { $0.reply == 1 }
            guard moment != .heard else { return }
            try await connection.sendText(#"{"type":"text","text":"Wait"}"#)
        }
    }
}
