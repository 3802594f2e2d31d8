internal import Cascade
internal import ChunkSchedules
public import SpeechText

/// A way to cut replies that a tune compares.
public struct ScheduleCandidate: Sendable, Equatable {
    /// The schedule's name, with `+flush` where pieces end at sentence ends too.
    public let name: String
    /// How a reply is cut.
    public let settings: SpeechChunker.Settings

    /// - Parameter firstPiece: when set, the first clause is released early.
    public init(_ mode: SpeechChunker.Mode, flush: Bool = false, firstPiece: FirstPiece? = nil) {
        self.settings = SpeechChunker.Settings(mode: mode, flushesSentences: flush, firstPiece: firstPiece)
        self.name = RatedSchedule.name(self.settings)
    }

    /// The presets and automatic mode, each without and with `flush`, and what Cascade does by itself.
    public static let all =
        [SpeechChunker.Mode.schedule(.fast), .schedule(.balanced), .schedule(.quality), .automatic].flatMap {
            [ScheduleCandidate($0), ScheduleCandidate($0, flush: true)]
        } + [ScheduleCandidate(.sentences, firstPiece: FirstPiece())]
}
