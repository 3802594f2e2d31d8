internal import SpeechAudio
internal import SpeechEngines
internal import SpeechText
internal import TurnTimes

/// How a reply stands, from its draft to its end: what of it is made, what of it was heard. A state machine without I/O
/// and without a clock.
struct ReplyCourse: Sendable {
    enum State: Sendable, Equatable {
        /// Not known to be wanted: no sound leaves, nothing is told.
        case drafted
        /// Made and heard.
        case committed
        /// Stopped at a sample, from which it may go on.
        case paused
        /// Heard to its end.
        case heard
        /// Ended where it was.
        case stopped
        /// Never heard.
        case discarded
    }

    /// What sound may need from here to the client's ear.
    private static let playOutMargin = Duration.milliseconds(200)
    /// What a client that reports its cursor may need besides.
    private static let playOutGrace = Duration.seconds(3)
    /// How long before a sound that may be its echo a word may have been said, and how far the cursor may lag.
    private static let (echoBefore, echoBehind) = (Duration.seconds(1), Duration.milliseconds(300))
    /// Gaps that are told one by one; more are only counted.
    static let gapLimit = 100

    private(set) var state = State.drafted
    private(set) var ledger = ReplyLedger()
    private(set) var times: ReplyTimes
    private let sampleRate: Int
    /// What is told once the reply is committed: about as many as it has chunks.
    private var held: [ReplyNews] = []
    /// The play-out cursor in samples, as the client last reported it; nil if it never has.
    private var cursor: Int?
    /// Whether the client is known to report its cursor.
    private(set) var reportsCursor: Bool
    /// Samples that were played before the client went on.
    private var playedBefore = 0
    /// Since when the client plays without a pause; nil while it is paused, and before the first sound.
    private var playingSince: Duration?
    /// Whether the client was given more time than the sound lasts.
    private var hasGrace = false
    private var hasFailed = false
    /// What the agent says because the reply failed.
    private var apology: String?
    private var isMade = false
    /// Whether it was begun before its turn was known to be over.
    private let isDraft: Bool

    /// - Parameters:
    ///   - sampleRate: samples a second of its sound.
    ///   - reportsCursor: whether the client has told its cursor before.
    ///   - isDraft: whether its turn may not be over yet.
    init(times: ReplyTimes, sampleRate: Int, reportsCursor: Bool, isDraft: Bool = false) {
        self.times = times
        self.isDraft = isDraft
        self.sampleRate = sampleRate
        self.reportsCursor = reportsCursor
    }

    /// Whether nothing more can happen to it.
    var isOver: Bool { self.state == .heard || self.state == .stopped || self.state == .discarded }

    /// Takes an event at the session's time.
    /// - Returns: what to do, in order.
    mutating func handle(_ event: ReplyEvent, at now: Duration) -> [ReplyStep] {
        switch (event, self.state) {
        case (_, .heard), (_, .stopped), (_, .discarded): []
        case (.commit, .drafted): self.commit(at: now)
        case (.discard, .drafted), (.stop, .drafted), (.takeBack, .drafted): self.discard()
        case (.progress(let progress), _): self.note(progress, at: now)
        case (.played(let samples), .committed), (.played(let samples), .paused): self.played(samples)
        case (.audible(let time, let clock), _): self.audible(at: time, clock)
        case (.gap(let position, let samples), _): self.addGap(at: position, samples: samples)
        case (.playOutDue, .committed): self.playOutDue(at: now)
        case (.late(let text), .committed): self.bridge(text)
        case (.pause, .committed): self.pause(at: now)
        case (.resume, .paused): self.resume(at: now)
        case (.stop, _): self.stop(at: now, then: .end(.interrupted))
        case (.takeBack, _): self.stop(at: now, then: .withdraw)
        case (.commit, _), (.discard, _), (.played, _), (.playOutDue, _), (.late, _), (.pause, _),
            (.resume, _):
            []
        }
    }

    /// The words that sounded since a time, with some before and behind, as the client's cursor and an echo come late.
    func words(since time: Duration, at now: Duration) -> String {
        // The client's word for it may be any number.
        let cursor = min(max(self.position(at: now), 0), self.ledger.length)
        func samples(_ time: Duration) -> Int { time.samples(at: self.sampleRate) }
        return self.ledger.text(
            from: cursor - samples(now - time + Self.echoBefore), to: cursor + samples(Self.echoBehind))
    }

    private mutating func commit(at now: Duration) -> [ReplyStep] {
        self.state = .committed
        if self.isDraft { self.times.marks[.committed] = now }
        defer { self.held = [] }
        let told = [.started] + self.held
        return told.map { .ask(.tell($0)) } + [.openGate] + (self.isMade ? self.endOrWait(at: now) : [])
    }

    private mutating func discard() -> [ReplyStep] {
        self.state = .discarded
        self.held = []
        return [.cancel]
    }

    private mutating func note(_ progress: ReplyProgress, at now: Duration) -> [ReplyStep] {
        let isFirst = self.times.marks[.firstByteWritten] == nil
        self.times.note(progress)
        switch progress {
        case .asked, .token, .written, .taken:
            return []
        case .chunk(let chunk, _):
            self.ledger.add(chunk)
            return self.tell(.text(chunk.source))
        case .stopgap(let text):
            self.ledger.begin(stopgap: text)
            return self.tell(.stopgap(text + " "))
        case .stopgapAudio(let piece, let writtenAt):
            self.ledger.add(stopgap: piece)
            if self.state == .committed { self.playingSince = self.playingSince ?? writtenAt }
            return []
        case .audio(let piece, _, let writtenAt):
            if isFirst { self.endStopgap(at: writtenAt) }
            self.ledger.add(piece)
            if self.state == .committed { self.playingSince = self.playingSince ?? writtenAt }
            return isFirst && self.state != .drafted ? [.ask(.noteAudible)] : []
        case .failed(let error):
            self.hasFailed = true
            return self.tell(.failed(EngineError(error, from: "an engine")))
        case .apology(let text):
            self.apology = text
            let before = self.ledger.text.isEmpty ? self.ledger.stopgap : self.ledger.text
            return self.tell(.text(Self.blank(behind: before) + text))
        case .made:
            self.isMade = true
            self.times.audio = .samples(self.ledger.length - self.ledger.stopgapLength, at: self.sampleRate)
            return self.tell(.audioEnded(samples: self.ledger.length))
                + (self.state == .committed ? self.endOrWait(at: now) : [])
        }
    }

