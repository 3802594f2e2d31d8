public import Cascade
internal import Foundation

/// A session's turns, and what other settings would have made of the same events.
///
/// The same journal and settings always give the same, and with the settings of the session every turn is as it was.
public struct SessionReplay: Sendable, Equatable {
    public let recorded: [ReplayedTurn]
    public let replayed: [ReplayedTurn]
    public let changes: [TurnChange]

    /// - Parameter session: the settings that were in force.
    public init(_ journal: SessionJournal, session: ReplaySettings, replay: ReplaySettings) {
        let course = RecordedCourse(journal.entries, settings: session.turns)
        let inputs = ReplayedInput.all(of: journal.entries, bargeIn: session.bargeIn, settings: replay)
        self.recorded = course.turns
        self.replayed = ReplayRun.turns(of: course, inputs: inputs, settings: replay.turns)
        self.changes = TurnChange.all(from: self.recorded, to: self.replayed)
    }

    /// Whether other settings would have changed anything.
    public var isChanged: Bool { self.recorded != self.replayed }

    private struct File: Encodable {
        struct Course: Encodable {
            let settings: [String: String]
            let summary: ReplaySummary
            let turns: [ReplayedTurn]
        }

        let schema = 1
        let session: String
        let recorded: Course
        let replayed: Course
    }

    /// Both as JSON.
    /// - Parameters:
    ///   - settings: those of the session and of the replay, by their keys.
    ///   - words: whether it holds what was said.
    public func json(
        session: String, settings: (recorded: [String: String], replayed: [String: String]), words: Bool
    ) throws -> String {
        func course(_ turns: [ReplayedTurn], _ settings: [String: String]) -> File.Course {
            File.Course(
                settings: settings, summary: ReplaySummary(turns),
                turns: words
                    ? turns
                    : turns.map { turn in
                        var turn = turn
                        turn.words = nil
                        return turn
                    })
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = File(
            session: session, recorded: course(self.recorded, settings.recorded),
            replayed: course(self.replayed, settings.replayed))
        return String(decoding: try encoder.encode(file), as: UTF8.self) + "\n"
    }
}
