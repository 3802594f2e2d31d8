/// Eight complex numbers, one of each of eight sequences.
struct ComplexLanes: BitwiseCopyable {
    var real: SIMD8<Float>
    var imaginary: SIMD8<Float>

    static let zero = ComplexLanes(real: .zero, imaginary: .zero)

    /// All of them times -i.
    var turnedBack: ComplexLanes { ComplexLanes(real: self.imaginary, imaginary: -self.real) }

    static func + (left: ComplexLanes, right: ComplexLanes) -> ComplexLanes {
        ComplexLanes(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
    }

    static func - (left: ComplexLanes, right: ComplexLanes) -> ComplexLanes {
        ComplexLanes(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
    }

    static func * (left: ComplexLanes, factor: Float) -> ComplexLanes {
        ComplexLanes(real: left.real * factor, imaginary: left.imaginary * factor)
    }

    /// All of them times one complex number.
    static func * (left: ComplexLanes, factor: (real: Float, imaginary: Float)) -> ComplexLanes {
        ComplexLanes(
            real: left.real * factor.real - left.imaginary * factor.imaginary,
            imaginary: left.real * factor.imaginary + left.imaginary * factor.real)
    }
}
