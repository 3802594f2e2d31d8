public import TurnTimes

/// Where replies are heard: the client's end of a session.
public protocol Speaker: Sendable {
    /// Takes the next piece of a reply; suspends while enough sound waits to be played.
    ///
    /// Returns when the piece's first byte is on its way. Pieces of a stopped reply are dropped; a piece of a paused one
    /// waits behind those that wait already.
    func play(_ audio: ReplyAudio) async throws

    /// Plays softly from now on, or as before: somebody may be speaking.
    func lower(_ reply: ReplyID, _ isLowered: Bool)

    /// Stops where it is, to go on from that sample.
    func pause(_ reply: ReplyID)

    /// Goes on from the sample at which it was paused.
    func resume(_ reply: ReplyID)

    /// Stops a reply at once: what is not played yet never will be.
    func stop(_ reply: ReplyID)
}

extension Speaker {
    /// One that cannot play softly plays on.
    public func lower(_ reply: ReplyID, _ isLowered: Bool) {}
}
