internal import Foundation

/// 80 bands between 0 and 8000 Hz as the ear tells them apart, by Slaney's mel scale: even below 1000 Hz, ever wider above.
///
/// Each band is a triangle between the middles of its neighbors, of area 1 over Hz, so that every frequency belongs to two.
struct MelBands {
    static let count = 80
    /// Frequencies of a frame: 0 to 8000 Hz, 40 Hz apart.
    static let frequencyCount = FourierTransform.length / 2 + 1

    /// What a frequency gives to the two bands that it lies in.
    struct Shares {
        /// The band whose middle lies below it, from 1; 0 where there is none.
        var lower: Int
        var toLower: Float
        /// The share of the next band.
        var toUpper: Float
    }

    /// One for each frequency.
    let shares: [Shares]

    init() {
        let top = Self.mels(hertz: 8000)
        let middles = (0...Self.count + 1).map { Self.hertz(mels: top * Double($0) / Double(Self.count + 1)) }
        /// The height of a band at its middle.
        func height(_ band: Int) -> Double {
            (1...Self.count).contains(band) ? 2 / (middles[band + 1] - middles[band - 1]) : 0
        }
        self.shares = (0..<Self.frequencyCount).map { place in
            let frequency = 8000 * Double(place) / Double(Self.frequencyCount - 1)
            let lower = min(Self.count, middles.lastIndex { $0 <= frequency } ?? 0)
            let way = (frequency - middles[lower]) / (middles[lower + 1] - middles[lower])
            return Shares(
                lower: lower, toLower: Float((1 - way) * height(lower)), toUpper: Float(way * height(lower + 1)))
        }
    }

    private static func mels(hertz: Double) -> Double {
        hertz < 1000 ? hertz * 3 / 200 : 15 + log(hertz / 1000) * 27 / log(6.4)
    }

    private static func hertz(mels: Double) -> Double {
        mels < 15 ? mels * 200 / 3 : 1000 * exp((mels - 15) * log(6.4) / 27)
    }
}
