import CascadeTesting
import SessionWire
import SpeechEngines
import SpeechText
import TurnTimes

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
