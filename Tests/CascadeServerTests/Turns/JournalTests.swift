import Cascade
import CascadeLab
import CascadeServer
import CascadeTesting
import Foundation
import NIOCore
import Testing
import WebSockets

@Suite("Journals of the server's sessions", .timeLimit(.minutes(2)))
struct JournalTests {
    @Test("a session leaves a file from which it can be played again: its own settings change nothing")
    func replays() async throws {
        let folder = NSTemporaryDirectory() + "journals-\(UUID().uuidString)"
        // A folder that is left there harms nobody.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await ScriptedServer.run(ServerSettings(port: 0, journal: folder)) { server in
            try await server.session { connection, texts, _ in
                try await connection.sendText(#"{"type":"session.start","sample_rate":16000}"#)
                try await connection.sendBinary(ByteBuffer(repeating: 0, count: 640))
                try await connection.sendText(#"{"type":"turn.end"}"#)
                await texts.wait { $0.contains(#""type":"reply_audio_ended""#) }
                try await connection.sendText(#"{"type":"playout","reply":1,"position":100000000}"#)
                await texts.wait { $0.contains(#""type":"reply_ended""#) }
                try await connection.sendText(#"{"type":"text","text":"And tomorrow?"}"#)
                await texts.wait(count: 2) { $0.contains(#""type":"reply_audio_ended""#) }
            }
        }
        // The server has ended, so every file is whole; sessions that only asked whether it is ready have no turns.
        let journals = try FileManager.default.contentsOfDirectory(atPath: folder).map {
            try SessionJournal(text: String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
        }
        let journal = try #require(journals.first { !$0.entries.isEmpty })
        #expect(journal.isWhole)
        #expect(journal.settings["turn.takeBack"] == "1500")
        let settings = ReplaySettings()
        let replay = SessionReplay(journal, session: settings, replay: settings)
        #expect(replay.recorded.map(\.words) == ["What is it?", "And tomorrow?"])
        #expect(replay.recorded.map(\.outcome) == [.answered, .open])
        #expect(!replay.isChanged)
    }
}
