import Foundation
import ServerTesting
import Testing

@testable import SessionHosting

@Suite("Turn store")
struct TurnStoreTests {
    private let began = Date(timeIntervalSince1970: 0)

    /// Runs the body with a store in memory or in a file that is gone afterwards.
    private func withStore(inFile: Bool, limit: Int? = nil, _ body: (TurnStore) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
        let store = try TurnStore(file: inFile ? file : nil, limit: limit)
        try await body(store)
        try store.close()
        // What is left there harms nobody.
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
    }

    @Test("turns come latest first, of all sessions or of one, and no more than asked", arguments: [true, false])
    func order(inFile: Bool) async throws {
        try await self.withStore(inFile: inFile) { store in
            try await store.write(
                [("a", 1), ("b", 1), ("a", 2)].map { .turnEnded(.testing(session: $0.0, turn: $0.1)) })
            let all = try await store.turns(limit: 10)
            #expect(all.map { $0.contains(#""session":"a""#) } == [true, false, true])
            #expect(all[0].contains(#""turn":2"#))
            #expect(try await store.turns(limit: 10, session: "b").count == 1)
            #expect(try await store.turns(limit: 1).count == 1)
            #expect(try await store.turns(limit: 10, session: "c").isEmpty)
        }
    }

    @Test("a session tells when it began and ended, its settings, and its turns in order", arguments: [true, false])
    func session(inFile: Bool) async throws {
        try await self.withStore(inFile: inFile) { store in
            try await store.write([
                .sessionBegan(id: "a", at: self.began, settings: ["k": "v"]),
                .turnEnded(.testing(session: "a", turn: 1)),
            ])
            #expect(try await store.session("a")?.contains(#""ended_at":null,"settings":{"k":"v"}"#) == true)
            try await store.write([
                .turnEnded(.testing(session: "a", turn: 2)),
                .sessionEnded(id: "a", at: Date(timeIntervalSince1970: 60)),
            ])
            let json = try #require(try await store.session("a"))
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect(object["began_at"] as? String == "1970-01-01T00:00:00.000Z")
            #expect(object["ended_at"] as? String == "1970-01-01T00:01:00.000Z")
            #expect((object["turns"] as? [[String: Any]])?.map { $0["turn"] as? Int } == [1, 2])
            #expect(try await store.session("b") == nil)
        }
    }

    @Test("the oldest turns and sessions make room, and a session that did may go on", arguments: [true, false])
    func limit(inFile: Bool) async throws {
        try await self.withStore(inFile: inFile, limit: 3) { store in
            for number in 1...5 {
                try await store.write([
                    .sessionBegan(id: "\(number)", at: self.began, settings: [:]),
                    .turnEnded(.testing(session: "\(number)")),
                ])
            }
            #expect(try await store.turns(limit: 10).count == 3)
            #expect(try await store.session("2") == nil)
            try await store.write([.turnEnded(.testing(session: "1", turn: 2)), .sessionEnded(id: "2", at: self.began)])
            #expect(try await store.turns(limit: 10, session: "1").count == 1)
            #expect(try await store.turns(limit: 10).count == 3)
        }
    }

    @Test("a file is there again after the server was, and one that is no store is refused with what to do")
    func file() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("turns.sqlite").path
        let first = try TurnStore(file: path)
        try await first.write([.turnEnded(.testing())])
        try first.close()
        let second = try TurnStore(file: path)
        #expect(try await second.turns(limit: 10).count == 1)
        try second.close()

        let text = folder.appendingPathComponent("notes.txt")
        try Data(String(repeating: "no database ", count: 100).utf8).write(to: text)
        #expect { try TurnStore(file: text.path) } throws: { "\($0)".contains("--store") }
    }
}
