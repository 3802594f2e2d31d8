internal import Foundation

/// How loud each block of 10 ms of a clip is in each band of sound.
struct SoundBands {
    /// In Hz; narrow where voices are strong.
    private static let edges = [80.0, 250, 500, 750, 1000, 1500, 2000, 3000, 4000, 6000, 8000]
    /// The level of no sound at all, in dB below the clip's loudest sample.
    static let silence: Float = -120
    /// A block is looked at together with its neighborhood, in milliseconds around its middle.
    private static let window = 25
    /// Levels are means over so many blocks on either side.
    private static let reach = 1

    /// Samples in a block.
    let blockLength: Int
    /// Blocks in the clip; what fills none is left out.
    let count: Int
    /// Of each band the level of each block, in dB; the clip's own loudness does not matter. Bands that the clip's rate cannot
    /// hold are missing.
    let levels: [[Float]]

    init(_ clip: AudioClip) {
        let rate = max(1, clip.sampleRate)
        self.blockLength = max(1, rate / 100)
        self.count = clip.samples.count / self.blockLength
        // Damaged samples are no sound; without a loudest one there is nothing to compare with.
        let loudest = clip.samples.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        let length = max(1, rate * Self.window / 1000)
        let transform = FourierTransform(atLeast: length)
        let bins = Self.bins(rate: rate, size: transform.size)
        guard loudest > 0, self.count > 0, !bins.isEmpty else {
            self.levels = [[Float](repeating: Self.silence, count: self.count)]
            return
        }
        let hann = (0..<length).map { Float(0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(length))) }
        var levels = [[Float]](repeating: [Float](repeating: Self.silence, count: self.count), count: bins.count)
        for block in 0..<self.count {
            let start = block * self.blockLength + self.blockLength / 2 - length / 2
            let frame = (0..<length).map { index in
                let place = start + index
                guard clip.samples.indices.contains(place), clip.samples[place].isFinite else { return Float(0) }
                return clip.samples[place] / loudest * hann[index]
            }
            let powers = transform.powers(of: frame)
            for (band, range) in bins.enumerated() {
                let mean = powers[range].reduce(0, +) / Float(range.count)
                levels[band][block] = max(Self.silence, 10 * log10(mean))
            }
        }
        self.levels = levels.map(Self.smoothed)
    }

    /// The bins of each band, at least one.
    private static func bins(rate: Int, size: Int) -> [Range<Int>] {
        zip(Self.edges, Self.edges.dropFirst()).compactMap { low, high in
            let first = Int((low * Double(size) / Double(rate)).rounded(.up))
            let end = min(size / 2 + 1, Int((high * Double(size) / Double(rate)).rounded(.up)))
            return first < end ? first..<end : nil
        }
    }

    private static func smoothed(_ levels: [Float]) -> [Float] {
        levels.indices.map { index in
            let around = levels[max(0, index - Self.reach)...min(levels.count - 1, index + Self.reach)]
            return around.reduce(0, +) / Float(around.count)
        }
    }
}
