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
    private var reply = Self.reply
    private var now = Duration.zero

    /// One that is being heard.
    private static var reply: ReplyCourse {
        var reply = ReplyCourse(times: ReplyTimes(), sampleRate: 24_000, reportsCursor: false)
        let piece = SpokenPiece(
            chunk: 0, samples: [Float](repeating: 0, count: 1200),
            times: CharacterTimes(text: "Hello there.", ends: (1...12).map { $0 * 100 }))
        for event: ReplyEvent in [
            .commit,
            .progress(.chunk(SpeechChunk(text: "Hello there.", source: "Hello there.", flush: true), at: .zero)),
            .progress(.audio(piece, madeAt: .zero, writtenAt: .zero)),
        ] { _ = reply.handle(event, at: .zero) }
        return reply
    }

    /// - Returns: whether the message is a command.
    mutating func take(_ message: String, _ random: inout SeededGenerator) -> Bool {
        self.now += .milliseconds(Int.random(in: 0...200, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: _ = self.turns.handle(.speech(.started(at: self.now)), at: self.now)
        case 1: _ = self.turns.handle(.speech(.stopped(at: self.now)), at: self.now)
        case 2:
            _ = self.turns.handle(.transcript(Transcript(text: message, isFinal: true, coverage: .zero)), at: self.now)
        case 3: _ = self.turns.handle(.waitElapsed, at: self.now)
        default: break
        }
        // Refusals are what most messages deserve.
        guard let command = try? SessionCommand(json: message) else { return false }
        switch command {
        case .start, .microphone, .ping: break
        case .beginTurn: _ = self.turns.handle(.beginTurn(at: self.now), at: self.now)
        case .endTurn: _ = self.turns.handle(.endTurn(at: self.now), at: self.now)
        case .text(let text): _ = self.turns.handle(.typed(text), at: self.now)
        case .interrupt: _ = self.turns.handle(.interrupt, at: self.now)
        case .playout(_, let position): self.take(.played(Int(position)))
        case .audible(_, let delay, let clock):
            let audible = AudibleTime.of(sent: .zero, now: self.now, delay: delay, clock: clock)
            self.take(.audible(at: audible.time, clock: audible.estimate))
        case .gap(_, let position, let samples): self.take(.gap(position: Int(position), samples: samples))
        case .pause: self.take(.pause)
        case .resume: self.take(.resume)
        }
        if Int.random(in: 0..<6, using: &random) == 0 { self.take(.stop) }
        return true
    }

    private mutating func take(_ event: ReplyEvent) {
        _ = self.reply.handle(event, at: self.now)
        if self.reply.isOver { self.reply = Self.reply }
    }
}
