extension Duration {
    /// The time that a number of samples takes at a rate, rounded up to the nanosecond so that they fit into it.
    public static func samples(_ count: Int, at sampleRate: Int) -> Duration {
        let (seconds, rest) = count.quotientAndRemainder(dividingBy: sampleRate)
        let (nanoseconds, part) = (rest * 1_000_000_000).quotientAndRemainder(dividingBy: sampleRate)
        return .seconds(seconds) + .nanoseconds(part > 0 ? nanoseconds + 1 : nanoseconds)
    }

    /// The number of whole samples that fit into this time at a rate.
    public func samples(at sampleRate: Int) -> Int {
        let (seconds, attoseconds) = self.components
        return Int(seconds) * sampleRate + Int(attoseconds / 1_000_000_000) * sampleRate / 1_000_000_000
    }

    /// This time in seconds, for printing and for formats that want a number.
    public var seconds: Double {
        Double(self.components.seconds) + Double(self.components.attoseconds) * 1e-18
    }

    /// This time in milliseconds, for printing and for formats that want a number.
    public var milliseconds: Double { self.seconds * 1000 }
}
