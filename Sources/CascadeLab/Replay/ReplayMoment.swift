/// When something happens in a replay: of what happens at the same time, the recorded events come first, in their order.
struct ReplayMoment: Hashable, Comparable {
    let time: Duration
    private let rank: Int

    /// That of the recorded event of this place.
    init(recorded place: Int, at time: Duration) {
        self.time = time
        self.rank = 2 * place
    }

    /// Right behind the recorded event of this place.
    init(behind place: Int, at time: Duration) {
        self.time = time
        self.rank = 2 * place + 1
    }

    /// Of what was not recorded.
    init(at time: Duration) {
        self.time = time
        self.rank = .max
    }

    static func < (left: ReplayMoment, right: ReplayMoment) -> Bool {
        (left.time, left.rank) < (right.time, right.rank)
    }
}
