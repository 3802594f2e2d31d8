public import SpeechText

/// A way to cut replies, with how far its speech is from the same text spoken whole.
public struct RatedSchedule: Sendable, Equatable {
    /// As `cascade tune` calls it: the schedule, `+flush` where pieces end at sentence ends too, `+clause` with an early
    /// first piece.
    public let name: String
    /// How it cuts.
    public let settings: SpeechChunker.Settings
    /// The distance of prosody in the median of texts, from 0 for whole speech (`docs/prosody.md`).
    public let prosody: Double

    private init(_ mode: SpeechChunker.Mode, flush: Bool = false, firstPiece: FirstPiece? = nil, prosody: Double) {
        self.settings = SpeechChunker.Settings(mode: mode, flushesSentences: flush, firstPiece: firstPiece)
        self.name = Self.name(self.settings)
        self.prosody = prosody
    }

    /// The nearest to whole speech first, as `docs/tune.md` measured the local voice.
    public static let all = [
        RatedSchedule(.schedule(.quality), prosody: 0),
        RatedSchedule(.schedule(.quality), flush: true, prosody: 2.45),
        RatedSchedule(.automatic, prosody: 2.45),
        RatedSchedule(.schedule(.balanced), flush: true, prosody: 2.80),
        RatedSchedule(.sentences, firstPiece: FirstPiece(), prosody: 3.27),
        RatedSchedule(.schedule(.balanced), prosody: 3.41),
        RatedSchedule(.schedule(.fast), flush: true, prosody: 4.53),
        RatedSchedule(.schedule(.fast), prosody: 5.20),
    ]

    /// What a way to cut is called.
    public static func name(_ settings: SpeechChunker.Settings) -> String {
        settings.scheduleName + (settings.firstPiece == nil ? "" : "+clause")
    }

    /// Whether `--schedule auto` chooses from it.
    var isAutomatic: Bool { if case .schedule = self.settings.mode { true } else { false } }
}
