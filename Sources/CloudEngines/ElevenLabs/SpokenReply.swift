internal import ElevenLabsWire
internal import SpeechEngines
internal import SpeechText

/// The order of things while the service speaks one reply: what is sent when, which sound belongs to what, what to do when
/// the connection is lost.
///
/// Pure: events in, actions out. A line is a connection of the reply's own, or its context in a shared one. A line that is
/// lost or silent for too long is replaced once; the new one begins with the word that broke off.
struct SpokenReply: Sendable {
    enum Event: Sendable {
        case chunk(SpeechChunk)
        /// No chunk follows.
        case textEnded
        case opened(line: Int)
        case output(StreamOutput, line: Int)
        /// What came cannot be read.
        case unreadable(line: Int)
        /// The line could not be opened or has ended; nil stands for a proper close.
        case lost(EngineError?, line: Int)
        /// The time has come that `nextDeadline` named.
        case tick
    }

    enum Action: Sendable {
        case open(line: Int)
        case send(SpeechCommand)
        /// The line opened too late: nobody wants it any more.
        case letGo(line: Int)
        /// The line is broken, and what it belongs to may be too.
        case abandon(line: Int)
        case give(SpokenPiece)
        /// Everything is spoken.
        case finish
        /// The reply cannot go on.
        case fail(EngineError)
    }

    /// How a reply is sent.
    struct Rules: Sendable {
        var form = ElevenLabsSynthesizer.Form.ours
        /// Whether the service speaks every message at once by itself.
        var isAutomatic = false
        var setup = SpeechSetup()
        /// How long the service may be silent while text is to be spoken.
        var stall = Duration.milliseconds(1500)
        /// The service ends lines without text after 20 s.
        var keepAlive = Duration.seconds(10)
        var format: OutputFormat
        var fault: ElevenLabsFault
    }

    /// Lines of one reply at the most.
    static let lines = 2

    private enum Phase: Equatable {
        case opening(Int)
        case open(Int)
        case over
    }

    private let rules: Rules
    private var phase = Phase.opening(0)
    private var text: SpokenText
    private var decoder: SoundDecoder
    private var chunks = 0
    private var textHasEnded = false
    /// Whether the line was told that no text follows.
    private var endIsSent = false
    /// Whether any sound has come since text was last flushed.
    private var hasSound = false
    private var lastSent = Duration.zero
    /// Since when sound is waited for.
    private var waitsSince = Duration.zero

    /// - Throws: `EngineError` for a format that is not decoded here.
    init(_ rules: Rules) throws {
        self.rules = rules
        self.text = SpokenText(sampleRate: rules.format.sampleRate)
        self.decoder = try SoundDecoder(rules.format)
    }

    /// When to send `tick`, nil for never.
    var nextDeadline: Duration? {
        guard case .open = self.phase else { return nil }
        let keepAlive = self.endIsSent ? nil : self.lastSent + self.rules.keepAlive
        let stall = self.awaitsSound ? self.waitsSince + self.rules.stall : nil
        return [keepAlive, stall].compactMap(\.self).min()
    }

    mutating func handle(_ event: Event, at now: Duration) -> [Action] {
        switch event {
        case .chunk(let chunk):
            self.text.add(chunk.text, chunk: self.chunks, flush: self.flushes(chunk))
            self.chunks += 1
            return self.send(at: now)
        case .textEnded:
            self.textHasEnded = true
            guard self.phase != .over else { return [] }
            return self.text.isEmpty ? self.finish() : self.send(at: now)
        case .opened(let line):
            guard self.phase == .opening(line) else { return [.letGo(line: line)] }
            self.phase = .open(line)
            (self.lastSent, self.waitsSince) = (now, now)
            return [.send(.begin(self.rules.setup))] + self.send(at: now)
        case .output(let output, let line):
            return self.phase == .open(line) ? self.take(output, line, at: now) : []
        case .unreadable(let line):
            guard self.phase == .open(line) else { return [] }
            return [.abandon(line: line)] + self.lose(self.rules.fault.socket.malformed, at: now)
        case .lost(let error, let line):
            switch self.phase {
            case .open(line) where error == nil && self.endIsSent:
                // A service that closes as it should has said everything, even without saying so.
                return self.finish()
            case .open(line): return self.lose(error ?? self.rules.fault.closedEarly, at: now)
            case .opening(line): return self.lose(error ?? self.rules.fault.socket.keepsClosing, at: now)
            default: return []
            }
        case .tick: return self.tick(at: now)
        }
    }