    /// Says something before the reply, unless it is there.
    private func bridge(_ text: String) -> [ReplyStep] {
        let isThere = self.isMade || self.times.marks[.firstByteWritten] != nil || !self.ledger.stopgap.isEmpty
        return isThere || text.isEmpty ? [] : [.say(text)]
    }

    /// The client was silent between the stopgap's end and the reply's first sound.
    private mutating func endStopgap(at now: Duration) {
        guard self.ledger.stopgapLength > 0, let since = self.playingSince else { return }
        let rest = Duration.samples(max(0, self.ledger.stopgapLength - self.playedBefore), at: self.sampleRate)
        guard now > since + rest else { return }
        (self.playedBefore, self.playingSince) = (self.ledger.stopgapLength, now)
    }

    private mutating func tell(_ news: ReplyNews) -> [ReplyStep] {
        guard self.state == .drafted else { return [.ask(.tell(news))] }
        self.held.append(news)
        return []
    }

    /// Of a reply that is complete: it ends when it was heard.
    private mutating func endOrWait(at now: Duration) -> [ReplyStep] {
        if self.isHeard { return self.end() }
        let rest = Duration.samples(max(0, self.ledger.length - self.playedBefore), at: self.sampleRate)
        let end = max(now, (self.playingSince ?? now) + rest)
        return [.waitForPlayOut(until: end + Self.playOutMargin)]
    }

    private var isHeard: Bool { self.isMade && self.cursor ?? 0 >= self.ledger.length }

    private mutating func played(_ samples: Int) -> [ReplyStep] {
        self.reportsCursor = true
        self.cursor = samples
        return self.isHeard ? self.end() : []
    }

    private mutating func audible(at time: Duration, _ clock: ClockEstimate?) -> [ReplyStep] {
        // Of what was said before the reply nothing is measured.
        guard self.times.marks[.firstAudible] == nil, self.ledger.stopgap.isEmpty else { return [] }
        self.times.marks[.firstAudible] = time
        self.times.clock = clock
        return []
    }

    private mutating func addGap(at position: Int, samples: Int) -> [ReplyStep] {
        // Behind a stopgap the wait for the reply is none.
        guard self.ledger.stopgapLength == 0 || position > self.ledger.stopgapLength else { return [] }
        self.times.gapCount += 1
        if self.times.gaps.count < Self.gapLimit {
            self.times.gaps.append(
                TurnGap(
                    position: .samples(position, at: self.sampleRate), length: .samples(samples, at: self.sampleRate)))
        }
        return []
    }

    /// A client that reports its cursor may need longer than the sound lasts; one that never does is taken to play at
    /// once and without a pause, so that it does not hold up the conversation.
    private mutating func playOutDue(at now: Duration) -> [ReplyStep] {
        if self.cursor == nil || self.hasGrace { return self.end() }
        self.hasGrace = true
        return [.waitForPlayOut(until: now + Self.playOutGrace)]
    }

    private mutating func pause(at now: Duration) -> [ReplyStep] {
        self.playedBefore = self.position(at: now)
        self.playingSince = nil
        self.state = .paused
        return [.stopWaiting, .pause]
    }

    private mutating func resume(at now: Duration) -> [ReplyStep] {
        self.state = .committed
        if self.times.marks[.firstByteWritten] != nil { self.playingSince = now }
        return [.resume] + (self.isMade ? self.endOrWait(at: now) : [])
    }

    private mutating func end() -> [ReplyStep] {
        self.state = .heard
        // Of a reply that failed some chunks may never have been spoken.
        let text = self.hasFailed ? self.ledger.heardText(at: self.ledger.length) : self.ledger.text
        var told = Self.joined(self.ledger.stopgap, text)
        if let apology { told += Self.blank(behind: told) + apology }
        return [.stopWaiting, .ask(.remember(text)), .ask(.tell(.ended(text: told))), .ask(.end(.replyEnded))]
    }

    private static func blank(behind text: String) -> String {
        text.last.map { !$0.isWhitespace } ?? false ? " " : ""
    }

    private mutating func stop(at now: Duration, then end: ReplyAction) -> [ReplyStep] {
        let position = self.position(at: now)
        let heard = self.ledger.heardText(at: position)
        let told = Self.joined(self.ledger.heardStopgap(at: position), heard)
        self.state = .stopped
        return [
            .silence, .stopWaiting, .ask(.remember(heard)), .ask(.tell(.interrupted(heardText: told))),
            .ask(end),
        ]
    }

    private static func joined(_ stopgap: String, _ text: String) -> String {
        stopgap.isEmpty || text.isEmpty ? stopgap + text : stopgap + " " + text
    }

    /// How much of the reply the client has played, in samples.
    private func position(at now: Duration) -> Int {
        if let cursor { return cursor }
        guard !self.reportsCursor else { return 0 }
        let since = self.playingSince.map { (now - $0).samples(at: self.sampleRate) } ?? 0
        return min(self.ledger.length, self.playedBefore + since)
    }
}
