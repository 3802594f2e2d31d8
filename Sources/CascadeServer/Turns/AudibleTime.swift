internal import SessionWire
internal import SpeechAudio

/// When a reply's first sample was audible, in the session's time.
enum AudibleTime {
    /// By the client's clock, where that can be true: not before the sound was sent nor after the client told of it.
    /// Else, the delay after the sound was sent, which leaves out its way to the client.
    ///
    /// - Parameters:
    ///   - sent: when the reply's first sound was sent.
    ///   - now: when the client's report came.
    ///   - delay: from the arrival of that sound to the first audible sample.
    /// - Returns: the time, and the clock if the time comes from it.
    static func of(
        sent: Duration, now: Duration, delay: Duration, clock: ClientClock?
    ) -> (time: Duration, clock: ClientClock?) {
        guard let clock, (sent.milliseconds - clock.error...now.milliseconds + clock.error).contains(clock.sessionTime)
        else { return (sent + delay, nil) }
        return (.microseconds(Int(clock.sessionTime * 1000)), clock)
    }
}
