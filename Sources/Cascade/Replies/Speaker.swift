public import TurnTimes

/// Where replies are heard: the client's end of a session.
public protocol Speaker: Sendable {
    /// Takes the next piece of a reply; suspends while enough sound waits to be played.
    ///
    /// Returns when the piece's first byte is on its way. Pieces of a stopped reply are dropped; a piece of a paused one
    /// waits behind those that wait already.
    func play(_ audio: ReplyAudio) async throws

    /// Stops where it is, to go on from that sample.
    func pause(_ reply: ReplyID)

    /// Goes on from the sample at which it was paused.
    func resume(_ reply: ReplyID)

    /// Stops a reply at once: what is not played yet never will be.
    func stop(_ reply: ReplyID)
}
