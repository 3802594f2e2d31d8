import Foundation
import ServerTesting
import SessionHosting
import Testing

@Suite("Turn records")
struct TurnRecordTests {
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
}
