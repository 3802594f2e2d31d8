import Cascade
import CascadeTesting
import ServerTesting
import Testing
import TurnTimes
import WebSockets

@testable import ElevenLabsServer

@Suite("Speech sockets whose key has not come", .timeLimit(.minutes(2)))
struct UnshownKeyTests {
    private static let path = "/v1/text-to-speech/default/multi-stream-input?output_format=pcm_16000"

    @Test("forty of them lock nobody out: they have places of their own, for five seconds")
    func places() async throws {
        let time = ManualClock()
        try await ScriptedEndpoints.run(key: "k", limit: 2, clock: SessionClock(time)) { server in
            try await withThrowingTaskGroup(of: SocketRecord?.self) { group in
                let refused = EventLog<String>()
                for _ in 0..<40 {
                    group.addTask {
                        do {
                            let record = try await server.converse(Self.path) { _, _ in }
                            guard record.texts.isEmpty else { return record }
                            // Let in at the same moment as too many others.
                            refused.add(record.closure.reason)
                        } catch let error as WebSocketError {
                            refused.add("\(error.refusal?.status ?? 0)")
                        }
                        return nil
                    }
                }
                // Nothing of what the forty do takes a place of those who show the key.
                await refused.wait(count: 40 - UnshownKey.limit) { $0 == "429" || $0.hasPrefix("Everything") }
                try await time.sleepers(UnshownKey.limit)
                for _ in 0..<2 {
                    let record = try await server.converse(Self.path, headers: ["xi-api-key": "k"]) { connection, _ in
                        try await connection.sendText(#"{"text":"Hi.","flush":true}"#)
                        try await connection.sendText(#"{"flush":true,"close_context":true}"#)
                        try await connection.sendText(#"{"close_socket":true}"#)
                    }
                    #expect(record.closure.code == .normal)
                }
                // A client may read the end before the server counts it.
                while server.server.count > 0 { await Task.yield() }
                time.advance(by: .seconds(5))
                var closed = 0
                for try await record in group {
                    guard let record else { continue }
                    closed += 1
                    #expect(record.closure.code == .policyViolation)
                    #expect(record.texts.first?.contains("authentication_required") == true)
                }
                #expect(closed == UnshownKey.limit)
            }
            // The places are free again.
            let late = try await server.converse(Self.path) { connection, _ in
                try await connection.sendText(#"{"text":" ","xi_api_key":"k"}"#)
                try await connection.sendText(#"{"close_socket":true}"#)
            }
            #expect(late.closure.code == .normal)
        }
    }

    @Test("a socket that shows the key in time counts among the others, and the time means nothing to it")
    func shown() async throws {
        let time = ManualClock()
        try await ScriptedEndpoints.run(key: "k", limit: 1, clock: SessionClock(time)) { server in
            let record = try await server.converse(Self.path) { connection, texts in
                try await time.sleepers(1)
                try await connection.sendText(#"{"text":"Hi.","flush":true,"xi_api_key":"k"}"#)
                await texts.wait { $0.contains(#""audio":"#) }
                #expect(server.server.count == 1)
                time.advance(by: .seconds(5))
                // All other places are taken: who shows the key now is told so.
                let second = try await server.converse(Self.path) { connection, _ in
                    try await connection.sendText(#"{"text":"Hi.","xi_api_key":"k"}"#)
                }
                #expect(second.texts.first?.contains("system_busy") == true)
                try await connection.sendText(#"{"flush":true,"close_context":true}"#)
                try await connection.sendText(#"{"close_socket":true}"#)
            }
            #expect(record.closure.code == .normal)
        }
    }
}
