internal import Foundation
internal import ServerEdge
internal import Synchronization

/// The latest sessions and their turns, until the server ends. They are written as JSON when somebody asks for them.
final class RecentTurns: TurnPlace {
    private struct SessionEntry {
        let number: Int
        let id: String
        let began: Date
        var ended: Date?
        let settings: [String: String]
    }

    private struct State {
        var count = 0
        /// By number; a session that made room has none.
        var sessions: [SessionEntry] = []
        var turns: [(session: Int, record: TurnRecord)] = []
        var numbers: [String: Int] = [:]

        /// The number of a session, which is new or made room if it has none.
        mutating func number(_ id: String, _ time: Date, _ settings: [String: String]) -> Int {
            if let number = self.numbers[id] { return number }
            self.count += 1
            self.numbers[id] = self.count
            self.sessions.append(SessionEntry(number: self.count, id: id, began: time, settings: settings))
            return self.count
        }

        func place(of id: String) -> Int? {
            guard let number = self.numbers[id], let first = self.sessions.first?.number else { return nil }
            return number - first
        }

        mutating func makeRoom(_ limit: Int) {
            if self.turns.count > limit { self.turns.removeFirst(self.turns.count - limit) }
            guard self.sessions.count > limit else { return }
            let gone = self.sessions.prefix(self.sessions.count - limit)
            for session in gone { self.numbers[session.id] = nil }
            self.sessions.removeFirst(gone.count)
            let first = self.sessions.first?.number ?? 0
            self.turns.removeAll { $0.session < first }
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: turns, and sessions, that are kept; at least 1.
    init(limit: Int) {
        self.limit = limit
    }

    func write(_ notes: [TurnNote]) {
        self.state.withLock { state in
            for note in notes { Self.write(note, to: &state) }
            state.makeRoom(self.limit)
        }
    }

    func turns(limit: Int, session: String?) -> [String] {
        let records = self.state.withLock { state -> [TurnRecord] in
            let number = session.map { state.numbers[$0] ?? 0 }
            return state.turns.reversed().lazy.filter { number == nil || $0.session == number }.prefix(limit).map(
                \.record)
        }
        return records.map(\.json)
    }

    func session(_ id: String, turns: Int) -> KeptSession? {
        let found = self.state.withLock { state -> (SessionEntry, [TurnRecord])? in
            guard let place = state.place(of: id) else { return nil }
            let session = state.sessions[place]
            return (session, state.turns.lazy.filter { $0.session == session.number }.prefix(turns).map(\.record))
        }
        return found.map { session, records in
            KeptSession(
                id: id, began: session.began.inText, ended: session.ended?.inText,
                settings: JSONText.of(session.settings), records: records.map(\.json))
        }
    }

    func close() {}

    private static func write(_ note: TurnNote, to state: inout State) {
        switch note {
        case .sessionBegan(let id, let time, let settings): _ = state.number(id, time, settings)
        case .turnEnded(let turn):
            // Its beginning may have been dropped, or made room for others.
            let session = state.number(turn.session, turn.endedAt, turn.settings)
            state.turns.append((session, turn))
        case .sessionEnded(let id, let time):
            if let place = state.place(of: id) { state.sessions[place].ended = time }
        }
    }
}
