/// Guesses from sound and words whether the user has finished. Optional: it makes the wait longer or shorter. Shared by all
/// sessions of a process.
public protocol TurnModel: Sendable {
    var capabilities: TurnModelCapabilities { get }

    /// How likely the turn is over at the end of a window. Ends at its task's cancellation.
    ///
    /// Several windows may be scored at a time, of one session too. The user goes on meanwhile, so a score tells which window
    /// it is of: one that is no longer the session's latest is stale.
    func score(_ window: TurnWindow) async throws -> TurnScore

    /// Shuts the engine down; returns when its thread has ended. Work under way and later work fails with `stopped`.
    func stop() async
}

extension TurnModel {
    /// Engines without a thread of their own have nothing to end.
    public func stop() async {}
}

/// What a turn model takes.
public struct TurnModelCapabilities: Sendable, Equatable {
    /// Samples a second.
    public var sampleRate: Int
    /// Sound that can matter; older sound need not be given.
    public var window: Duration

    public init(sampleRate: Int, window: Duration) {
        self.sampleRate = sampleRate
        self.window = window
    }
}
