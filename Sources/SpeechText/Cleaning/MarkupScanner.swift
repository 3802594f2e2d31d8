/// Knows which part of a reply is markup, so that no piece ends inside it.
///
/// Places are counted from the reply's first character.
struct MarkupScanner: Sendable {
    /// Markup that is read as a whole.
    struct Span: Sendable, Equatable {
        var range: Range<Int>
        /// Whether something is said for it.
        var isSpoken: Bool
    }

    /// All before this place is known.
    private(set) var position = 0
    /// What was found, in order.
    private(set) var spans: ArraySlice<Span> = []
    private var previous: Unicode.Scalar = "\n"
    private var isInCode = false
    /// Signs of code in a row, and whether they began the line.
    private var ticks = 0
    private var isLineStart = true
    private var isInFence = false

    /// Reads on as far as the text allows.
    /// - Parameters:
    ///   - text: the reply from the place `begin` on.
    ///   - isComplete: whether nothing follows.
    mutating func read(_ text: [Unicode.Scalar], from begin: Int, isComplete: Bool) {
        while position - begin < text.count {
            let scalar = text[position - begin]
            if MarkupSpan.mayBegin(with: scalar), !isInCode, !isInFence {
                let ahead = Lookahead(
                    text, at: position - begin, isComplete: isComplete, reach: MarkupReader.longestAddress)
                do throws(Lookahead.RunsOut) {
                    if let span = try MarkupSpan.begins(at: ahead, behind: previous) {
                        if span.length > 1 {
                            spans.append(Span(range: position..<position + span.length, isSpoken: span.isSpoken))
                        }
                        position += span.length
                        previous = text[min(position - begin, text.count) - 1]
                        (isLineStart, ticks) = (false, 0)
                        continue
                    }
                } catch {
                    return
                }
            }
            pass(scalar)
        }
    }

    private mutating func pass(_ scalar: Unicode.Scalar) {
        if scalar == "`" {
            if previous != "`" { isInCode.toggle() }
            ticks += 1
            if ticks == 3, isLineStart { isInFence.toggle() }
        } else {
            ticks = 0
            if scalar.isNewline {
                isInCode = false
                isLineStart = true
            } else if !scalar.isBlank {
                isLineStart = false
            }
        }
        previous = scalar
        position += 1
    }

    /// Whether the place is within markup. It must not be behind `position`.
    func isInside(_ place: Int) -> Bool {
        guard let span = span(endingBehind: place) else { return false }
        return span.range.lowerBound < place
    }

    /// The markup that begins at the place.
    func span(at place: Int) -> Span? {
        guard let span = span(endingBehind: place), span.range.lowerBound == place else { return nil }
        return span
    }

    /// The first markup that ends behind the place.
    private func span(endingBehind place: Int) -> Span? {
        var range = spans.startIndex..<spans.endIndex
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if spans[middle].range.upperBound > place {
                range = range.lowerBound..<middle
            } else {
                range = middle + 1..<range.upperBound
            }
        }
        return range.lowerBound < spans.endIndex ? spans[range.lowerBound] : nil
    }

    /// Goes on at the place, as all before it has been given.
    mutating func skip(to place: Int) {
        position = max(position, place)
        forget(before: place)
    }

    /// Forgets what ends before the place.
    mutating func forget(before place: Int) {
        while let first = spans.first, first.range.upperBound <= place { spans.removeFirst() }
        if spans.isEmpty { spans = [] }
    }
}
