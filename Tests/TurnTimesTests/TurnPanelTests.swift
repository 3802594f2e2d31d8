import Foundation
import Testing
import TurnTimes

@Suite("The panel of turn taking")
struct TurnPanelTests {
    private static func turn(
        _ origin: Timeline.Origin = .spoken, answered response: Duration? = .milliseconds(400),
        _ change: (inout Timeline) -> Void = { _ in }
    ) -> Timeline {
        var timeline = Timeline(turn: TurnID(1), origin: origin)
        timeline.marks[.acousticEnd] = .milliseconds(1000)
        timeline.marks[.firstByteWritten] = response.map { .milliseconds(1000) + $0 }
        change(&timeline)
        return timeline
    }

    @Test("shares are told from ten events on, with bounds in which they lie")
    func shares() throws {
        var panel = TurnPanel()
        for _ in 0..<9 { panel.add(Self.turn()) }
        #expect(panel[.missedTurns].share == nil)
        panel.add(Self.turn(answered: nil))
        #expect(panel[.missedTurns].share == 0.1)
        let (low, high) = panel[.missedTurns].bounds
        #expect(low > 0.004 && low < 0.1 && high > 0.1 && high < 0.41)
        panel.add(Self.turn { $0.cutIns = 3 })
        panel.add(Self.turn { $0.deadAirs = 1 })
        #expect(panel[.cutInRate] == EventShare(1, of: 12))
        #expect(panel[.deadAir] == EventShare(1, of: 12))
        #expect(panel.turns == 12)
    }

    @Test("a turn in which the agent spoke of its own accord counts only for what was heard over it")
    func greeting() {
        var panel = TurnPanel()
        panel.add(Self.turn(.greeting, answered: nil) { $0.overlaps.add(.backchannel(isPaused: false)) })
        #expect(panel.turns == 0)
        #expect(panel[.backchannelSelectivity] == EventShare(1, of: 1))
    }

    @Test("an interruption is yielded to within two seconds; what is let pass is told apart by what it was")
    func overlaps() {
        var panel = TurnPanel()
        panel.add(
            Self.turn {
                $0.overlaps.add(.yielded(after: .milliseconds(300)))
                $0.overlaps.add(.yielded(after: .milliseconds(2001)))
                $0.overlaps.add(.talkedOver)
                $0.overlaps.add(.backchannel(isPaused: true))
                $0.overlaps.add(.noise(isPaused: false))
                $0.overlaps.add(.noise(isPaused: true))
            })
        #expect(panel[.yieldRate] == EventShare(1, of: 3))
        #expect(panel.yieldLatency.count == 2)
        #expect(panel[.backchannelSelectivity] == EventShare(0, of: 1))
        #expect(panel[.noiseSelectivity] == EventShare(1, of: 2))
    }

    @Test("only spoken turns that were answered have a response latency")
    func responses() {
        var panel = TurnPanel()
        for origin in [Timeline.Origin.spoken, .recorded, .pushToTalk, .typed] { panel.add(Self.turn(origin)) }
        panel.add(Self.turn(answered: nil))
        #expect(panel.responseLatency.count == 2)
        #expect(panel.turns == 5)
    }

    @Test("as JSON, what too few turns can tell is null with the number that it takes")
    func json() throws {
        var panel = TurnPanel()
        for _ in 0..<10 { panel.add(Self.turn { $0.overlaps.add(.yielded(after: .milliseconds(250))) }) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(panel), as: UTF8.self)
        #expect(json.contains(#""backchannel_selectivity":{"n":0,"needed":10,"share":null}"#))
        #expect(json.contains(#""yield_rate":{"high":1,"low":0.7225,"n":10,"share":1}"#))
        #expect(json.contains(#""yield_latency":{"n":10,"p50":{"high":250,"low":250,"ms":250}"#))
        #expect(json.contains(#""turns":10"#))
    }

    @Test(
        "what a file says of overlaps is bounded: no more passed than were heard, no endless list, no time below zero")
    func bounded() throws {
        let json =
            #"{"interruptions":1,"yields_ms":[\#([String](repeating: "-5", count: 1000).joined(separator: ","))],"#
            + #""backchannels":2,"backchannels_passed":4000000000,"noises":0,"noises_passed":1}"#
        let tally = try JSONDecoder().decode(OverlapTally.self, from: Data(json.utf8))
        #expect(tally.yields == [Duration](repeating: .zero, count: 100))
        #expect(tally.interruptions == 100)
        #expect(tally.backchannelsPassed == 2 && tally.noisesPassed == 0)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(OverlapTally.self, from: Data(#"{"noises":-1}"#.utf8))
        }
        let again = try JSONDecoder().decode(OverlapTally.self, from: JSONEncoder().encode(tally))
        #expect(again == tally)
    }
}
