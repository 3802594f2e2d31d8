package import Foundation
package import SessionHosting
package import TurnTimes

extension TurnRecord {
    /// A spoken turn that was answered after `voiceToVoice`.
    package static func testing(
        session: String = "s", turn: Int = 1, origin: Timeline.Origin = .spoken,
        voiceToVoice: Duration = .milliseconds(200), endedAt: Date = Date(timeIntervalSince1970: 0)
    ) -> TurnRecord {
        var timeline = Timeline(turn: TurnID(turn), origin: origin)
        timeline.marks[.acousticEnd] = .milliseconds(1000)
        timeline.marks[.firstByteWritten] = .milliseconds(1000) + voiceToVoice
        return TurnRecord(
            session: session, endedAt: endedAt, timeline: timeline, settings: ["turn.bargeIn": "200"])
    }
}
