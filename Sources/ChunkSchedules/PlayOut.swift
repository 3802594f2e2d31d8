/// What a listener hears of sound that comes in pieces and is played as it comes: the gaps.
///
/// Play-out begins with the first piece. Whenever all that has come is played and more is to come, there is a gap until
/// the next piece is there.
public struct PlayOut: Sendable, Equatable {
    /// A piece of sound on its way to the listener.
    public struct Arrival: Sendable, Equatable {
        /// When it is there.
        public var time: Duration
        /// How long it sounds.
        public var length: Duration

        public init(time: Duration, length: Duration) {
            self.time = time
            self.length = length
        }
    }

    /// Silence for want of sound.
    public struct Gap: Sendable, Equatable {
        /// The arrival that ends it, counted from 0.
        public var arrival: Int
        public var length: Duration

        public init(arrival: Int, length: Duration) {
            self.arrival = arrival
            self.length = length
        }
    }

    /// In order of time.
    public let gaps: [Gap]

    /// When play-out begins; nil without sound.
    public let start: Duration?

    /// When the last piece has come; nil without sound.
    public let complete: Duration?

    /// - Parameter arrivals: in the order of the sound. One that comes before its forerunner waits for it.
    public init(_ arrivals: [Arrival]) {
        var gaps: [Gap] = []
        var played = arrivals.first?.time ?? .zero
        var latest = played
        for (index, arrival) in arrivals.enumerated() {
            latest = max(latest, arrival.time)
            if latest > played {
                gaps.append(Gap(arrival: index, length: latest - played))
                played = latest
            }
            played += arrival.length
        }
        self.gaps = gaps
        self.start = arrivals.first?.time
        self.complete = arrivals.isEmpty ? nil : latest
    }

    /// The longest gap; zero without any.
    public var longest: Duration { self.gaps.map(\.length).max() ?? .zero }

    /// The silence right before an arrival; zero if sound lasted until then.
    public func gap(before arrival: Int) -> Duration { self.gaps.first { $0.arrival == arrival }?.length ?? .zero }
}
