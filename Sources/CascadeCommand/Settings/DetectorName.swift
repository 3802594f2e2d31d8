/// Who tells speech from silence.
enum DetectorName: String, CaseIterable {
    /// Silero's network; with scripted words nobody, as their clients say when a turn ends.
    case auto
    case silero
    case loudness
}
