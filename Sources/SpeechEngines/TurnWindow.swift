/// The end of the user's speech so far, for a turn model.
public struct TurnWindow: Sendable, Equatable {
    /// Tells the windows of a session apart; a later one has a higher number.
    public struct ID: Sendable, Hashable, Comparable {
        public let number: Int

        public init(_ number: Int) {
            self.number = number
        }

        public static func < (left: ID, right: ID) -> Bool { left.number < right.number }
    }

    public let id: ID
    /// The latest sound at the model's rate, -1…1; older sound than the model declares is not looked at.
    public let samples: [Float]
    /// What was understood of the turn so far, nil where nothing was.
    public let transcript: String?

    public init(id: ID, samples: [Float], transcript: String? = nil) {
        self.id = id
        self.samples = samples
        self.transcript = transcript
    }
}
