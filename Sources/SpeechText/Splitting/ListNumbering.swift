/// How the items of the present list are marked, and the item reached.
struct ListNumbering: Sendable, Equatable {
    /// What stands behind the number or letter.
    enum Closing: Sendable, Equatable {
        case stop
        case bracket
        case stopAndBracket
    }

    enum Ordinal: Sendable, Equatable {
        case number(Int)
        case letter(UInt32)
        case roman(Int)
    }

    var ordinal: Ordinal
    var closing: Closing
    var isBracketed: Bool

    /// Whether `next` marks the item behind this one.
    func isFollowed(by next: ListNumbering) -> Bool {
        guard closing == next.closing, isBracketed == next.isBracketed else { return false }
        switch (ordinal, next.ordinal) {
        case (.number(let this), .number(let next)): return next == this + 1
        case (.roman(let this), .roman(let next)): return next == this + 1
        case (.letter(let this), .letter(let next)): return next == this + 1
        default: return false
        }
    }
}

extension ListNumbering {
    /// Reads a marker such as `1.`, `2)`, `3.)`, `(4)`, `a.`, `iv)`; nil for anything else.
    /// `previous` decides between a roman number and a letter: `i.` after `h.` is a letter.
    init?(_ marker: ArraySlice<Unicode.Scalar>, after previous: ListNumbering?) {
        var body = marker
        isBracketed = body.first == "("
        if isBracketed { body = body.dropFirst() }
        guard let last = body.last else { return nil }
        if last == ")" {
            body = body.dropLast()
            if body.last == "." {
                closing = .stopAndBracket
                body = body.dropLast()
            } else {
                closing = .bracket
            }
        } else if last == ".", !isBracketed {
            closing = .stop
            body = body.dropLast()
        } else {
            return nil
        }
        guard let first = body.first, body.count <= 5 else { return nil }
        if body.allSatisfy(\.isASCIIDigit), body.count <= 3 {
            ordinal = .number(body.reduce(0) { $0 * 10 + Int($1.value - 0x30) })
            return
        }
        if body.count == 1, first.isASCIILower || first.isASCIIUpper {
            if case .roman(let before) = previous?.ordinal, let value = Self.romanValue(body), value == before + 1 {
                ordinal = .roman(value)
                return
            }
            let begins = first == "i" || first == "I"
            if begins, previous == nil {
                ordinal = .roman(1)
            } else {
                ordinal = .letter(first.value)
            }
            return
        }
        guard let value = Self.romanValue(body) else { return nil }
        ordinal = .roman(value)
    }

    private static func romanValue(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
        var total = 0
        var previous = 0
        for digit in digits.reversed() {
            let value: Int
            switch digit {
            case "i", "I": value = 1
            case "v", "V": value = 5
            case "x", "X": value = 10
            case "l", "L": value = 50
            default: return nil
            }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total > 0 ? total : nil
    }
}
