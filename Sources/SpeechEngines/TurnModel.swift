/// Guesses from the sound whether the user has finished. Optional: it makes the wait longer or shorter.
public protocol TurnModel: Sendable {
    var capabilities: TurnModelCapabilities { get }

    /// How likely the turn is over, 0…1.
    /// - Parameter samples: the end of the user's speech, at most the declared length, at the declared rate.
    func probabilityOfEnd(of samples: [Float]) async throws -> Float
}

/// What a turn model takes.
public struct TurnModelCapabilities: Sendable, Equatable {
    /// Samples a second.
    public var sampleRate: Int
    /// Audio that can matter; older audio need not be given.
    public var window: Duration
    /// BCP 47 codes.
    public var languages: [String]

    public init(sampleRate: Int, window: Duration, languages: [String]) {
        self.sampleRate = sampleRate
        self.window = window
        self.languages = languages
    }
}
