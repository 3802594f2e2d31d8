internal import Foundation

/// The Fourier transform of 400 points, of eight sequences at a time.
///
/// In Stockham's form: passes of 4, 4, 5 and 5 points, each from one buffer into the other and in the right order, so that
/// nothing is sorted afterwards.
struct FourierTransform: ~Copyable {
    static let length = 400

    /// The points before `run`, their transform after it; `length` of them.
    let points: UnsafeMutableBufferPointer<ComplexLanes>
    private let spare: UnsafeMutableBufferPointer<ComplexLanes>
    /// e to the power of -2πi k/400.
    private let roots: [(real: Float, imaginary: Float)]

    init() {
        self.points = .allocate(capacity: Self.length)
        self.spare = .allocate(capacity: Self.length)
        self.points.initialize(repeating: .zero)
        self.spare.initialize(repeating: .zero)
        self.roots = (0..<Self.length).map {
            let angle = 2 * Double.pi * Double($0) / Double(Self.length)
            return (Float(cos(angle)), Float(-sin(angle)))
        }
    }

    deinit {
        self.points.deallocate()
        self.spare.deallocate()
    }

    mutating func run() {
        self.four(self.points, self.spare, stride: 1)
        self.four(self.spare, self.points, stride: 4)
        self.five(self.points, self.spare, stride: 16)
        self.five(self.spare, self.points, stride: 80)
    }

    /// - Parameter stride: how many transforms of fewer points lie side by side.
    private func four(
        _ source: UnsafeMutableBufferPointer<ComplexLanes>, _ target: UnsafeMutableBufferPointer<ComplexLanes>,
        stride: Int
    ) {
        let quarter = Self.length / 4
        for turn in 0..<quarter / stride {
            let first = self.roots[turn * stride]
            let second = self.roots[2 * turn * stride]
            let third = self.roots[3 * turn * stride]
            for column in 0..<stride {
                let from = column + stride * turn
                let to = column + stride * 4 * turn
                let even = source[from] + source[from + 2 * quarter]
                let evenDifference = source[from] - source[from + 2 * quarter]
                let odd = source[from + quarter] + source[from + 3 * quarter]
                let oddDifference = (source[from + quarter] - source[from + 3 * quarter]).turnedBack
                target[to] = even + odd
                target[to + stride] = (evenDifference + oddDifference) * first
                target[to + 2 * stride] = (even - odd) * second
                target[to + 3 * stride] = (evenDifference - oddDifference) * third
            }
        }
    }

    private func five(
        _ source: UnsafeMutableBufferPointer<ComplexLanes>, _ target: UnsafeMutableBufferPointer<ComplexLanes>,
        stride: Int
    ) {
        let fifth = Self.length / 5
        // A fifth and two fifths of a turn.
        let (cosine, doubleCosine) = (self.roots[fifth].real, self.roots[2 * fifth].real)
        let (sine, doubleSine) = (-self.roots[fifth].imaginary, -self.roots[2 * fifth].imaginary)
        for turn in 0..<fifth / stride {
            let first = self.roots[turn * stride]
            let second = self.roots[2 * turn * stride]
            let third = self.roots[3 * turn * stride]
            let fourth = self.roots[4 * turn * stride]
            for column in 0..<stride {
                let from = column + stride * turn
                let to = column + stride * 5 * turn
                let start = source[from]
                let outer = source[from + fifth] + source[from + 4 * fifth]
                let inner = source[from + 2 * fifth] + source[from + 3 * fifth]
                let outerDifference = (source[from + fifth] - source[from + 4 * fifth]).turnedBack
                let innerDifference = (source[from + 2 * fifth] - source[from + 3 * fifth]).turnedBack
                let near = start + outer * cosine + inner * doubleCosine
                let far = start + outer * doubleCosine + inner * cosine
                let nearTurn = outerDifference * sine + innerDifference * doubleSine
                let farTurn = outerDifference * doubleSine - innerDifference * sine
                target[to] = start + outer + inner
                target[to + stride] = (near + nearTurn) * first
                target[to + 2 * stride] = (far + farTurn) * second
                target[to + 3 * stride] = (far - farTurn) * third
                target[to + 4 * stride] = (near - nearTurn) * fourth
            }
        }
    }
}
