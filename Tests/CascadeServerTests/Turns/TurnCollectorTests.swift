import Cascade
import Foundation
import SessionWire
import Testing
import TurnTimes

@testable import CascadeServer

@Suite("Turn records")
struct TurnCollectorTests {
    private let collector = TurnCollector(session: "s", settings: ["engines.stt": "scripted"], sampleRate: 1000)
    private let clock = ClockEstimate(offset: 2, error: 3)

    private func end(_ turn: Int) -> TurnRecord {
        self.collector.end(Timeline(turn: TurnID(turn), origin: .spoken), at: Date(timeIntervalSince1970: 0))
    }

    @Test("a turn's record holds what the client told of its reply, and nothing of another")
    func reports() {
        self.collector.begin(ReplyID(1), of: TurnID(1))
        self.collector.addGap(in: ReplyID(1), at: 500, samples: 40)
        self.collector.addGap(in: ReplyID(2), at: 1, samples: 1)
        self.collector.set(self.clock, of: ReplyID(2))
        self.collector.set(self.clock, of: ReplyID(1))
        let record = self.end(1)
        #expect(record.timeline.gaps == [TurnGap(position: .milliseconds(500), length: .milliseconds(40))])
        #expect(record.timeline.gapCount == 1)
        #expect(record.timeline.clock == self.clock)
        #expect(record.settings == ["engines.stt": "scripted"])
    }

    @Test("reports that come after the turn's end, or before the next reply, are in no record")
    func late() {
        self.collector.begin(ReplyID(1), of: TurnID(1))
        _ = self.end(1)
        self.collector.addGap(in: ReplyID(1), at: 0, samples: 40)
        #expect(self.end(1).timeline.gapCount == 0)
        self.collector.begin(ReplyID(2), of: TurnID(2))
        self.collector.addGap(in: ReplyID(1), at: 0, samples: 40)
        #expect(self.end(2).timeline.gapCount == 0)
    }

    @Test("a turn whose reply never began takes nothing from the one that runs")
    func otherTurn() {
        self.collector.begin(ReplyID(1), of: TurnID(1))
        self.collector.addGap(in: ReplyID(1), at: 0, samples: 40)
        #expect(self.end(7).timeline.gapCount == 0)
        #expect(self.end(1).timeline.gapCount == 1)
    }

    @Test("of many gaps the first 100 are told and all are counted")
    func manyGaps() {
        self.collector.begin(ReplyID(1), of: TurnID(1))
        for position in 0..<250 { self.collector.addGap(in: ReplyID(1), at: position, samples: 1) }
        let record = self.end(1)
        #expect(record.timeline.gaps.count == TurnCollector.gapLimit)
        #expect(record.timeline.gapCount == 250)
    }

    @Test("a record is one line of JSON with its schema, the fields of turn_latency, and the settings")
    func json() throws {
        let json = TurnRecord.testing(endedAt: Date(timeIntervalSince1970: 1.5)).json
        #expect(!json.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? Int == 1)
        #expect(object["session"] as? String == "s")
        #expect(object["ended_at"] as? String == "1970-01-01T00:00:01.500Z")
        #expect((object["latency_ms"] as? [String: Double]) == ["voice_to_voice": 200])
        #expect((object["settings"] as? [String: String]) == ["turn.bargeIn": "200"])
    }

    @Test(
        "the client's clock is believed where it can be true; else the delay after the sound was sent counts",
        arguments: [
            (nil, 1100, false),
            (ClientClock(time: 500, offset: 620, error: 1), 1120, true),
            // Within its error of when the sound was sent, and of a second after the report came.
            (ClientClock(time: 500, offset: 495, error: 5), 995, true),
            (ClientClock(time: 500, offset: 2005, error: 5), 2505, true),
            (ClientClock(time: 500, offset: 494, error: 5), 1100, false),
            (ClientClock(time: 500, offset: 2006, error: 5), 1100, false),
            (ClientClock(time: .infinity, offset: 0, error: 5), 1100, false),
            (ClientClock(time: 1e300, offset: 1e300, error: 5), 1100, false),
        ] as [(ClientClock?, Int, Bool)])
    func audible(clock: ClientClock?, milliseconds: Int, byClock: Bool) {
        let audible = AudibleTime.of(
            sent: .milliseconds(1000), now: .milliseconds(1500), delay: .milliseconds(100), clock: clock)
        #expect(audible.time == .milliseconds(milliseconds))
        #expect((audible.estimate != nil) == byClock)
    }
}
