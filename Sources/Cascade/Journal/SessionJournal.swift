internal import Foundation
internal import TurnTimes

/// Everything that turn taking was told in a session, so that it can be played again: a line of JSON about the session, one
/// for each event, and one that says that the session ended.
///
/// It holds what the user said, and what of the agent's words had sounded when the user spoke over them.
public struct SessionJournal: Sendable, Equatable {
    /// Rises when a line changes its meaning.
    private static let schema = 1
    /// Bytes of a journal at the most: about three hours of talk.
    public static let byteLimit = 16 << 20
    /// The latest time of an event.
    public static let timeLimit = Duration.seconds(86_400)
    /// Bytes of an id, and of a setting's key or value.
    private static let nameLimit = 1000
    private static let settingLimit = 200

    private struct Head: Codable {
        var schema: Int
        var session: String
        var settings: [String: String]
    }

    /// The session's id.
    public let session: String
    /// The settings in force, by their keys.
    public let settings: [String: String]
    /// In the order in which they happened.
    public let entries: [JournalEntry]
    /// Whether it goes on to the session's end; else the process ended before, or there was too much to keep.
    public let isWhole: Bool

    public init(session: String, settings: [String: String], entries: [JournalEntry], isWhole: Bool = true) {
        self.session = session
        self.settings = settings
        self.entries = entries
        self.isWhole = isWhole
    }

    /// Reads what `head`, `JournalEntry.json` and `end` wrote, a line each. A last line without its end is left out.
    /// - Throws: for the first line that is none of those.
    public init(text: String) throws(JournalError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Empty behind a last line that is whole.
        lines.removeLast()
        guard let first = lines.first, let head = try? JSONDecoder().decode(Head.self, from: Data(first.utf8)) else {
            // Why it cannot be read is of no use to who named another file.
            throw JournalError(line: 1, reason: "it is not the beginning of a journal")
        }
        guard head.schema == Self.schema else {
            throw JournalError(line: 1, reason: "the journal is of another version")
        }
        let names = [head.session] + head.settings.flatMap { [$0.key, $0.value] }
        guard head.settings.count <= Self.settingLimit, names.allSatisfy({ $0.utf8.count <= Self.nameLimit }) else {
            throw JournalError(line: 1, reason: "its settings are too long")
        }
        var entries: [JournalEntry] = []
        var isWhole = false
        let decoder = JSONDecoder()
        for (index, text) in lines.enumerated().dropFirst() {
            let number = index + 1
            guard !isWhole else { throw JournalError(line: number, reason: "it stands behind the session's end") }
            guard let line = try? decoder.decode(JournalLine.self, from: Data(text.utf8)) else {
                // The same: what matters is which line.
                throw JournalError(line: number, reason: "it is no event of this version")
            }
            let time = try line.moment(line: number)
            guard time >= entries.last?.time ?? .zero else {
                throw JournalError(line: number, reason: "it is earlier than the one before")
            }
            guard let event = try line.event(line: number) else {
                isWhole = true
                continue
            }
            entries.append(JournalEntry(at: time, event))
        }
        self.init(session: head.session, settings: head.settings, entries: entries, isWhole: isWhole)
    }

    /// Its first line.
    public static func head(session: String, settings: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let head = Head(schema: Self.schema, session: session, settings: settings)
        return String(decoding: try encoder.encode(head), as: UTF8.self)
    }

    /// Its last line, if it is whole.
    public static func end(at time: Duration) throws -> String { try JournalLine(endedAt: time).json() }

    /// All its lines.
    public func text() throws -> String {
        let lines =
            [try Self.head(session: self.session, settings: self.settings)]
            + (try self.entries.map { try $0.json() })
            + (self.isWhole ? [try Self.end(at: self.entries.last?.time ?? .zero)] : [])
        return lines.map { $0 + "\n" }.joined()
    }
}
