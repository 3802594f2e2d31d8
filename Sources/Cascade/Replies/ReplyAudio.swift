public import TurnTimes

/// A piece of a reply's sound on its way to the client.
public struct ReplyAudio: Sendable, Equatable {
    public let reply: ReplyID
    /// Where the piece begins in the reply's sound, in samples.
    public let position: Int
    /// Mono, -1…1.
    public let samples: [Float]
    /// Samples a second.
    public let sampleRate: Int

    public init(reply: ReplyID, position: Int, samples: [Float], sampleRate: Int) {
        self.reply = reply
        self.position = position
        self.samples = samples
        self.sampleRate = sampleRate
    }
}
