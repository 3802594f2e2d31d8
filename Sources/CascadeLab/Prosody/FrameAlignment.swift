internal import SpeechEngines

/// Which frames of two clips sound the same part of the text.
struct FrameAlignment {
    /// Frames of the two clips, neither of which ever falls.
    let pairs: [(left: Int, right: Int)]

    /// By character times: each character of the one covers the same character of the other evenly.
    init(_ left: CharacterTimes, rate leftRate: Int, _ right: CharacterTimes, rate rightRate: Int) {
        var pairs: [(left: Int, right: Int)] = []
        var (leftStart, rightStart) = (0, 0)
        for (leftEnd, rightEnd) in zip(left.ends, right.ends) {
            defer { (leftStart, rightStart) = (leftEnd, rightEnd) }
            guard leftEnd > leftStart, rightEnd > rightStart else { continue }
            // Frames whose middle lies in the character.
            let first = Self.frame(ofMiddleFrom: rightStart, rate: rightRate)
            let end = Self.frame(ofMiddleFrom: rightEnd, rate: rightRate)
            for frame in first..<max(first, end) {
                let middle = Double(frame * 2 + 1) / Double(2 * SpeechFrames.rate) * Double(rightRate)
                let share = (middle - Double(rightStart)) / Double(rightEnd - rightStart)
                let place = Double(leftStart) + share * Double(leftEnd - leftStart)
                pairs.append((Int(place * Double(SpeechFrames.rate) / Double(leftRate)), frame))
            }
        }
        self.pairs = pairs
    }

    /// By dynamic time warping over the form of the spectrum, of the frames that sound.
    init(_ left: SpeechFrames, _ right: SpeechFrames) {
        let leftFrames = left.isSounding.indices.filter { left.isSounding[$0] }
        let rightFrames = right.isSounding.indices.filter { right.isSounding[$0] }
        let leftForms = leftFrames.map { SpectralForm(left.samples, frame: $0) }
        let rightForms = rightFrames.map { SpectralForm(right.samples, frame: $0) }
        self.pairs = Self.warp(leftForms, rightForms).map { (leftFrames[$0.left], rightFrames[$0.right]) }
    }

    private enum Step: UInt8 {
        case both, left, right
    }

    private static func warp(_ left: [SpectralForm], _ right: [SpectralForm]) -> [(left: Int, right: Int)] {
        guard !left.isEmpty, !right.isEmpty else { return [] }
        // Standing still in one clip costs a little, so that equal sounds are passed evenly.
        let standing: Float = 1
        var steps = [Step](repeating: .both, count: left.count * right.count)
        var above = [Float](repeating: .infinity, count: right.count)
        for row in left.indices {
            var current = [Float](repeating: .infinity, count: right.count)
            for column in right.indices {
                let diagonal = row > 0 && column > 0 ? above[column - 1] : (row + column == 0 ? 0 : .infinity)
                let byLeft = above[column] + standing
                let byRight = column > 0 ? current[column - 1] + standing : .infinity
                let best = min(diagonal, byLeft, byRight)
                steps[row * right.count + column] = best == diagonal ? .both : best == byLeft ? .left : .right
                current[column] = best + left[row].distance(to: right[column])
            }
            above = current
        }
        var (row, column) = (left.count - 1, right.count - 1)
        var path = [(left: row, right: column)]
        while row > 0 || column > 0 {
            switch steps[row * right.count + column] {
            case .both: (row, column) = (row - 1, column - 1)
            case .left: row -= 1
            case .right: column -= 1
            }
            path.append((row, column))
        }
        return path.reversed()
    }

    private static func frame(ofMiddleFrom sample: Int, rate: Int) -> Int {
        // The first frame whose middle is not before the sample.
        let halves = (2 * sample * SpeechFrames.rate + rate - 1) / rate
        return max(0, halves / 2)
    }
}
