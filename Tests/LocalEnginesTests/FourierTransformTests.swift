import CascadeTesting
import Foundation
import Testing

@testable import LocalEngines

@Suite("The Fourier transform")
struct FourierTransformTests {
    @Test("each of eight sequences becomes the sums that define its transform")
    func definition() {
        var numbers = SeededGenerator(seed: 13)
        var transform = FourierTransform()
        let points = (0..<FourierTransform.length).map { _ in
            ComplexLanes(
                real: .random(in: -1...1, using: &numbers), imaginary: .random(in: -1...1, using: &numbers))
        }
        _ = transform.points.update(fromContentsOf: points)
        transform.run()
        for frequency in [0, 1, 2, 79, 80, 100, 133, 200, 201, 320, 399] {
            let result = transform.points[frequency]
            for lane in 0..<8 {
                var (real, imaginary) = (0.0, 0.0)
                for (index, point) in points.enumerated() {
                    let angle = -2 * .pi * Double(frequency * index % points.count) / Double(points.count)
                    real += Double(point.real[lane]) * cos(angle) - Double(point.imaginary[lane]) * sin(angle)
                    imaginary += Double(point.real[lane]) * sin(angle) + Double(point.imaginary[lane]) * cos(angle)
                }
                #expect(abs(Double(result.real[lane]) - real) < 0.001)
                #expect(abs(Double(result.imaginary[lane]) - imaginary) < 0.001)
            }
        }
    }
}
