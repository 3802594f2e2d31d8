/// Knows how quiet a session's room is, and which frames are no louder: a state machine without I/O.
///
/// A frame is as quiet as the room if neither its power nor that of its differences from sample to sample, which knows no
/// hum, is a little above the least of the last seconds. What follows on louder sound counts as loud for a while.
struct QuietRoom: Sendable, Equatable {
    /// Above the least: 2 dB. The power of 32 ms of steady noise differs by less.
    private static let rise: Float = 1.6
    /// What no microphone hears, -90 dB of full scale.
    private static let nothing: Float = 1e-9
    /// The least is known after 1 s, and is that of the last 2 to 4 s.
    private static let fewest = 31
    private static let span = 62
    /// Half a second: pauses inside a word and soft ends are shorter.
    private static let hold = 15

    /// A frame's power, and that of its differences.
    private struct Power: Equatable {
        var whole = Float.infinity
        var differences = Float.infinity

        static func least(_ one: Power, _ other: Power) -> Power {
            Power(whole: min(one.whole, other.whole), differences: min(one.differences, other.differences))
        }
    }

    private var least = Power()
    private var leastBefore = Power()
    private var age = 0
    private var heard = 0
    private var held = 0

    /// Takes the session's next frame.
    /// - Returns: whether it is as quiet as the room.
    mutating func isQuiet(_ frame: ArraySlice<Float>) -> Bool {
        let power = Self.power(of: frame)
        let room = Power.least(self.least, self.leastBefore)
        if self.age == Self.span {
            (self.leastBefore, self.least, self.age) = (self.least, Power(), 0)
        }
        self.least = .least(self.least, power)
        self.age += 1
        self.heard = min(self.heard + 1, Self.fewest)
        // A damaged sample is no number, and nothing is quieter than it.
        let isQuiet =
            self.heard == Self.fewest && power.whole <= room.whole * Self.rise + Self.nothing
            && power.differences <= room.differences * Self.rise + Self.nothing
        self.held = isQuiet ? max(0, self.held - 1) : Self.hold
        return self.held == 0
    }

    private static func power(of frame: ArraySlice<Float>) -> Power {
        frame.withUnsafeBufferPointer { samples in
            guard let first = samples.first else { return Power(whole: 0, differences: 0) }
            var (sum, squares, differences, before): (Float, Float, Float, Float) = (0, 0, 0, first)
            for sample in samples {
                sum += sample
                squares += sample * sample
                differences += (sample - before) * (sample - before)
                before = sample
            }
            let count = Float(samples.count)
            // Without what a microphone adds to every sample.
            return Power(whole: squares / count - sum / count * (sum / count), differences: differences / count)
        }
    }
}
