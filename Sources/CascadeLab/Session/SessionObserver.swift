internal import SessionWire
internal import TurnTimes

/// What a session with one recording has come to: a state machine without I/O. Times are the session's, in milliseconds.
struct SessionObserver {
    /// What the client has to do.
    enum Action: Equatable {
        /// Report that a reply was played to its end, so that the turn ends.
        case reportPlayed(reply: Int, samples: Int)
        /// The recording is answered, or was interrupted by its answer.
        case end
    }

    /// The end of the recording's speech.
    private let acousticEnd: Double
    private var openTurns: Set<Int> = []
    private var turns: [Timeline] = []
    private var transcripts: [String] = []
    private var reply = ""
    private var isCutIn = false
    /// What the server said went wrong.
    private(set) var failure: String?

    init(acousticEnd: Double) {
        self.acousticEnd = acousticEnd
    }

    /// Whether a turn is under way.
    var hasOpenTurn: Bool { !self.openTurns.isEmpty }

    mutating func take(_ message: SessionMessage) -> Action? {
        switch message.event {
        case .speechStarted(let turn): self.openTurns.insert(turn)
        case .replyStarted(_, let turn):
            self.openTurns.insert(turn)
            self.reply = ""
        case .turnDropped(let turn): self.openTurns.remove(turn)
        case .finalTranscript(_, let text): self.transcripts.append(text)
        case .replyText(_, let text): self.reply += text
        case .replyAudioEnded(let reply, let samples): return .reportPlayed(reply: reply, samples: samples)
        case .error(_, let message, _): self.failure = message
        case .turnLatency(let turn):
            self.openTurns.remove(turn.turn.number)
            self.turns.append(turn)
            let sound = turn.marks[.firstByteWritten] ?? .milliseconds(self.acousticEnd)
            if turn.cutIns > 0 || sound < .milliseconds(self.acousticEnd) { self.isCutIn = true }
        case .ready, .speechStopped, .partialTranscript, .turnResumed, .replyStopgap, .replyLowered, .replyRaised,
            .replyPaused,
            .replyResumed, .replyEnded, .replyInterrupted,
            .engineFallback, .pong:
            break
        }
        let isAnswered = self.answer != nil && !self.hasOpenTurn && message.time >= self.acousticEnd
        return isAnswered || self.isCutIn ? .end : nil
    }

    /// The turn as it is counted.
    func turn(mode: String, recording: String, repetition: Int) -> BenchTurn {
        let answer = self.answer
        var marks = answer?.marks.since(.milliseconds(self.acousticEnd)) ?? Marks()
        // The server's is an estimate.
        marks[.acousticEnd] = .zero
        return BenchTurn(
            mode: mode, recording: recording, repetition: repetition,
            outcome: self.isCutIn ? .cutIn : answer == nil ? .unanswered : .answered, marks: marks,
            transcript: self.transcripts.joined(separator: " "), reply: Self.oneLine(self.reply),
            tokens: answer?.reply.tokens ?? 0, chunks: answer?.reply.chunks ?? 0, audio: answer?.reply.audio ?? .zero,
            drafts: answer?.drafts ?? DraftTally(),
            overlaps: self.turns.reduce(into: OverlapTally()) { $0.add($1.overlaps) },
            deadAirs: self.turns.reduce(0) { $0 + $1.deadAirs })
    }

    /// The last turn that was answered by sound: those before it were parts of the same speech.
    private var answer: Timeline? { self.turns.last { $0.marks[.firstByteWritten] != nil } }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
