internal import Synchronization
internal import TurnTimes

/// When the engines of a sequential session did their work, which the conversation sees only when all of it is done.
final class SequentialMarks: Sendable {
    private struct State {
        var firstToken: Duration?
        var lastToken: Duration?
        var tokens = 0
        var firstAudio: Duration?
    }

    private let state = Mutex(State())

    func beginText() {
        self.state.withLock { ($0.firstToken, $0.lastToken, $0.tokens) = (nil, nil, 0) }
    }

    func token(at time: Duration) {
        self.state.withLock { state in
            state.firstToken = state.firstToken ?? time
            state.tokens += 1
        }
    }

    func endText(at time: Duration) { self.state.withLock { $0.lastToken = time } }

    func beginAudio() { self.state.withLock { $0.firstAudio = nil } }

    func audio(at time: Duration) { self.state.withLock { $0.firstAudio = $0.firstAudio ?? time } }

    /// Puts the true times into the timeline of the turn that ended last.
    func revise(_ timeline: inout Timeline) {
        let state = self.state.withLock { $0 }
        if timeline.marks[.modelRequest] != nil, let first = state.firstToken {
            timeline.marks[.firstToken] = first
            timeline.marks[.lastToken] = state.lastToken ?? timeline.marks[.lastToken]
            timeline.reply.tokens = state.tokens
        }
        if timeline.marks[.firstAudio] != nil, let first = state.firstAudio { timeline.marks[.firstAudio] = first }
    }
}
