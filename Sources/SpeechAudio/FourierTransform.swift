internal import Foundation

/// The spectrum of a few hundred samples.
struct FourierTransform {
    /// A power of two.
    let size: Int

    private let cosines: [Float]
    private let sines: [Float]

    init(atLeast length: Int) {
        var size = 2
        while size < length { size *= 2 }
        self.size = size
        let angles = (0..<size / 2).map { 2 * Double.pi * Double($0) / Double(size) }
        self.cosines = angles.map { Float(cos($0)) }
        self.sines = angles.map { Float(-sin($0)) }
    }

    /// The power at each frequency from 0 to half the rate, of samples filled up with zeros.
    /// - Precondition: there are no more samples than `size`.
    func powers(of samples: [Float]) -> [Float] {
        var real = samples + [Float](repeating: 0, count: self.size - samples.count)
        var imaginary = [Float](repeating: 0, count: self.size)
        self.sort(&real)
        var span = 1
        while span < self.size {
            let step = self.size / (2 * span)
            for start in stride(from: 0, to: self.size, by: 2 * span) {
                for offset in 0..<span {
                    let (upper, lower) = (start + offset, start + offset + span)
                    let (turn, tilt) = (self.cosines[offset * step], self.sines[offset * step])
                    let partReal = real[lower] * turn - imaginary[lower] * tilt
                    let partImaginary = real[lower] * tilt + imaginary[lower] * turn
                    (real[lower], imaginary[lower]) = (real[upper] - partReal, imaginary[upper] - partImaginary)
                    real[upper] += partReal
                    imaginary[upper] += partImaginary
                }
            }
            span *= 2
        }
        return (0...self.size / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
    }

    /// Into the order of the reversed bits of their places.
    private func sort(_ values: inout [Float]) {
        var target = 0
        for place in 1..<self.size {
            var bit = self.size / 2
            while target & bit != 0 {
                target ^= bit
                bit /= 2
            }
            target |= bit
            if place < target { values.swapAt(place, target) }
        }
    }
}
