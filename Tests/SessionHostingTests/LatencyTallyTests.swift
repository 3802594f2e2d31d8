import Cascade
import Foundation
import ServerEdge
import ServerTesting
import Testing
import TurnTimes

@testable import SessionHosting

@Suite("Live percentiles")
struct LatencyTallyTests {
    @Test("percentiles come with bounds and count, or as null with the number of turns they need")
    func enough() throws {
        var tally = LatencyTally()
        for number in 1...20 {
            tally.add(TurnRecord.testing(voiceToVoice: .milliseconds(number * 10)).timeline, at: .zero)
        }
        let report = tally.report(at: .zero)
        #expect(report.turns == ["spoken": 20])
        let latency = try #require(report.windows["last_100_turns"]?["spoken"]?["voice_to_voice"])
        #expect(latency.n == 20)
        guard case .told(let median, let low?, let high?) = latency.p50 else {
            Issue.record("the median of 20 is told with both bounds")
            return
        }
        #expect(low < median && median < high)
        #expect((100...100.1).contains(median))
        guard case .told(_, _?, nil) = latency.p90 else {
            Issue.record("20 turns give p90 no upper bound")
            return
        }
        #expect(latency.p99 == .tooFew(needed: 200))
        let json = JSONText.of(report)
        #expect(json.contains(#""p99":{"ms":null,"needed":200}"#))
        #expect(json.contains(#""high":null"#))
    }

    @Test("turns of other origins are tallied apart, and a latency that no turn had is not there")
    func origins() {
        var tally = LatencyTally()
        tally.add(TurnRecord.testing(origin: .spoken).timeline, at: .zero)
        tally.add(TurnRecord.testing(origin: .pushToTalk).timeline, at: .zero)
        tally.add(TurnRecord.testing(origin: .pushToTalk).timeline, at: .zero)
        let report = tally.report(at: .zero)
        #expect(report.turns == ["spoken": 1, "push_to_talk": 2])
        let window = report.windows["since_start"]
        #expect(window?["spoken"]?["voice_to_voice"]?.n == 1)
        #expect(window?["push_to_talk"]?["voice_to_voice"]?.n == 2)
        #expect(window?["typed"] == nil)
        #expect(window?["spoken"]?["voice_to_ear"] == nil)
    }

    @Test("what the drafts of all turns brought and cost is summed")
    func drafts() {
        var (tally, turn) = (LatencyTally(), TurnRecord.testing().timeline)
        turn.drafts.attempts = 2
        turn.drafts.hits = 1
        turn.drafts.saved = .milliseconds(120)
        turn.drafts.tokensWasted = 7
        turn.drafts.charactersWasted = 30
        for _ in 0..<2 { tally.add(turn, at: .zero) }
        tally.add(TurnRecord.testing(origin: .typed).timeline, at: .zero)
        #expect(
            JSONText.of(tally.report(at: .seconds(1000))).contains(
                #""drafts":{"attempts":4,"characters_wasted":60,"hits":2,"saved_ms":240,"tokens_wasted":14}"#))
    }

    @Test("how turns were taken is told of all turns")
    func panel() {
        var (tally, turn) = (LatencyTally(), TurnRecord.testing().timeline)
        for _ in 0..<10 { tally.add(turn, at: .zero) }
        turn.marks[.firstByteWritten] = nil
        tally.add(turn, at: .zero)
        let json = JSONText.of(tally.report(at: .zero))
        #expect(json.contains(#""missed_turns":{"high":0.3774,"low":0.0162,"n":11,"share":0.0909}"#))
        #expect(json.contains(#""turns":11"#))
    }

    @Test("after five minutes a turn is in the window of turns and since the start only")
    func minutes() {
        var tally = LatencyTally()
        tally.add(TurnRecord.testing().timeline, at: .seconds(10))
        #expect(tally.report(at: .seconds(20)).windows.count == 3)
        #expect(Set(tally.report(at: .seconds(400)).windows.keys) == ["last_100_turns", "since_start"])
    }
}
