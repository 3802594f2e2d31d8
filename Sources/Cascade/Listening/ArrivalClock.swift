/// Tells from the arrivals of a microphone's sound when it was spoken.
///
/// Late arrivals only mean a slow network, so the earliest origin that any of them allows counts. But a device loses sound,
/// its clock is not ours, and a client may pause: arrivals are forgotten after `span`, at the latest after twice that.
struct ArrivalClock: Sendable {
    /// A network that holds sound up for less moves nothing; sound that was lost shifts what is spoken later for no longer.
    static let span = Duration.seconds(1)

    /// The session's time at sample 0, nil before the first arrival.
    private(set) var origin: Duration?

    private var since = Duration.zero
    private var earliest: Duration?
    private var earliestBefore: Duration?

    /// Takes an arrival.
    /// - Parameters:
    ///   - length: sound of all arrivals up to this one.
    ///   - time: the session's time now.
    mutating func take(_ length: Duration, at time: Duration) {
        if time - self.since >= Self.span {
            self.earliestBefore = time - self.since < Self.span * 2 ? self.earliest : nil
            self.earliest = nil
            self.since = time
        }
        let earliest = min(time - length, self.earliest ?? time - length)
        self.earliest = earliest
        self.origin = min(earliest, self.earliestBefore ?? earliest)
    }
}
