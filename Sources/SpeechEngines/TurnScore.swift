/// What a turn model thinks of a window.
public struct TurnScore: Sendable, Equatable {
    /// Whose score it is.
    public let window: TurnWindow.ID
    /// How likely the turn is over, 0…1.
    public let probability: Float

    /// - Throws: `EngineError` with code `failed` for what is no probability: the model is broken.
    public init(of window: TurnWindow, probability: Float) throws {
        guard (0...1).contains(probability) else {
            throw EngineError(.failed, "the turn model gave \(probability) for a probability: take another model")
        }
        self.window = window.id
        self.probability = probability
    }

    /// Whether the user has gone on since.
    /// - Parameter latest: the window of the session that was asked about last.
    public func isStale(since latest: TurnWindow.ID) -> Bool { self.window < latest }
}
