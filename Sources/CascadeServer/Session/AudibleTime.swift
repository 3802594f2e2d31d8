internal import SessionWire
internal import SpeechAudio
internal import TurnTimes

/// When a reply's first sample was audible, in the session's time.
enum AudibleTime {
    /// Sound may need this long from the client's program to the ear: a client tells of it before.
    private static let longestOutput = Duration.seconds(1)

    /// By the client's clock, where that can be true: not before the sound was sent nor long after the client told of it.
    /// Else, the delay after the sound was sent, which leaves out its way to the client.
    ///
    /// - Parameters:
    ///   - sent: when the reply's first sound was sent.
    ///   - now: when the client's report came.
    ///   - delay: from the arrival of that sound to the first audible sample.
    /// - Returns: the time, and the estimate if the time comes from the clock.
    static func of(
        sent: Duration, now: Duration, delay: Duration, clock: ClientClock?
    ) -> (time: Duration, estimate: ClockEstimate?) {
        let error = max(0, clock?.estimate.error ?? 0)
        let latest = max(sent, now) + Self.longestOutput
        guard let clock,
            (sent.milliseconds - error...latest.milliseconds + error).contains(clock.sessionTime)
        else { return (sent + delay, nil) }
        return (.milliseconds(clock.sessionTime), clock.estimate)
    }
}
