import Foundation
import SessionHosting
internal import TurnTimes

/// Prints what a turn's record costs: what the session pays when the turn ends, and what is paid behind its back.
@main
struct MeasureTurn {
    static func main() async throws {
        let timeline = Self.timeline
        let rounds = 20_000
        var records = 0
        let recording = Self.microseconds(rounds) { records &+= Self.record(timeline).session.utf8.count }
        let marking = Self.microseconds(rounds) { records += Self.timeline.reply.tokens }
        var tally = LatencyTally()
        let tallying = Self.microseconds(rounds) { tally.add(timeline, at: .seconds(1)) }
        let record = Self.record(timeline)
        var bytes = 0
        let writing = Self.microseconds(rounds) { bytes += record.json.utf8.count }
        print("turns measured: \(rounds), best of 5 runs, \(bytes / rounds / 5) bytes of JSON each (\(records))")
        print("setting all marks: \(marking) µs")
        print("making the record: \(recording) µs")
        print("adding 9 latencies to the percentiles: \(tallying) µs")
        print("writing the record as JSON: \(writing) µs")
    }

    private static func record(_ timeline: Timeline) -> TurnRecord {
        TurnRecord(session: "a session", endedAt: .now, timeline: timeline, settings: self.settings)
    }

    private static let settings = [
        "engines.stt": "Moonshine", "engines.llm": "SmolLM2", "engines.tts": "Piper", "turn.bargeIn": "200",
        "turn.leastSilence": "60", "turn.mostSilence": "1500", "speech.schedule": "sentences",
        "speech.firstPiece": "on", "speech.language": "en", "llm.temperature": "0.0", "llm.tokenLimit": "160",
    ]

    private static var timeline: Timeline {
        var timeline = Timeline(turn: TurnID(1), origin: .spoken)
        for (index, mark) in Mark.allCases.enumerated() {
            timeline.marks[mark] = .microseconds(1_000_000 + index * 12_345)
        }
        var reply = ReplyTimes()
        reply.tokens = 30
        timeline.commit(reply)
        return timeline
    }

    /// The time of one call in the best of five runs.
    private static func microseconds(_ rounds: Int, _ body: () -> Void) -> String {
        let times = (0..<5).map { _ in
            ContinuousClock().measure { for _ in 0..<rounds { body() } } / .microseconds(1) / Double(rounds)
        }
        return String(format: "%.2f", times.min() ?? 0)
    }
}
