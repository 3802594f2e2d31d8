internal import SpeechAudio

extension Duration {
    /// This time in milliseconds to the microsecond, as it is told to others.
    public var roundedMilliseconds: Double { (self.milliseconds * 1000).rounded() / 1000 }

    /// Without its sign.
    public var magnitude: Duration { self < .zero ? .zero - self : self }
}
