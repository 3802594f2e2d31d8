/// A token of letters and digits, in runs of either: "BA2490", "4B", "COVID-19".
struct LettersAndDigits {
    private let runs: [Substring]

    init(_ core: String) {
        var runs: [Substring] = []
        var begin = core.startIndex
        var index = begin
        while index < core.endIndex {
            let next = core.index(after: index)
            if core[index] == "-" || core[index] == "‑" {
                if begin < index { runs.append(core[begin..<index]) }
                begin = next
            } else if next < core.endIndex, core[next] != "-", core[index].isNumber != core[next].isNumber {
                runs.append(core[begin..<next])
                begin = next
            }
            index = next
        }
        if begin < core.endIndex { runs.append(core[begin...]) }
        self.runs = runs
    }

    var count: Int { runs.count }

    /// Whether letters and digits change so often that it can be no name.
    var isSerial: Bool {
        let length = runs.reduce(0) { $0 + $1.utf8.count }
        return length >= 5 && (runs.count >= 4 || (runs.count == 3 && length >= 6))
    }

    /// Whether it is a chemical formula such as "C6H12O6".
    var isFormula: Bool {
        guard let first = runs.first, !Self.isDigits(first) else { return false }
        return runs.allSatisfy { run in
            Self.isDigits(run)
                ? run.utf8.count <= 2 && !run.hasPrefix("0") : run.utf8.allSatisfy { "CHONSPFKIB".utf8.contains($0) }
        }
    }

    var isPostcodeFront: Bool {
        guard (2...3).contains(runs.count), let first = runs.first, first.utf8.count <= 2, !Self.isDigits(first),
            runs[1].utf8.count <= 2
        else { return false }
        return runs.count == 2 || runs[2].utf8.count == 1
    }

    var isPostcodeBack: Bool {
        runs.count == 2 && runs[0].utf8.count == 1 && Self.isDigits(runs[0]) && runs[1].utf8.count == 2
            && runs[1].unicodeScalars.allSatisfy(\.isASCIIUpper)
    }

    /// Every letter and digit by itself.
    var spelled: String {
        var words: [String] = []
        var isBehindA = false
        for (index, run) in runs.enumerated() {
            let isLoneA = run == "A"
            guard Self.isDigits(run) else {
                if isLoneA, index > 0, let last = words.indices.last {
                    // The phonemizer says "uh" for an A between words, but not for one at a digit.
                    let before = runs[index - 1].suffix(1)
                    words[last] = words[last].split(separator: " ").dropLast().joined(separator: " ")
                    words.append("\(before)A")
                } else if !isLoneA || index + 1 == runs.count {
                    words.append(SpokenLetters.dotted(run))
                }
                isBehindA = isLoneA && index == 0
                continue
            }
            words.append(
                isBehindA ? "A\(run.prefix(1)) \(EnglishNumber.digits(run.dropFirst()))" : EnglishNumber.digits(run))
            isBehindA = false
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func isDigits(_ run: Substring) -> Bool { run.unicodeScalars.allSatisfy(\.isASCIIDigit) }

    /// "B twelve", "A three twenty", "H two O", "COVID nineteen"; nil when it is read as written.
    var spoken: String? {
        guard (2...12).contains(runs.count), runs.contains(where: Self.isDigits) else { return nil }
        var words: [String] = []
        for (index, run) in runs.enumerated() {
            if isFormula, Self.isDigits(run) {
                words.append(EnglishNumber.integer(run) ?? EnglishNumber.digits(run))
            } else if Self.isDigits(run) {
                let isYear = index > 0 && (runs[index - 1] == "FY" || runs[index - 1] == "CY")
                words.append(isYear ? EnglishNumber.yearOfDigits(run) : number(run, isFirst: index == 0))
            } else {
                words.append(SpokenLetters.word(run))
            }
        }
        // The phonemizer says "uh" for an A between words, but not for one at a number.
        if runs.count == 2, runs[0] == "A", runs[1].utf8.count <= 2, !runs[1].hasPrefix("0") { return "A\(runs[1])" }
        if runs.count == 2, runs[0] == "A", runs[1].utf8.count == 3, !runs[1].hasPrefix("0"), words.count == 2 {
            return "A\(runs[1].prefix(1))" + words[1].drop { $0 != " " }
        }
        if runs.count == 2, runs[1] == "A", runs[0].utf8.count <= 2, !runs[0].hasPrefix("0") { return "\(runs[0])A" }
        return words.joined(separator: " ")
    }

    private func number(_ run: Substring, isFirst: Bool) -> String {
        if run.hasPrefix("0") { return EnglishNumber.digits(run) }
        switch run.utf8.count {
        case 1, 2: return EnglishNumber.integer(run) ?? EnglishNumber.digits(run)
        case 3: return EnglishNumber.pairs(run)
        case 4 where run.hasSuffix("00"): return EnglishNumber.pairs(run)
        default: return EnglishNumber.digits(run)
        }
    }
}
