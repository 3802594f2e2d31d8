import CascadeServer
import CascadeTesting
import Foundation
import ServerTesting
import SessionWire
import Testing
import WebSockets

@Suite("What the server tells of turns", .timeLimit(.minutes(2)))
struct LatencyRoutesTests {
    @Test("an ended turn is counted, kept with what the client told of its sound, and found by its session")
    func endedTurn() async throws {
        try await ScriptedServer.run { server in
            let session = try await server.session { connection, texts, frames in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                await frames.wait { $0.reply == 1 }
                try await connection.sendText(
                    #"{"type":"audible","reply":1,"delay_ms":5,"client_ms":0,"offset_ms":-1000,"error_ms":1}"#)
                try await connection.sendText(#"{"type":"gap","reply":1,"position":2400,"samples":960}"#)
                await texts.wait { $0.contains(#""type":"reply_audio_ended""#) }
                try await connection.sendText(#"{"type":"playout","reply":1,"position":100000000}"#)
                await texts.wait { $0.contains(#""type":"turn_latency""#) }
                let told = texts.events.first { $0.contains(#""type":"turn_latency""#) } ?? ""
                #expect(told.contains(#""gaps":[{"length_ms":40,"position_ms":100}]"#))
                #expect(told.contains(#""first_audible""#))
                // A clock that says the sound was heard before the session began is not believed.
                #expect(!told.contains(#""clock""#))
                let ready = try #require(texts.events.first { $0.contains("session.ready") })
                let object = try JSONSerialization.jsonObject(with: Data(ready.utf8)) as? [String: Any]
                return try #require(object?["session"] as? String)
            }
            let turns = try await server.json("/v1/turns") { !($0["turns"] as? [Any] ?? []).isEmpty }
            let turn = try #require((turns["turns"] as? [[String: Any]])?.first)
            #expect(turn["session"] as? String == session)
            #expect(turn["gap_count"] as? Int == 1)
            #expect((turn["settings"] as? [String: String])?["engines.stt"] == "scripted")
            #expect((turn["settings"] as? [String: String])?["turn.mostSilence"] == "1500")
            #expect(!"\(turn)".contains("Hello"), "no word of what was said is kept")

            let one = try await server.json("/v1/sessions/\(session)") { $0["ended_at"] is String }
            #expect((one["turns"] as? [Any])?.count == 1)
            let latency = try await server.json("/v1/latency") { _ in true }
            #expect((latency["turns"] as? [String: Int]) == ["typed": 1])
            let other = try await server.json("/v1/turns?session=none") { _ in true }
            #expect((other["turns"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("a turn whose client leaves while it is answered is kept, interrupted then")
    func clientLeaves() async throws {
        try await ScriptedServer.run { server in
            try await server.session { connection, _, frames in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                await frames.wait { $0.reply == 1 }
            }
            let turns = try await server.json("/v1/turns") { !($0["turns"] as? [Any] ?? []).isEmpty }
            let turn = try #require((turns["turns"] as? [[String: Any]])?.first)
            #expect((turn["marks_ms"] as? [String: Double])?["interrupted"] != nil)
        }
    }

    @Test(
        "what cannot be answered is refused with a reason",
        arguments: [
            ("/v1/turns?limit=0", 400), ("/v1/budget?limit=0", 400), ("/v1/turns?limit=501", 400),
            ("/v1/turns?limit=x", 400),
            ("/v1/sessions/none", 404),
        ])
    func refused(path: String, status: Int) async throws {
        try await ScriptedServer.run { server in
            let answer = try await server.get(path)
            #expect(answer.status == status)
            #expect(answer.body.contains(#"{"error":{"code":"#))
        }
    }

    @Test(
        "only who shows the key is told, and no page of another site",
        arguments: ["latency", "turns", "budget", "schedules", "sessions/x"])
    func access(path: String) async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, key: "sesame")) { server in
            let allowed = path == "sessions/x" ? 404 : 200
            let asked: [(String, String?, Int)] = [
                ("", nil, 401), ("?key=other", nil, 401), ("?key=sesame", nil, allowed),
                ("?key=sesame", "https://evil.example", 403),
            ]
            for (key, origin, status) in asked {
                let answer = try await server.get("/v1/\(path)\(key)", origin: origin)
                #expect(answer.status == status)
            }
        }
    }
}
