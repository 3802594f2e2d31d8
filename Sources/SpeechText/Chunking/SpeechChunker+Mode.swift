extension SpeechChunker {
    /// How the reply is cut.
    public enum Mode: Sendable, Equatable {
        /// Every sentence is a chunk.
        case sentences
        /// Chunks by the number of characters collected.
        case schedule(ChunkSchedule)
        /// Every sentence is a chunk, and long sentences are cut at clause boundaries.
        case automatic

        /// A preset's name or a schedule's thresholds, as it is written in settings.
        public var name: String {
            switch self {
            case .sentences: "sentences"
            case .automatic: "automatic"
            case .schedule(.fast): "fast"
            case .schedule(.balanced): "balanced"
            case .schedule(.quality): "quality"
            case .schedule(let schedule): schedule.thresholds.map(String.init).joined(separator: ",")
            }
        }

        /// Reads what `name` gives.
        ///
        /// Throws `unreadableSchedule`, `emptySchedule` or `thresholdOutOfRange`.
        public init(parsing text: String) throws(SpeechTextError) {
            switch text {
            case "sentences": self = .sentences
            case "automatic": self = .automatic
            default: self = .schedule(try ChunkSchedule(parsing: text))
            }
        }
    }
}

extension SpeechChunker.Settings {
    /// The mode's name, with `+flush` where a schedule's pieces end at sentence ends too.
    public var scheduleName: String { mode.name + (flushesSentences ? "+flush" : "") }
}
