internal import Foundation

/// The features that Smart Turn hears by, those of Whisper: how loud each of 80 mel bands is in each of 800 frames of 25 ms,
/// 10 ms apart, over the last 8 s.
///
/// In tenfold steps of power from the loudest, at most 8 down, then halved twice and moved so that most lie in -1…1.
struct LogMelFeatures: ~Copyable {
    static let sampleRate = 16_000
    /// Samples of the 8 s.
    static let length = 128_000
    static let frames = 800

    private static let hop = 160
    private static let reach = FourierTransform.length / 2
    private static let lanes = 8
    // A lane carries two frames, one as real numbers and one as imaginary ones: their transforms can be told apart.
    private static let batch = 2 * Self.lanes
    /// Powers below count as this.
    private static let leastPower: Float = 1e-10

    private let bands = MelBands()
    private let hann: [Float]
    private var transform = FourierTransform()
    private var sound: [Float]
    private var levels: [SIMD8<Float>]

    init() {
        self.hann = (0..<FourierTransform.length).map {
            Float(0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(FourierTransform.length)))
        }
        self.sound = [Float](repeating: 0, count: Self.length + 2 * Self.reach)
        self.levels = [SIMD8<Float>](repeating: .zero, count: 2 * (MelBands.count + 2))
    }

    /// The features of the end of a sound at 16 kHz; a shorter one follows silence.
    /// - Returns: 80 rows of 800 numbers.
    mutating func features(of samples: [Float]) -> [Float] {
        let heard = min(samples.count, Self.length)
        self.take(samples.suffix(heard))
        var features = [Float](repeating: 0, count: MelBands.count * Self.frames)
        // Frames that lie wholly in the silence in front are all alike.
        let silent = max(0, Self.length - heard - Self.reach) / Self.hop / Self.batch
        features.withUnsafeMutableBufferPointer { features in
            for batch in 0..<Self.frames / Self.batch where batch == 0 || batch >= silent {
                self.hear(batch, into: features)
            }
            for band in 0..<MelBands.count where silent > 1 {
                let row = band * Self.frames
                for frame in Self.batch..<silent * Self.batch { features[row + frame] = features[row] }
            }
            let least = (features.max() ?? 0) - 8
            for index in features.indices { features[index] = (max(features[index], least) + 4) / 4 }
        }
        return features
    }

    /// Brings the sound to a mean of 0 and a variance of 1, and mirrors it at both ends.
    private mutating func take(_ samples: ArraySlice<Float>) {
        let silence = Self.length - samples.count
        self.sound.withUnsafeMutableBufferPointer { sound in
            var (sum, squares) = (0.0, 0.0)
            for (offset, sample) in samples.enumerated() {
                // One number that is none would make all features such.
                let sample = sample.isFinite ? sample : 0
                sound[Self.reach + silence + offset] = sample
                sum += Double(sample)
                squares += Double(sample) * Double(sample)
            }
            let mean = sum / Double(Self.length)
            let variance = max(0, squares / Double(Self.length) - mean * mean)
            let scale = 1 / (variance + 1e-7).squareRoot()
            for index in Self.reach..<Self.reach + silence { sound[index] = Float(-mean * scale) }
            for index in Self.reach + silence..<Self.reach + Self.length {
                sound[index] = Float((Double(sound[index]) - mean) * scale)
            }
            let last = Self.reach + Self.length - 1
            for distance in 1...Self.reach {
                sound[Self.reach - distance] = sound[Self.reach + distance]
                sound[last + distance] = sound[last - distance]
            }
        }
    }

    /// Writes the logarithms of the powers of 16 frames.
    private mutating func hear(_ batch: Int, into features: UnsafeMutableBufferPointer<Float>) {
        let first = batch * Self.batch
        self.load(first)
        self.transform.run()
        self.measure()
        for band in 0..<MelBands.count {
            let row = band * Self.frames + first
            for half in 0..<2 {
                let powers = self.levels[2 * (band + 1) + half]
                for lane in 0..<Self.lanes {
                    features[row + half * Self.lanes + lane] = log10(max(Self.leastPower, powers[lane]))
                }
            }
        }
    }

    /// Puts frames into the lanes.
    private func load(_ first: Int) {
        let points = self.transform.points
        self.sound.withUnsafeBufferPointer { sound in
            for (index, weight) in self.hann.enumerated() {
                let start = first * Self.hop + index
                func lanes(_ start: Int) -> SIMD8<Float> {
                    SIMD8(
                        sound[start], sound[start + Self.hop], sound[start + 2 * Self.hop],
                        sound[start + 3 * Self.hop], sound[start + 4 * Self.hop], sound[start + 5 * Self.hop],
                        sound[start + 6 * Self.hop], sound[start + 7 * Self.hop])
                }
                points[index] = ComplexLanes(
                    real: lanes(start) * weight, imaginary: lanes(start + Self.lanes * Self.hop) * weight)
            }
        }
    }

    /// Adds up the power in each band of the transformed frames.
    private mutating func measure() {
        let points = self.transform.points
        self.levels.withUnsafeMutableBufferPointer { levels in
            levels.update(repeating: .zero)
            for (place, shares) in self.bands.shares.enumerated() {
                let point = points[place]
                let mirrored = points[place == 0 ? 0 : FourierTransform.length - place]
                let realSum = point.real + mirrored.real
                let realDifference = point.real - mirrored.real
                let imaginarySum = point.imaginary + mirrored.imaginary
                let imaginaryDifference = point.imaginary - mirrored.imaginary
                let powers = (
                    (realSum * realSum + imaginaryDifference * imaginaryDifference) * 0.25,
                    (imaginarySum * imaginarySum + realDifference * realDifference) * 0.25
                )
                let slot = 2 * shares.lower
                levels[slot] += powers.0 * shares.toLower
                levels[slot + 1] += powers.1 * shares.toLower
                levels[slot + 2] += powers.0 * shares.toUpper
                levels[slot + 3] += powers.1 * shares.toUpper
            }
        }
    }
}
