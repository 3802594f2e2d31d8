import SpeechText

/// Boundaries of sentences in streaming form (one character at a time) against annotated ones.
///
/// A boundary is a count of characters without blanks; the last of a paragraph is not counted, everyone finds it.
struct ScoreReport {
    struct Score {
        var right = 0
        var wrong = 0
        var missed = 0
        var precision: Double { Double(right) / Double(max(1, right + wrong)) }
        var recall: Double { Double(right) / Double(max(1, right + missed)) }
        var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }
    }

    struct Result {
        let paragraph: Paragraph
        let score: Score
        let pieces: [String]
        let wrong: Set<Int>
        let missed: Set<Int>
        /// Delay of each right boundary in characters, and whether its ending is of a certain kind.
        let delays: [(delay: Int, isCertainKind: Bool, sentence: String)]
    }

    let results: [Result]

    init(of paragraphs: [Paragraph]) {
        results = paragraphs.map(Self.measure)
    }

    private static func solid(_ text: String) -> Int {
        text.unicodeScalars.count { !$0.properties.isWhitespace }
    }

    private static func measure(_ paragraph: Paragraph) -> Result {
        var gold: [Int] = []
        var count = 0
        for sentence in paragraph.sentences {
            count += solid(sentence)
            gold.append(count)
        }
        gold.removeLast()

        var splitter = SentenceSplitter()
        var pieces: [String] = []
        var found: [Int] = []
        var releases: [Int: (delay: Int, sentence: String)] = [:]
        var consumed = 0
        var given = 0
        var givenSolid = 0
        for scalar in paragraph.text.unicodeScalars {
            consumed += 1
            for sentence in splitter.append(String(scalar)) {
                pieces.append(sentence.text)
                given += sentence.source.unicodeScalars.count
                givenSolid += solid(sentence.source)
                found.append(givenSolid)
                releases[givenSolid] = (consumed - given, sentence.text)
            }
        }
        for sentence in splitter.finish() {
            pieces.append(sentence.text)
            givenSolid += solid(sentence.source)
            if givenSolid < count {
                found.append(givenSolid)
            }
        }
        let goldSet = Set(gold)
        let foundSet = Set(found.filter { $0 < count })
        let right = goldSet.intersection(foundSet)
        let delays = right.compactMap { releases[$0] }.map { ($0.delay, isCertainKind($0.sentence), $0.sentence) }
        return Result(
            paragraph: paragraph,
            score: Score(
                right: right.count, wrong: foundSet.subtracting(goldSet).count,
                missed: goldSet.subtracting(foundSet).count),
            pieces: pieces, wrong: foundSet.subtracting(goldSet), missed: goldSet.subtracting(foundSet), delays: delays)
    }

    /// A question mark, an exclamation mark, or a full stop after a lower-case word of five letters or more.
    private static func isCertainKind(_ sentence: String) -> Bool {
        guard let last = sentence.unicodeScalars.last else { return false }
        if last == "?" || last == "!" { return true }
        let word = sentence.unicodeScalars.dropLast().reversed().prefix { !$0.properties.isWhitespace }
        return last == "." && word.count >= 5 && word.allSatisfy(\.properties.isLowercase)
    }

    private func total(_ include: (Result) -> Bool) -> Score {
        results.filter(include).reduce(into: Score()) { total, result in
            total.right += result.score.right
            total.wrong += result.score.wrong
            total.missed += result.score.missed
        }
    }

    var table: String {
        var lines = ["group                 paragraphs boundaries precision recall  F1"]
        func add(_ name: String, _ include: (Result) -> Bool) {
            let score = total(include)
            let cells = [
                name.padded(to: 21), "\(results.count(where: include))".padded(to: 10),
                "\(score.right + score.missed)".padded(to: 10), score.precision.rounded3.padded(to: 9),
                score.recall.rounded3.padded(to: 7), score.f1.rounded3,
            ]
            lines.append(cells.joined(separator: " "))
        }
        let genres = Set(results.map(\.paragraph.genre)).sorted()
        for isEdited in [true, false] {
            let kind = isEdited ? "edited" : "rest"
            for genre in genres {
                add("\(kind) \(genre)") { $0.paragraph.isEdited == isEdited && $0.paragraph.genre == genre }
            }
            add("\(kind) all") { $0.paragraph.isEdited == isEdited }
        }
        add("all") { _ in true }
        let delays = results.filter(\.paragraph.isEdited).flatMap(\.delays)
        lines.append("")
        lines.append("release delay in characters, edited paragraphs, boundaries that are not the last:")
        for (name, delays) in [
            ("certain endings", delays.filter(\.isCertainKind).map(\.delay).sorted()),
            ("all endings", delays.map(\.delay).sorted()),
        ] where !delays.isEmpty {
            let atOnce = Double(delays.count { $0 == 0 }) / Double(delays.count)
            lines.append(
                "\(name.padded(to: 16)) n=\(delays.count) median \(delays[delays.count / 2]) "
                    + "95 % \(delays[delays.count * 95 / 100]) largest \(delays[delays.count - 1]) "
                    + "at once \(atOnce.rounded3)")
        }
        return lines.joined(separator: "\n")
    }

    func errors(edited: Bool) -> String {
        results.filter { $0.paragraph.isEdited == edited && ($0.score.wrong + $0.score.missed) > 0 }.map { result in
            var lines: [String] = []
            var count = 0
            var line = ""
            for scalar in result.paragraph.text.unicodeScalars {
                line.unicodeScalars.append(scalar)
                guard !scalar.properties.isWhitespace else { continue }
                count += 1
                if result.wrong.contains(count) { lines.append("WRONG  …\(line.suffix(60)) ▮") }
                if result.missed.contains(count) { lines.append("MISSED …\(line.suffix(60)) ▮") }
            }
            let rest = result.paragraph.text
            return lines.map { $0 + "\(following($0, in: rest))" }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func following(_ line: String, in text: String) -> String {
        let tail = line.dropLast(2).drop { $0 != "…" }.dropFirst()
        guard let range = text.firstRange(of: tail) else { return "" }
        return String(text[range.upperBound...].prefix(30))
    }

    var late: String {
        results.flatMap(\.delays).filter { $0.isCertainKind && $0.delay > 0 }.map {
            "\($0.delay) \($0.sentence.suffix(70))"
        }
        .joined(separator: "\n")
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension Double {
    var rounded3: String {
        let thousandths = Int((self * 1000).rounded())
        let fraction = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
