import Cascade
import Foundation
import Logging
import Testing

@testable import SessionHosting

@Suite("Writing a session's journal", .timeLimit(.minutes(1)))
struct JournalWriterTests {
    /// Runs the body with a folder that is gone afterwards.
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "journals-\(UUID().uuidString)"
        // A folder that is left there harms nobody.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private static var logger: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    private static func read(_ folder: String, _ session: String) throws -> SessionJournal {
        try SessionJournal(
            text: String(contentsOfFile: folder + "/" + JournalFolder.name(session), encoding: .utf8))
    }

    @Test("what is noted is written in order, for this user only")
    func writes() async throws {
        try await self.withFolder { folder in
            let writer = try JournalFolder(path: folder).begin(
                session: "a", settings: ["turn.patience": "eager"], logger: Self.logger)
            let writing = Task { await writer.run() }
            for index in 0..<1000 { writer.note(.typed("\(index)"), at: .milliseconds(index)) }
            writer.close()
            await writing.value
            let journal = try Self.read(folder, "a")
            #expect(
                journal.entries
                    == (0..<1000).map { JournalEntry(at: .milliseconds($0), .typed("\($0)")) })
            #expect(journal.settings == ["turn.patience": "eager"])
            #expect(journal.isWhole)
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder + "/" + JournalFolder.name("a"))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("a session in which nothing happened has a whole journal, too")
    func empty() async throws {
        try await self.withFolder { folder in
            let writer = try JournalFolder(path: folder).begin(session: "a", settings: [:], logger: Self.logger)
            writer.close()
            await writer.run()
            #expect(try Self.read(folder, "a") == SessionJournal(session: "a", settings: [:], entries: []))
        }
    }

    @Test("when too much waits, the journal ends where the gap would be")
    func overflow() async throws {
        try await self.withFolder { folder in
            _ = try JournalFolder(path: folder)
            let writer = JournalWriter(
                file: folder + "/" + JournalFolder.name("a"), session: "a", settings: [:], logger: Self.logger,
                capacity: 10)
            for index in 0..<11 { writer.note(.greet, at: .milliseconds(index)) }
            let writing = Task { await writer.run() }
            // Written by then or not, nothing may follow the gap.
            writer.note(.interrupt, at: .seconds(1))
            writer.close()
            await writing.value
            let journal = try Self.read(folder, "a")
            #expect(journal.entries == (0..<10).map { JournalEntry(at: .milliseconds($0), .greet) })
            #expect(!journal.isWhole)
        }
    }

    @Test("a journal that is full ends with a whole line")
    func full() async throws {
        try await self.withFolder { folder in
            _ = try JournalFolder(path: folder)
            let writer = JournalWriter(
                file: folder + "/" + JournalFolder.name("a"), session: "a", settings: [:], logger: Self.logger,
                byteLimit: 300)
            for index in 0..<100 { writer.note(.greet, at: .milliseconds(index)) }
            writer.close()
            await writer.run()
            let journal = try Self.read(folder, "a")
            #expect(!journal.isWhole)
            #expect((1..<100).contains(journal.entries.count))
        }
    }

    @Test("a session that cannot be written leaves another's file as it was")
    func taken() async throws {
        try await self.withFolder { folder in
            let journals = try JournalFolder(path: folder)
            for (session, event) in [("a/b", TurnEvent.greet), ("a:b", .interrupt)] {
                let writer = journals.begin(session: session, settings: [:], logger: Self.logger)
                writer.note(event, at: .zero)
                writer.close()
                await writer.run()
            }
            #expect(try Self.read(folder, "a/b").entries.map(\.event) == [.greet])
        }
    }

    @Test(
        "no id leads out of the folder",
        arguments: ["../../etc/passwd", "/", "", "..", "a\u{0}b", "ü", String(repeating: "x", count: 5000)])
    func names(session: String) {
        let name = JournalFolder.name(session)
        #expect(name.hasPrefix("session-") && name.hasSuffix(".jsonl"))
        #expect(name.utf8.count <= 120)
        #expect(!name.contains("/") && !name.contains("..") && !name.contains("\u{0}"))
    }

    @Test("a folder that cannot be made is an error that says what to do")
    func noFolder() throws {
        #expect { try JournalFolder(path: "/dev/null/journals") } throws: { "\($0)".contains("--journal") }
    }
}
