/// Who guesses whether the user has finished.
enum TurnModelName: String, CaseIterable {
    case smartTurn = "smart-turn"
    /// Nobody: silence and words tell.
    case none
}
