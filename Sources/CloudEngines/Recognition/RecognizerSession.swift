internal import SpeechEngines

/// The order of things in one session with the service: which audio and messages go out, which results belong to which
/// utterance, when a transcript is final, what to do when the connection is lost.
///
/// Pure: events in, actions out. The service hears one endless stream; utterances are ours, told apart by their place in
/// it. Each `finish` gives exactly one final transcript: when the service has answered, or when it took too long.
struct RecognizerSession: Sendable {
    enum Event: Sendable {
        case append([Float])
        case settle
        case finish
        case discard
        case opened(connection: Int)
        case message(RecognizerMessage, connection: Int)
        /// The connection could not be opened or has ended; nil stands for a close without a reason of ours.
        case lost(EngineError?, connection: Int)
        /// The time has come that `nextDeadline` named.
        case tick
    }

    enum Action: Sendable {
        case connect(Int, after: Duration)
        case sendAudio([Float])
        case send(Command)
        /// The connection is of no more use.
        case hangUp(Int)
        case give(Transcript)
        /// The session cannot go on.
        case fail(EngineError)
    }

    enum Command: Sendable {
        /// Say the last word of all audio so far.
        case finalize
        case keepAlive
        /// No audio follows.
        case closeStream
    }

    /// Services close connections that are silent for 10 s or more.
    static let keepAlive = Duration.seconds(4)
    /// How long a final transcript may take; then what is known is final.
    static let patience = Duration.seconds(1)
    /// The same while there is no connection, and after audio was sent again.
    static let patienceWithoutConnection = Duration.seconds(4)
    /// Connections in a row that come to nothing before the session fails.
    static let attempts = 6
    /// The service rounds times; this much is no difference.
    private static let tolerance = Duration.milliseconds(50)

    private enum Connection {
        case opening(Int)
        case open(Int, since: Duration)
    }

    private let rate: Int
    private let keepsClosing: EngineError
    private var connection = Connection.opening(0)
    private var backOff = BackOff()
    /// Samples sent on this connection.
    private var sent = 0
    private var lastSent = Duration.zero
    /// Where the connection's audio was when a `finalize` was sent that is not answered yet.
    private var finalizes: [Int] = []
    /// Utterances whose final transcript is due, oldest first.
    private var finished: [RecognizerUtterance] = []
    private var open: RecognizerUtterance?

    /// - Parameter keepsClosing: why the session fails if no connection lasts.
    init(rate: Int, keepsClosing: EngineError) {
        self.rate = rate
        self.keepsClosing = keepsClosing
    }

    /// Whether a connection is the one in use.
    func isOpen(_ number: Int) -> Bool { self.openConnection == number }

    /// When to send `tick`, nil for never.
    var nextDeadline: Duration? {
        var deadlines = self.finished.compactMap(\.deadline)
        if case .open = self.connection { deadlines.append(self.lastSent + Self.keepAlive) }
        return deadlines.min()
    }

    mutating func handle(_ event: Event, at now: Duration) -> [Action] {
        switch event {
        case .append(let samples): self.append(samples, at: now)
        case .settle: self.settle(at: now)
        case .finish: self.finish(at: now)
        case .discard: self.discard(at: now)
        case .opened(let number): self.opened(number, at: now)
        case .message(let message, let number): self.take(message, of: number, at: now)
        case .lost(let error, let number): self.lost(error, number, at: now)
        case .tick: self.tick(at: now)
        }
    }

    private var openConnection: Int? {
        if case .open(let number, _) = self.connection { number } else { nil }
    }

    private var margin: Int { self.rate * Int(Self.tolerance / .milliseconds(1)) / 1000 }

    // MARK: What the session's user says

    private mutating func append(_ samples: [Float], at now: Duration) -> [Action] {
        guard !samples.isEmpty else { return [] }
        if self.open == nil { self.open = RecognizerUtterance(origin: self.sent) }
        self.open?.append(samples)
        guard self.openConnection != nil else { return [] }
        return [self.audio(samples, at: now)]
    }

    private mutating func settle(at now: Duration) -> [Action] {
        guard let open = self.open else { return [] }
        if open.isComplete, self.finished.isEmpty { return [.give(open.transcript(isFinal: false, rate: self.rate))] }
        return self.finalize(at: now)
    }

    private mutating func finish(at now: Duration) -> [Action] {
        var utterance = self.open ?? RecognizerUtterance(origin: self.sent)
        self.open = nil
        utterance.deadline =
            now + (self.openConnection == nil ? Self.patienceWithoutConnection : Self.patience)
        self.finished.append(utterance)
        return (utterance.isComplete ? [] : self.finalize(at: now)) + self.complete(at: now)
    }

    private mutating func discard(at now: Duration) -> [Action] {
        guard let open = self.open else { return [] }
        self.open = nil
        // Else the next results would hold words of this utterance and of the next.
        return open.isComplete ? [] : self.finalize(at: now)
    }

    // MARK: What the service says

