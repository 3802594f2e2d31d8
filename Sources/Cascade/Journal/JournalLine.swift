internal import Foundation
internal import SpeechAudio
internal import SpeechEngines
internal import TurnTimes

/// A line of a journal, as it stands in the file.
struct JournalLine: Codable {
    enum Kind: String, Codable {
        case greet, transcript, typed, interrupt
        case speechRose = "speech_rose"
        case speechFell = "speech_fell"
        case speechStarted = "speech_started"
        case speechHeld = "speech_held"
        case speechStopped = "speech_stopped"
        case turnScore = "turn_score"
        case pauseSound = "pause_sound"
        case waitElapsed = "wait_elapsed"
        case silenceElapsed = "silence_elapsed"
        case turnBegan = "turn_began"
        case turnEnded = "turn_ended"
        case replyAudible = "reply_audible"
        case replySaid = "reply_said"
        case replyEnded = "reply_ended"
        case sessionEnded = "session_ended"
    }

    /// Characters of what was said or typed; of more, the first ones are kept.
    static let textLimit = 20_000
    /// A session's time, in milliseconds.
    private static let times = 0.0...86_400_000
    /// Of sound, which may have begun before the session's clock did.
    private static let soundTimes = -60_000.0...86_400_000

    private var at: Double
    let kind: Kind
    private var time: Double?
    private var text: String?
    private var isFinal: Bool?
    private var isSettled: Bool?
    private var isSilent: Bool?
    private var score: Float?
    private var sound: SpeechEnding?
    private var reply: Int?

    private enum CodingKeys: String, CodingKey {
        case at = "at_ms"
        case time = "time_ms"
        case kind, text, score, sound, reply
        case isFinal = "final"
        case isSettled = "settled"
        case isSilent = "silent"
    }

    /// The session ended.
    init(endedAt time: Duration) {
        self.at = time.roundedMilliseconds
        self.kind = .sessionEnded
    }

