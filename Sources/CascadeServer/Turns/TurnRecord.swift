package import Cascade
package import Foundation
internal import SessionWire
internal import SpeechAudio

/// Everything that is known of a turn that has ended, without a word of what was said.
package struct TurnRecord: Sendable, Equatable {
    /// The version of `json`; it rises when a field changes its meaning or goes, not when one is added.
    static let schema = 1

    /// The session's id.
    package let session: String
    /// When the turn ended, by the wall clock.
    let endedAt: Date
    let timeline: Timeline
    /// What the client told of gaps, the first ones if there were many.
    var gaps: [TurnGap] = []
    /// All gaps.
    var gapCount = 0
    /// What the client told of its clock, if the time of the first audible sample comes from it.
    var clock: ClockEstimate?
    /// The settings in force, by their keys.
    let settings: [String: String]

    package init(session: String, endedAt: Date, timeline: Timeline, settings: [String: String]) {
        self.session = session
        self.endedAt = endedAt
        self.timeline = timeline
        self.settings = settings
    }

    /// As the client is told.
    var latency: TurnLatency {
        var latency = TurnLatency(self.timeline)
        latency.gaps = self.gaps.map { .init(position: $0.position.milliseconds, length: $0.length.milliseconds) }
        latency.gapCount = self.gapCount
        latency.clock = self.clock
        return latency
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
        try self.latency.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(self.session, forKey: .session)
        try container.encode(self.endedAt.inText, forKey: .endedAt)
        try container.encode(self.settings, forKey: .settings)
    }
}
