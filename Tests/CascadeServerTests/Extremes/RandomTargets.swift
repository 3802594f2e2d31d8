import CascadeTesting
import ElevenLabsWire
import Foundation
import ScriptedEngines
import SessionWire
import SpeechAudio
import SpeechEngines
import SpeechText

@testable import Cascade
@testable import CascadeServer

/// A session's rules without a session: what a client's commands reach.
struct SessionTarget {
    private var turns = TurnTaking()
    private var ledger = ReplyLedger()
    private let collector = TurnCollector(session: "s", settings: [:], sampleRate: 24_000)
    private var now = Duration.zero

    init() {
        self.collector.begin(ReplyID(1), of: TurnID(1))
        self.ledger.add(SpeechChunk(text: "Hello there.", source: "Hello there.", flush: true))
        self.ledger.add(
            SpokenPiece(
                chunk: 0, samples: [Float](repeating: 0, count: 1200),
                times: CharacterTimes(text: "Hello there.", ends: (1...12).map { $0 * 100 })))
    }

    /// - Returns: whether the message is a command.
    mutating func take(_ message: String, _ random: inout SeededGenerator) -> Bool {
        self.now += .milliseconds(Int.random(in: 0...200, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: _ = self.turns.handle(.speech(.started(at: self.now)))
        case 1: _ = self.turns.handle(.speech(.stopped(at: self.now)))
        case 2: _ = self.turns.handle(.transcript(Transcript(text: message, isFinal: true, coverage: .zero)))
        case 3: _ = self.turns.handle(.silenceElapsed)
        default: break
        }
        // Refusals are what most messages deserve.
        guard let command = try? SessionCommand(json: message) else { return false }
        switch command {
        case .start, .microphone, .ping: break
        case .beginTurn: _ = self.turns.handle(.beginTurn(at: self.now))
        case .endTurn: _ = self.turns.handle(.endTurn(at: self.now))
        case .text(let text): _ = self.turns.handle(.typed(text))
        case .interrupt: _ = self.turns.handle(.interrupt)
        case .playout(_, let position): _ = self.ledger.heardText(at: Int(position))
        case .audible(_, let delay, let clock):
            _ = AudibleTime.of(sent: .zero, now: self.now, delay: delay, clock: clock)
        case .gap(_, let position, let samples):
            self.collector.addGap(in: ReplyID(1), at: Int(position), samples: samples)
        }
        return true
    }
}

/// The rules of a speech socket without a socket.
struct SpeechTarget<Machine: SpeechMachine> {
    private let make: (SpeechRules) -> Machine
    private var machine: Machine
    private var now = Duration.zero
    private var count = 0

    init(_ make: @escaping (SpeechRules) -> Machine) {
        self.make = make
        self.machine = make(SpeechRules())
    }

    /// - Returns: whether the message is one.
    mutating func take(_ message: String, _ messages: inout RandomMessages) -> Bool {
        self.count += 1
        if self.count % 40 == 0 { self.renew(&messages) }
        self.now += .milliseconds(messages.place(in: 400))
        var events: [SpeechEvent<Machine.Message>] = [.time]
        switch messages.place(in: 6) {
        case 0: events.append(.spoken(messages.place(in: 5)))
        case 1: events.append(.failed(messages.place(in: 5), EngineError(.failed, "broken")))
        case 2: events.append(.piece(messages.place(in: 5), AudioOutput(audio: [1, 2])))
        default: break
        }
        var isMessage = true
        do {
            events.append(.message(try Machine.Message(json: message)))
        } catch {
            isMessage = false
            events.append(.unreadable(error.message))
        }
        for event in events {
            for case .close in self.machine.take(event, at: self.now) { self.renew(&messages) }
        }
        return isMessage
    }

    private mutating func renew(_ messages: inout RandomMessages) {
        var rules = SpeechRules()
        rules.isAutomatic = messages.place(in: 2) == 0
        rules.cleansText = messages.place(in: 2) == 0
        self.machine = self.make(rules)
    }
}

/// The rules of a transcription socket without a socket.
struct TranscriptionTarget: ~Copyable {
    private var machine: TranscriptionMachine
    private var decoder: AudioDecoder
    private var count = 0

    init() throws {
        let machine = try Self.machine("")
        let decoder = try AudioDecoder(TranscriptionQuery().audioFormat, to: 16_000)
        self.machine = machine
        self.decoder = decoder
    }

    /// - Returns: whether the message is one.
    mutating func take(_ message: String, _ messages: inout RandomMessages) -> Bool {
        self.count += 1
        if self.count % 100 == 0, let fresh = try? Self.machine(self.count % 200 == 0 ? "&commit_strategy=vad" : "") {
            self.machine = fresh
        }
        if messages.place(in: 10) == 0 {
            _ = self.machine.take(.transcript(Transcript(text: message, isFinal: true, coverage: .zero)))
        }
        // Refusals are what most messages deserve.
        guard let input = try? TranscriptionInputMessage(json: message) else { return false }
        _ = self.machine.take(.audio(self.decoder.append(input.audio)))
        if input.commit { _ = self.machine.take(.commit) }
        return true
    }

    private static func machine(_ more: String) throws -> TranscriptionMachine {
        let detector = ScriptedDetector()
        return TranscriptionMachine(
            try TranscriptionQuery("model_id=m&include_timestamps=true" + more), activity: try detector.open(),
            capabilities: detector.capabilities, language: "en")
    }
}
