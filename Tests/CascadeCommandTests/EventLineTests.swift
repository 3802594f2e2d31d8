import Cascade
import Foundation
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeCommand

@Suite("Event lines")
struct EventLineTests {
    private func object(_ event: ConversationEvent) throws -> [String: Any] {
        let line = try #require(EventLine.json(event, at: .milliseconds(1500)))
        #expect(!line.contains("\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test("words are in text, the time in at_ms")
    func words() throws {
        let object = try self.object(.replyText(ReplyID(2), "One \"two\"\n/ three. "))
        #expect(object["type"] as? String == "reply_text")
        #expect(object["text"] as? String == "One \"two\"\n/ three. ")
        #expect(object["reply"] as? Int == 2)
        #expect(object["at_ms"] as? Int == 1500)
    }

    @Test("the timeline has its latencies by name, and none that are not known")
    func timeline() throws {
        var timeline = Timeline(turn: TurnID(1), origin: .recorded)
        timeline.marks[.acousticEnd] = .milliseconds(1000)
        timeline.marks[.firstByteWritten] = .microseconds(1_180_500)
        let object = try self.object(.turnEnded(timeline))
        #expect(object["type"] as? String == "turn_latency")
        #expect(object["origin"] as? String == "recorded")
        #expect(object["latency_ms"] as? [String: Double] == ["voice_to_voice": 180.5])
    }

    @Test("an error carries its code and what to do")
    func failure() throws {
        let object = try self.object(.failed(EngineError(.missing, "run `make setup`")))
        #expect(object["code"] as? String == "missing")
        #expect(object["message"] as? String == "run `make setup`")
    }
}
