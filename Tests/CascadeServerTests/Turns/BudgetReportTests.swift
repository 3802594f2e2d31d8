import Cascade
import Foundation
import ServerEdge
import ServerTesting
import SessionHosting
import Testing
import TurnTimes

@testable import CascadeServer

@Suite("The budget that the server tells")
struct BudgetReportTests {
    private static func object(_ records: [TurnRecord]) throws -> [String: Any] {
        let text = JSONText.of(try BudgetReport(records: records.map(\.json)))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("spoken turns with the latest turn's settings count, and no others")
    func alike() throws {
        let spoken = (1...4).map { TurnRecord.testing(turn: $0, voiceToVoice: .milliseconds($0 * 100)) }
        let other = TurnRecord(
            session: "s", endedAt: Date(timeIntervalSince1970: 0),
            timeline: TurnRecord.testing(voiceToVoice: .seconds(9)).timeline, settings: ["turn.bargeIn": "300"])
        let typed = TurnRecord.testing(origin: .typed, voiceToVoice: .seconds(9))
        let told = try Self.object([typed] + spoken + [other])
        #expect(told["turns"] as? Int == 4)
        #expect(told["target_ms"] as? Double == 200)
        #expect(told["median_ms"] as? Double == 200)
        let stages = try #require(told["stages"] as? [[String: Any]])
        #expect(stages.map { $0["stage"] as? String } == ["release"])
        #expect(stages.first?["floor_ms"] as? Double == 100)
        #expect(stages.first?["left_ms"] as? Double == 100)
        #expect(told["next"] is NSNull)
    }

    @Test("with too few turns it says how many it takes")
    func tooFew() throws {
        let told = try Self.object([.testing(), .testing(turn: 2)])
        #expect(told["turns"] as? Int == 2)
        #expect(told["needed"] as? Int == 4)
        #expect(told["median_ms"] == nil)
        #expect(try Self.object([])["turns"] as? Int == 0)
    }

    @Test("the advice names the setting as it is given to the program")
    func advice() throws {
        let records = (1...4).map { number -> TurnRecord in
            var timeline = TurnRecord.testing(turn: number, voiceToVoice: .milliseconds(400)).timeline
            timeline.marks[.endpointing] = .milliseconds(1320)
            return TurnRecord(session: "s", endedAt: .now, timeline: timeline, settings: [:])
        }
        let next = try #require(try Self.object(records)["next"] as? [String: Any])
        #expect(next["setting"] as? String == "turn.patience=eager")
        #expect(next["stage"] as? String == "endpointing")
    }
}