    /// Whether words are to be heard, as far as that can be known.
    private var awaitsSound: Bool {
        self.endIsSent || (self.text.awaitsSound(all: self.rules.isAutomatic))
    }

    private func flushes(_ chunk: SpeechChunk) -> Bool {
        switch self.rules.form {
        case .ours: return true
        case .theirs:
            guard !self.rules.isAutomatic, chunk.flush else { return false }
            let marks: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "।"]
            return chunk.text.last { !$0.isWhitespace && !"\"'”’)]»".contains($0) }.map(marks.contains) ?? false
        }
    }

    private mutating func send(at now: Duration) -> [Action] {
        guard case .open = self.phase, !self.endIsSent else { return [] }
        let wasWaiting = self.awaitsSound
        let passages = self.text.send()
        var actions = passages.map { passage in
            Action.send(
                .text(
                    passage.text, flush: passage.flush,
                    trigger: self.rules.form == .theirs && !passage.flush && !self.rules.isAutomatic))
        }
        if !passages.isEmpty { self.lastSent = now }
        if self.textHasEnded {
            self.endIsSent = true
            actions.append(.send(.end))
        }
        if self.awaitsSound, !wasWaiting { self.waitsSince = now }
        return actions
    }

    // MARK: What the service says

    private mutating func take(_ output: StreamOutput, _ line: Int, at now: Duration) -> [Action] {
        switch output {
        case .audio(let output):
            self.waitsSince = now
            do {
                let samples = try self.decoder.append(output.audio)
                self.hasSound = self.hasSound || !samples.isEmpty
                let alignment = output.alignment ?? output.normalizedAlignment
                let pieces = self.text.take(samples, alignment).map { Action.give($0) }
                return pieces + (output.isFinal ? self.final(at: now) : [])
            } catch {
                let error = error as? EngineError ?? self.rules.fault.socket.malformed
                return [.abandon(line: line)] + self.fail(error)
            }
        case .final:
            return self.final(at: now)
        case .error(let error):
            return [.abandon(line: line)] + self.lose(self.rules.fault.refusal(error), at: now)
        }
    }

    private mutating func final(at now: Duration) -> [Action] {
        // The service ends a line by itself when no text comes for too long.
        self.endIsSent ? self.finish() : self.lose(self.rules.fault.closedEarly, at: now)
    }

    private mutating func tick(at now: Duration) -> [Action] {
        guard case .open(let line) = self.phase else { return [] }
        if self.awaitsSound, now >= self.waitsSince + self.rules.stall {
            // Everything was heard, only the word that it was the end is missing.
            let isComplete =
                self.endIsSent && self.hasSound && !(self.text.knowsTimes && self.text.awaitsSound(all: true))
            if isComplete { return self.finish() }
            return [.abandon(line: line)] + self.lose(self.rules.fault.stalled(self.rules.stall), at: now)
        }
        guard !self.endIsSent, now >= self.lastSent + self.rules.keepAlive else { return [] }
        self.lastSent = now
        return [.send(.keepAlive)]
    }

    // MARK: The end

    private mutating func lose(_ error: EngineError, at now: Duration) -> [Action] {
        let (line, wasOpen) =
            switch self.phase {
            case .opening(let line): (line, false)
            case .open(let line): (line, true)
            case .over: (Self.lines, false)
            }
        let isHeard = self.text.knowsTimes && self.endIsSent && !self.text.awaitsSound(all: true)
        if isHeard { return self.finish() }
        // A line that was refused or not answered would be again, and the listener waits.
        let isWorth = error.isRetryable && (wasOpen ? error.code != .rateLimited : error.code == .unreachable)
        guard line + 1 < Self.lines, isWorth else { return self.fail(error) }
        let isLeft = self.text.rewind()
        // Without times nobody knows how much of the last chunk was heard.
        if self.endIsSent, !isLeft { return self.fail(error) }
        do {
            self.decoder = try SoundDecoder(self.rules.format)
        } catch {
            return self.fail(self.rules.fault.socket.malformed)
        }
        self.endIsSent = false
        self.phase = .opening(line + 1)
        return [.open(line: line + 1)]
    }

    private mutating func finish() -> [Action] {
        self.phase = .over
        return self.text.finish().map { .give($0) } + [.finish]
    }

    private mutating func fail(_ error: EngineError) -> [Action] {
        self.phase = .over
        return [.fail(error)]
    }
}
