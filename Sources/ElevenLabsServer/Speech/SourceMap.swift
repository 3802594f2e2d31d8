/// Which characters of a text stand for which of its spoken form.
///
/// Words that both have in order belong together; between those, places are divided evenly. Work and memory grow with the
/// lengths of the two texts, whatever they hold.
struct SourceMap: Sendable {
    /// A place before a character of the text, and the place in the spoken form that it is at.
    private struct Anchor {
        let source: Int
        let spoken: Int
    }

    /// Words of the text of which the one that has the nearest partner is taken.
    private static let choice = 8
    /// How many spoken words one word of the text may stand for.
    private static let longestReading = 40

    /// From both beginnings to both ends; neither place ever falls.
    private let anchors: [Anchor]
    /// Comparisons that were made.
    let work: Int

    init(source: [Character], spoken: [Character]) {
        var matching = Matching(source: source, spoken: spoken)
        matching.run(choice: Self.choice, longestReading: Self.longestReading)
        self.anchors = matching.places.map { Anchor(source: $0.source, spoken: $0.spoken) }
        self.work = matching.work
    }

    /// The place in the spoken form, with a fraction where no character is the same.
    func spoken(_ source: Int) -> Double {
        let after = self.firstAnchor { $0.source > source }
        let before = self.anchors[after - 1]
        guard after < self.anchors.count else { return Double(before.spoken) }
        let next = self.anchors[after]
        let share = Double(source - before.source) / Double(next.source - before.source)
        return Double(before.spoken) + share * Double(next.spoken - before.spoken)
    }

    /// The last place in the text that is not behind the place in the spoken form.
    func source(_ spoken: Int) -> Int {
        let after = self.firstAnchor { $0.spoken > spoken }
        let before = self.anchors[after - 1]
        guard after < self.anchors.count else { return before.source }
        let next = self.anchors[after]
        let share = Double(spoken - before.spoken) / Double(next.spoken - before.spoken)
        return before.source + Int(share * Double(next.source - before.source))
    }

    /// The first anchor that is past; the number of anchors if none is. Never the first one of all.
    private func firstAnchor(_ isPast: (Anchor) -> Bool) -> Int {
        var range = 1..<self.anchors.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = isPast(self.anchors[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }

    /// The search for the words that both texts have.
    private struct Matching {
        private struct Word {
            let name: String
            let characters: Range<Int>
        }

        let source: [Character]
        let spoken: [Character]
        var places = [(source: 0, spoken: 0)]
        var work = 0

        init(source: [Character], spoken: [Character]) {
            self.source = source
            self.spoken = spoken
        }

        mutating func run(choice: Int, longestReading: Int) {
            let words = Self.words(of: self.source)
            let others = Self.words(of: self.spoken)
            var numbers: [String: [Int]] = [:]
            for (number, word) in others.enumerated() { numbers[word.name, default: []].append(number) }
            // How many of a name's places are behind us.
            var passed: [String: Int] = [:]
            var next = 0
            var other = 0
            while next < words.count, other < others.count {
                var best: (word: Int, other: Int, distance: Int)?
                for word in next..<min(next + choice, words.count) {
                    self.work += 1
                    guard let own = numbers[words[word].name] else { continue }
                    var past = passed[words[word].name] ?? 0
                    while past < own.count, own[past] < other {
                        past += 1
                        self.work += 1
                    }
                    passed[words[word].name] = past
                    guard past < own.count, own[past] - other <= longestReading * (word - next + 1) else { continue }
                    let distance = (own[past] - other) + (word - next)
                    if distance < best?.distance ?? .max { best = (word, own[past], distance) }
                }
                guard let best else {
                    next += 1
                    continue
                }
                self.join(words[best.word].characters, others[best.other].characters)
                (next, other) = (best.word + 1, best.other + 1)
            }
            self.extend(to: (self.source.count, self.spoken.count))
            self.places.append((self.source.count, self.spoken.count))
        }

        private mutating func join(_ source: Range<Int>, _ spoken: Range<Int>) {
            self.extend(to: (source.lowerBound, spoken.lowerBound))
            self.places.append((source.lowerBound, spoken.lowerBound))
            self.places.append((source.upperBound, spoken.upperBound))
        }

        /// Characters between two words that are the same from the left or the right.
        private mutating func extend(to end: (source: Int, spoken: Int)) {
            guard var place = self.places.last else { return }
            while place.source < end.source, place.spoken < end.spoken,
                self.source[place.source] == self.spoken[place.spoken]
            {
                place = (place.source + 1, place.spoken + 1)
                self.work += 1
            }
            self.places.append(place)
            var last = end
            while last.source > place.source, last.spoken > place.spoken,
                self.source[last.source - 1] == self.spoken[last.spoken - 1]
            {
                last = (last.source - 1, last.spoken - 1)
                self.work += 1
            }
            self.places.append(last)
        }

        /// Letters and digits in a row.
        private static func words(of text: [Character]) -> [Word] {
            var words: [Word] = []
            var begin: Int?
            for index in 0...text.count {
                let isInner = index < text.count && (text[index].isLetter || text[index].isNumber)
                if isInner {
                    begin = begin ?? index
                } else if let first = begin {
                    words.append(Word(name: String(text[first..<index]), characters: first..<index))
                    begin = nil
                }
            }
            return words
        }
    }
}
