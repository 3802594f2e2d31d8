internal import SessionWire
internal import TurnTimes

/// A caller who asks, hears the answer out, and asks again: a state machine without I/O. Times are of the load's clock.
struct LoadCaller: Sendable {
    enum Action: Sendable, Equatable {
        /// Type this.
        case ask(String)
        /// Tell that the reply was played to its end.
        case reportPlayed(reply: Int, samples: Int)
        /// A turn is over.
        case finish(LoadTurn)
        /// Nothing is to be asked any more.
        case leave
    }

    /// How a caller asks.
    enum Manner: Sendable, Equatable {
        /// Types, behind a second of sound.
        case typing
        /// Talks for so long, and waits for the agent to find the end of it.
        case talking(Duration)
        /// Never.
        case listening
    }

    /// How long a caller who types talks before.
    static let talk = Duration.seconds(1)
    /// The longest wait for a first sound, and for what remains behind the last.
    static let patience = Duration.seconds(10)
    /// The shortest rest between an answer and the next question; the longest is three times that.
    static let rest = Duration.milliseconds(250)

    private enum Phase {
        case resting(until: Duration)
        case talking(until: Duration)
        case waiting
        case hearing(LoadPlayback)
        /// The end of its sound was told.
        case played(LoadPlayback)
        case gone
    }

    private let number: Int
    private let manner: Manner
    private let pace: Duration
    /// No turn is begun from here on.
    private let end: Duration
    private var phase: Phase
    private var question: LoadQuestion
    private var asked = Duration.zero
    /// The number of the reply that answers the question; those before it are over.
    private var reply = 0
    /// Samples of all of the reply's sound, once they are told.
    private var length: Int?
    /// The turn's times, once they are told: a server may reckon by itself when its sound was played.
    private var timeline: Timeline?
    private var isCrossed = false
    private var numbers: RandomNumbers

    /// - Parameters:
    ///   - number: the caller's, distinct among all of a load.
    ///   - manner: how it asks.
    ///   - pace: the time from one question to the next, if the answer is over by then.
    ///   - start: when it begins to talk.
    ///   - end: no turn is begun from there on.
    init(number: Int, manner: Manner = .typing, pace: Duration = .zero, start: Duration, end: Duration) {
        self.number = number
        self.manner = manner
        self.pace = pace
        self.end = end
        self.question = LoadQuestion(caller: number, number: 0)
        self.numbers = RandomNumbers(seed: UInt64(number))
        self.phase = .resting(until: manner == .listening ? end : start)
    }

    /// Since when the caller's voice sounds; nil if it does not.
    var talkingSince: Duration? { if case .talking(let until) = self.phase { until - self.talkLength } else { nil } }

    private var talkLength: Duration { if case .talking(let length) = self.manner { length } else { Self.talk } }

    /// Time passes; called for each frame of the microphone, until the caller leaves.
    mutating func tick(at time: Duration) -> Action? {
        switch self.phase {
        case .gone: return .leave
        case .resting(let until):
            guard time >= until else { return nil }
            if time >= self.end {
                self.phase = .gone
                return .leave
            }
            self.phase = .talking(until: time + self.talkLength)
            return nil
        case .talking(let until):
            return time >= until ? self.ask(at: until, now: time) : nil
        case .waiting:
            return time >= self.asked + Self.patience ? self.fail("no answer", at: time) : nil
        case .hearing(let playback):
            guard time >= playback.end else { return nil }
            if let length, playback.samples >= length {
                if let timeline { return self.finish(playback, timeline, at: time) }
                self.phase = .played(playback)
                return .reportPlayed(reply: self.reply, samples: length)
            }
            return time >= playback.end + Self.patience ? self.fail("the answer stopped", at: time) : nil
        case .played(let playback):
            return time >= playback.end + Self.patience ? self.fail("the turn has no end", at: time) : nil
        }
    }

    /// A frame of a reply's sound came.
    mutating func hear(reply: Int, samples: Int, sampleRate: Int, at time: Duration) {
        switch self.phase {
        case .waiting:
            guard reply > self.reply else {
                self.isCrossed = true
                return
            }
            self.reply = reply
            self.phase = .hearing(LoadPlayback(samples: samples, sampleRate: sampleRate, at: time))
        case .hearing(var playback):
            guard reply == self.reply else {
                self.isCrossed = true
                return
            }
            playback.take(samples: samples, sampleRate: sampleRate, at: time)
            self.phase = .hearing(playback)
        case .resting, .talking, .played: self.isCrossed = true
        case .gone: break
        }
    }

    /// The server told something.
    mutating func take(_ event: SessionEvent, at time: Duration) -> Action? {
        switch event {
        case .replyAudioEnded(let reply, let samples):
            if reply == self.reply { self.length = samples }
        case .replyEnded(_, let text), .replyInterrupted(_, let text):
            if self.question.owner(of: text) == .other { self.isCrossed = true }
        case .turnLatency(let timeline):
            if case .played(let playback) = self.phase { return self.finish(playback, timeline, at: time) }
            if case .hearing = self.phase { self.timeline = timeline }
        case .error(_, let message, _):
            guard self.isAsking else { break }
            return self.fail(message, at: time)
        default: break
        }
        return nil
    }

    /// The connection is closed; nothing comes any more.
    mutating func lose(_ reason: String, at time: Duration) -> Action? {
        defer { self.phase = .gone }
        if case .gone = self.phase { return nil }
        return self.fail("the call was lost: \(reason)", at: time)
    }

    /// Whether a turn is under way.
    private var isAsking: Bool {
        switch self.phase {
        case .waiting, .hearing, .played: true
        case .resting, .talking, .gone: false
        }
    }

    /// - Parameter end: of what was said.
    private mutating func ask(at end: Duration, now: Duration) -> Action? {
        self.question = LoadQuestion(caller: self.number, number: self.question.number + 1)
        self.asked = self.manner == .typing ? now : end
        (self.length, self.timeline) = (nil, nil)
        self.phase = .waiting
        return self.manner == .typing ? .ask(self.question.text) : nil
    }

    private mutating func finish(_ playback: LoadPlayback, _ timeline: Timeline, at time: Duration) -> Action {
        let stages = Waterfall(timeline.marks).steps.map { ($0.stage, $0.length) }
        var turn = LoadTurn(
            asked: self.asked,
            outcome: .answered(
                firstSound: playback.first - self.asked, stages: Dictionary(stages) { first, _ in first }))
        (turn.gaps, turn.longestGap) = (playback.gaps, playback.longestGap)
        return self.end(turn, at: time)
    }

    private mutating func fail(_ reason: String, at time: Duration) -> Action {
        self.end(LoadTurn(asked: self.isAsking ? self.asked : time, outcome: .failed(reason)), at: time)
    }

    private mutating func end(_ turn: LoadTurn, at time: Duration) -> Action {
        var turn = turn
        turn.isCrossed = self.isCrossed
        self.isCrossed = false
        let rest = time + Self.rest * Double.random(in: 1...3, using: &self.numbers)
        self.phase = .resting(until: max(rest, turn.asked + self.pace - self.talkLength))
        return .finish(turn)
    }
}
