extension Duration {
    /// The time that a number of samples takes at a rate, rounded up to the nanosecond so that they fit into it.
    /// - Parameter sampleRate: 1…1,000,000,000; others are taken as the nearest of these.
    public static func samples(_ count: Int, at sampleRate: Int) -> Duration {
        let sampleRate = max(1, min(1_000_000_000, sampleRate))
        let (seconds, rest) = count.quotientAndRemainder(dividingBy: sampleRate)
        let (nanoseconds, part) = (rest * 1_000_000_000).quotientAndRemainder(dividingBy: sampleRate)
        return .seconds(seconds) + .nanoseconds(part > 0 ? nanoseconds + 1 : nanoseconds)
    }

    /// The number of whole samples that fit into this time at a rate; the greatest or least number if there are more.
    /// - Parameter sampleRate: 0…1,000,000,000; others are taken as the nearest of these.
    public func samples(at sampleRate: Int) -> Int {
        let sampleRate = max(0, min(1_000_000_000, sampleRate))
        let (seconds, attoseconds) = self.components
        let (whole, isTooMany) = Int(seconds).multipliedReportingOverflow(by: sampleRate)
        let rest = Int(attoseconds / 1_000_000_000) * sampleRate / 1_000_000_000
        let (sum, isBeyond) = whole.addingReportingOverflow(rest)
        return isTooMany || isBeyond ? (seconds < 0 ? .min : .max) : sum
    }

    /// A time that comes from outside as a number: 0 for what is not a number, at most a thousand years either way.
    ///
    /// `Duration` itself ends the program for numbers that are beyond it.
    public static func limited(milliseconds: Double) -> Duration {
        let limit = 3e13
        return milliseconds.isNaN ? .zero : .microseconds(Int((max(-limit, min(limit, milliseconds)) * 1000).rounded()))
    }

    /// This time in seconds, for printing and for formats that want a number.
    public var seconds: Double {
        Double(self.components.seconds) + Double(self.components.attoseconds) / 1e18
    }

    /// This time in milliseconds, for printing and for formats that want a number.
    public var milliseconds: Double {
        Double(self.components.seconds) * 1000 + Double(self.components.attoseconds) / 1e15
    }
}