    private mutating func take(_ message: RecognizerMessage, of number: Int, at now: Duration) -> [Action] {
        guard number == self.openConnection else { return [] }
        switch message {
        case .stretch(let stretch):
            // Words that may change are no progress: they are lost with the connection.
            if stretch.isFinal { self.backOff.served() }
            return self.take(stretch, at: now)
        case .failed(let error):
            return [.hangUp(number)] + self.lost(error, number, at: now)
        }
    }

    private mutating func take(_ stretch: RecognizedStretch, at now: Duration) -> [Action] {
        // What was not sent yet cannot have been understood.
        let end = min(self.sent, Int(stretch.end * Double(self.rate)))
        let isOpen = self.place(end) == self.finished.count
        if let place = self.place(end) {
            self.change(place) { [rate] in $0.take(stretch, rate: rate) }
        }
        let isAnswer = stretch.isFinal ? self.answerFinalizes(upTo: end, isCertain: stretch.isFinalized) : false
        var actions: [Action] = []
        if let open = self.open, isOpen, self.finished.isEmpty {
            let transcript = open.transcript(isFinal: false, rate: self.rate)
            if isAnswer || !transcript.text.isEmpty { actions.append(.give(transcript)) }
        }
        return actions + self.complete(at: now)
    }

    /// Notes which `finalize` a final result answers: all whose audio it covers, and the oldest if it says so itself.
    private mutating func answerFinalizes(upTo end: Int, isCertain: Bool) -> Bool {
        var answered = self.finalizes.prefix { $0 <= end + self.margin }
        if answered.isEmpty, isCertain { answered = self.finalizes.prefix(1) }
        guard let last = answered.last else { return false }
        self.finalizes.removeFirst(answered.count)
        for place in 0...self.finished.count { self.change(place) { $0.finalized(at: last) } }
        return true
    }

    /// The place of the utterance in which a position of the connection's audio lies; `finished.count` for the open one.
    private func place(_ end: Int) -> Int? {
        let all = self.finished + (self.open.map { [$0] } ?? [])
        return all.lastIndex { $0.origin < end - self.margin && end - self.margin <= $0.end }
    }

    private mutating func change(_ place: Int, _ body: (inout RecognizerUtterance) -> Void) {
        if place < self.finished.count {
            body(&self.finished[place])
        } else if var open = self.open {
            body(&open)
            self.open = open
        }
    }

    /// Gives the final transcripts that are ready, in the order of the utterances.
    private mutating func complete(at now: Duration) -> [Action] {
        var actions: [Action] = []
        while let first = self.finished.first, first.isComplete || (first.deadline ?? .zero) <= now {
            self.finished.removeFirst()
            actions.append(.give(first.transcript(isFinal: true, rate: self.rate)))
        }
        return actions
    }

    // MARK: The connection

    private mutating func opened(_ number: Int, at now: Duration) -> [Action] {
        guard case .opening(number) = self.connection else { return [.hangUp(number)] }
        self.connection = .open(number, since: now)
        (self.sent, self.lastSent) = (0, now)
        var actions: [Action] = []
        for place in 0...self.finished.count {
            guard place < self.finished.count || self.open != nil else { break }
            var kept: [Float] = []
            self.change(place) { [sent] in
                $0.move(to: sent)
                kept = $0.kept
            }
            if !kept.isEmpty { actions.append(self.audio(kept, at: now)) }
            if place < self.finished.count {
                self.finished[place].deadline = now + Self.patienceWithoutConnection
                actions += self.finalize(at: now)
            }
        }
        return actions
    }

    private mutating func lost(_ error: EngineError?, _ number: Int, at now: Duration) -> [Action] {
        switch self.connection {
        case .opening(number): break
        case .open(number, let since):
            // A connection that has served is no sign of a service that is down.
            if now - since >= BackOff.service { self.backOff.served() }
            for place in self.finished.indices {
                self.finished[place].deadline = now + Self.patienceWithoutConnection
            }
        default: return []
        }
        self.backOff.failed()
        self.finalizes = []
        self.connection = .opening(number + 1)
        if let error, !error.isRetryable { return [.fail(error)] }
        guard self.backOff.failures <= Self.attempts else {
            return [.fail(error ?? self.keepsClosing)]
        }
        return [.connect(number + 1, after: self.backOff.delay)]
    }

    private mutating func tick(at now: Duration) -> [Action] {
        var actions = self.complete(at: now)
        if self.openConnection != nil, now - self.lastSent >= Self.keepAlive {
            self.lastSent = now
            actions.append(.send(.keepAlive))
        }
        return actions
    }

    private mutating func audio(_ samples: [Float], at now: Duration) -> Action {
        self.sent += samples.count
        self.lastSent = now
        return .sendAudio(samples)
    }

    private mutating func finalize(at now: Duration) -> [Action] {
        guard self.openConnection != nil, self.finalizes.last != self.sent else { return [] }
        self.finalizes.append(self.sent)
        self.lastSent = now
        return [.send(.finalize)]
    }
}
