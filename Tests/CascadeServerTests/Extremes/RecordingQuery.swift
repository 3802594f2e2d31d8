import Synchronization
import WebSockets

/// Parameters of a URL that does not exist: notes which are asked for.
final class RecordingQuery: QueryReader, Sendable {
    private let given: [String: String]
    private let asked = Mutex<Set<String>>([])

    init(_ given: [String: String] = [:]) {
        self.given = given
    }

    subscript(name: String) -> String? {
        self.asked.withLock { _ = $0.insert(name) }
        return self.given[name]
    }

    func all(_ name: String) -> [String] { self[name].map { [$0] } ?? [] }

    /// Every name that a reader asks for, also only after others are there.
    static func names(_ read: (RecordingQuery) throws -> Void) -> [String] {
        var known: Set<String> = []
        var waiting: [[String: String]] = [[:]]
        while let given = waiting.popLast() {
            let query = RecordingQuery(given)
            // What was asked for counts, whatever came of it.
            try? read(query)
            let new = query.asked.withLock { $0 }.subtracting(known)
            known.formUnion(new)
            waiting += new.map { given.merging([$0: "1"]) { old, _ in old } }
        }
        return known.sorted()
    }
}
