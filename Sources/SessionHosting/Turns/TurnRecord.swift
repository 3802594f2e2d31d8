package import Foundation
internal import ServerEdge
internal import SpeechAudio
package import TurnTimes

/// Everything that is known of a turn that has ended, without a word of what was said.
package struct TurnRecord: Sendable, Equatable {
    /// The version of `json`; it rises when a field changes its meaning or goes, not when one is added.
    static let schema = 1

    /// The session's id.
    package let session: String
    /// When the turn ended, by the wall clock.
    package let endedAt: Date
    package let timeline: Timeline
    /// The settings in force, by their keys.
    package let settings: [String: String]

    package init(session: String, endedAt: Date, timeline: Timeline, settings: [String: String]) {
        self.session = session
        self.endedAt = endedAt
        self.timeline = timeline
        self.settings = settings
    }

    /// One JSON object on one line: the fields of `turn_latency`, and `schema`, `session`, `ended_at`, `settings`.
    package var json: String { JSONText.of(self) }
}

extension TurnRecord: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schema, session, settings
        case endedAt = "ended_at"
    }

    package func encode(to encoder: any Encoder) throws {
        try self.timeline.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(self.session, forKey: .session)
        try container.encode(self.endedAt.inText, forKey: .endedAt)
        try container.encode(self.settings, forKey: .settings)
    }
}