    init(_ entry: JournalEntry) {
        self.at = entry.time.roundedMilliseconds
        switch entry.event {
        case .greet: self.kind = .greet
        case .speech(.rose(let time)): (self.kind, self.time) = (.speechRose, time.roundedMilliseconds)
        case .speech(.fell): self.kind = .speechFell
        case .speech(.started(let time)): (self.kind, self.time) = (.speechStarted, time.roundedMilliseconds)
        case .speech(.held(let time)): (self.kind, self.time) = (.speechHeld, time.roundedMilliseconds)
        case .speech(.stopped(let time)): (self.kind, self.time) = (.speechStopped, time.roundedMilliseconds)
        case .transcript(let transcript):
            self.kind = .transcript
            self.text = String(transcript.text.prefix(Self.textLimit))
            self.time = transcript.coverage.roundedMilliseconds
            (self.isFinal, self.isSettled) = (transcript.isFinal, transcript.isSettled)
        case .turnScore(let score, let since):
            (self.kind, self.score, self.time) = (.turnScore, score, since.roundedMilliseconds)
        case .pauseSound(let sound, let since):
            (self.kind, self.sound, self.time) = (.pauseSound, sound, since.roundedMilliseconds)
        case .waitElapsed: self.kind = .waitElapsed
        case .silenceElapsed: self.kind = .silenceElapsed
        case .typed(let text): (self.kind, self.text) = (.typed, String(text.prefix(Self.textLimit)))
        case .beginTurn(let time): (self.kind, self.time) = (.turnBegan, time.roundedMilliseconds)
        case .endTurn(let time, let isSilent):
            (self.kind, self.time, self.isSilent) = (.turnEnded, time.roundedMilliseconds, isSilent)
        case .interrupt: self.kind = .interrupt
        case .replyAudible(let reply): (self.kind, self.reply) = (.replyAudible, reply.number)
        case .replySaid(let reply, let text):
            (self.kind, self.reply, self.text) = (.replySaid, reply.number, String(text.prefix(Self.textLimit)))
        case .replyEnded(let reply): (self.kind, self.reply) = (.replyEnded, reply.number)
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// When it happened.
    func moment(line: Int) throws(JournalError) -> Duration {
        try Self.duration(self.at, in: Self.times, "at_ms", line)
    }

    /// What happened, nil at the session's end.
    func event(line: Int) throws(JournalError) -> TurnEvent? {
        switch self.kind {
        case .greet: .greet
        case .speechRose: .speech(.rose(at: try self.soundTime(line)))
        case .speechFell: .speech(.fell)
        case .speechStarted: .speech(.started(at: try self.soundTime(line)))
        case .speechHeld: .speech(.held(at: try self.soundTime(line)))
        case .speechStopped: .speech(.stopped(at: try self.soundTime(line)))
        case .transcript:
            .transcript(
                Transcript(
                    text: try self.words(line), isFinal: self.isFinal ?? false, coverage: try self.soundTime(line),
                    isSettled: self.isSettled ?? true))
        case .turnScore:
            .turnScore(
                try Self.required(self.score, "score", line) { (0...1).contains($0) },
                pauseSince: try self.soundTime(line))
        case .pauseSound:
            .pauseSound(
                try Self.required(self.sound, "sound", line) { $0.isInRange }, pauseSince: try self.soundTime(line))
        case .waitElapsed: .waitElapsed
        case .silenceElapsed: .silenceElapsed
        case .typed: .typed(try self.words(line))
        case .turnBegan: .beginTurn(at: try self.soundTime(line))
        case .turnEnded: .endTurn(at: try self.soundTime(line), isSilent: self.isSilent ?? false)
        case .interrupt: .interrupt
        case .replyAudible: .replyAudible(try self.replyID(line))
        case .replySaid: .replySaid(try self.replyID(line), try self.words(line))
        case .replyEnded: .replyEnded(try self.replyID(line))
        case .sessionEnded: nil
        }
    }

    private func soundTime(_ line: Int) throws(JournalError) -> Duration {
        try Self.duration(try Self.required(self.time, "time_ms", line), in: Self.soundTimes, "time_ms", line)
    }

    private func words(_ line: Int) throws(JournalError) -> String {
        try Self.required(self.text, "text", line) { $0.count <= Self.textLimit }
    }

    private func replyID(_ line: Int) throws(JournalError) -> ReplyID {
        ReplyID(try Self.required(self.reply, "reply", line) { (1...1_000_000).contains($0) })
    }

    private static func required<Value>(
        _ value: Value?, _ name: String, _ line: Int, isAllowed: (Value) -> Bool = { _ in true }
    ) throws(JournalError) -> Value {
        guard let value else { throw JournalError(line: line, reason: "it has no \(name)") }
        guard isAllowed(value) else { throw JournalError(line: line, reason: "its \(name) is out of range") }
        return value
    }

    private static func duration(
        _ milliseconds: Double, in range: ClosedRange<Double>, _ name: String, _ line: Int
    ) throws(JournalError) -> Duration {
        guard range.contains(milliseconds) else {
            throw JournalError(line: line, reason: "its \(name) is out of range")
        }
        return .microseconds(Int64((milliseconds * 1000).rounded()))
    }
}

extension SpeechEnding {
    /// Whether all its numbers are such as a measured one has.
    fileprivate var isInRange: Bool {
        let times = [self.lastVoice, self.lastSyllable, self.silence]
        return (self.pitch.map { (-24...24).contains($0) } ?? true)
            && (self.pitchSlope.map { (-100...100).contains($0) } ?? true)
            && (-40...40).contains(self.level) && (-500...500).contains(self.levelSlope)
            && (0...3000).contains(self.decay) && (self.lengthening.map { (0.1...10).contains($0) } ?? true)
            && (0...1).contains(self.voiceless) && times.allSatisfy { (.zero ... .seconds(60)).contains($0) }
    }
}
