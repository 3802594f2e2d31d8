import Cascade
import ChunkSchedules
import Foundation
import ServerEdge
import SpeechText
import Testing

@testable import CascadeServer

@Suite("What the server tells of chunk schedules")
struct ScheduleReportTests {
    private static func object(_ pace: ReplyPace, _ agent: Agent = Agent()) throws -> [String: Any] {
        let text = JSONText.of(ScheduleReport(pace: pace, agent: agent))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static func chosen(_ object: [String: Any]) -> [String] {
        (object["schedules"] as? [[String: Any]] ?? []).filter { $0["chosen"] as? Bool == true }
            .compactMap { $0["schedule"] as? String }
    }

    @Test("one schedule is what the rule takes, and it follows the pace")
    func choice() throws {
        var fast = ReplyPace.standard
        fast.text = 2000
        #expect(Self.chosen(try Self.object(fast)) == ["quality"])
        var slow = ReplyPace.standard
        slow.text = 30
        #expect(Self.chosen(try Self.object(slow)) == ["fast"])
    }

    @Test("the nearest to whole speech comes first, and fewer characters sound sooner")
    func order() throws {
        let schedules = try #require(try Self.object(.standard)["schedules"] as? [[String: Any]])
        let distances = schedules.compactMap { $0["prosody"] as? Double }
        #expect(distances.count == schedules.count && distances == distances.sorted())
        func first(_ name: String) -> Double? {
            schedules.first { $0["schedule"] as? String == name }?["first_audio_ms"] as? Double
        }
        let presets = ["fast", "balanced", "quality"].compactMap(first)
        #expect(presets.count == 3 && presets == presets.sorted())
    }

    @Test("it says what is set, and whether replies taught the pace")
    func set() throws {
        let before = try Self.object(.standard)
        #expect(before["set"] as? String == "sentences+clause")
        #expect(before["measured"] as? Bool == false)
        var pace = ReplyPace.standard
        pace.delay = .milliseconds(60)
        let after = try Self.object(pace, Agent(scheduleBudget: ScheduleBudget()))
        #expect(after["set"] as? String == "auto")
        #expect(after["measured"] as? Bool == true)
        #expect((after["pace"] as? [String: Double])?["delay_ms"] == 60)
    }
}
