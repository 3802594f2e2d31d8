import Testing

@testable import Cascade

/// Plays the listener and turn taking together: sound, marks, transcripts, times and commands in every order.
@Suite("Listener and turn taking in every order", .timeLimit(.minutes(5)))
struct ListeningOrderTests {
    private static let depth = 8

    @Test("every turn and reply ends, every word is answered in its own turn, no sound is left for another")
    func everyOrder() throws {
        var broken: [String: [PlayedSession.Step]] = [:]
        var explored: [PlayedSession.State: Int] = [:]
        var count = 0
        func note(_ session: PlayedSession, _ path: [PlayedSession.Step]) {
            for promise in session.broken where path.count < broken[promise]?.count ?? .max { broken[promise] = path }
        }
        func walk(_ session: PlayedSession, _ path: [PlayedSession.Step]) throws {
            let left = Self.depth - path.count
            // Equal states have equal futures.
            if let before = explored[session.state], before >= left { return }
            let isNew = explored.updateValue(left, forKey: session.state) == nil
            note(session, path)
            guard session.broken.isEmpty else { return }
            if isNew {
                count += 1
                var end = session
                try end.settle()
                note(end, path)
            }
            guard left > 0 else { return }
            for step in PlayedSession.Step.allCases {
                var next = session
                if try next.take(step) || !next.broken.isEmpty { try walk(next, path + [step]) }
            }
        }
        try walk(PlayedSession(PlayedMicrophone()), [])
        #expect(count > 3000)
        for (promise, path) in broken { Issue.record("\(promise): \(path)") }
    }
}
