/// The order of a bench's turns.
///
/// Modes take turns, so that a noisy machine hurts all alike, and change who goes first. At one time they play different
/// recordings, so that none finds its own words fresh in the model's cache.
struct BenchPlan: Equatable {
    struct Entry: Equatable {
        let mode: Int
        let recording: Int
        let repetition: Int
    }

    let entries: [Entry]

    /// - Precondition: at least one mode and one recording.
    init(modes: Int, recordings: Int, repeats: Int) {
        let shift = max(1, recordings / max(2, modes))
        self.entries = (0..<repeats).flatMap { repetition in
            (0..<recordings).flatMap { place in
                let order = (place + repetition).isMultiple(of: 2) ? Array(0..<modes) : (0..<modes).reversed()
                return order.map { mode in
                    Entry(mode: mode, recording: (place + mode * shift) % recordings, repetition: repetition)
                }
            }
        }
    }
}
