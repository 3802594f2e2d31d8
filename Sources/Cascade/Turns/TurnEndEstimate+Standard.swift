extension TurnEndEstimate {
    /// Set by hand; `docs/pauses.md` tells their score, and why none that `cascade pauses --fit` finds is taken yet.
    public static let standard = TurnEndEstimate([
        .bias: -3, .textKnown: 2, .sentence: 2, .question: 1, .hanging: -3, .openNumber: -2, .spelled: -2, .short: -0.5,
        .score: 1,
    ])

    /// How much the wait grows as the odds that the user goes on grow by a factor of e, in seconds.
    package static let slope = 0.17
}
