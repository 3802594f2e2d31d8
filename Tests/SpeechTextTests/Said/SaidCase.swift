import Testing

/// A text and what a person would say for it, in one reading or several.
struct SaidCase: Sendable, CustomTestStringConvertible {
    let written: String
    let readings: [String]
    var testDescription: String { written }

    /// One case a line: `text ~> reading | reading`; further readings may stand on lines of their own.
    static func read(_ table: String) -> [SaidCase] {
        var cases: [SaidCase] = []
        for line in table.split(separator: "\n") {
            guard let sign = line.firstRange(of: "~> ") else {
                cases.append(SaidCase(written: String(line), readings: []))
                continue
            }
            let readings = line[sign.upperBound...].split(separator: " | ").map(String.init)
            if sign.lowerBound == line.startIndex, let last = cases.popLast() {
                cases.append(SaidCase(written: last.written, readings: last.readings + readings))
            } else {
                cases.append(SaidCase(written: String(line[..<sign.lowerBound].dropLast()), readings: readings))
            }
        }
        return cases
    }

    /// Whether the words are those of a reading. Capitals, marks and blanks do not count, so "W.H.O" is "W H O".
    func isSaid(as spoken: String) -> Bool {
        readings.contains { Self.letters($0) == Self.letters(spoken) }
    }

    private static func letters(_ text: String) -> String {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.map { $0 == "oh" ? "zero" : $0 }.joined()
    }
}
