/// What the agent is saying, by which its own echo is told from a user's words.
struct OwnWords: Sendable, Hashable {
    private let words: [String]

    /// - Parameter text: what has sounded lately.
    init(_ text: String) {
        self.words = Self.words(of: text)
    }

    /// Whether a transcript is nothing but what the agent said, in its order.
    ///
    /// Up to three words must be the agent's, one right behind the other; of more, three in four: a recognizer mishears some of
    /// an echo, and a user who repeats the agent's words adds others.
    /// - Parameters:
    ///   - text: a transcript; any text.
    ///   - least: fewer words are the user's.
    func areAll(of text: String, least: Int = 1) -> Bool {
        let heard = Self.words(of: text)
        guard heard.count >= least, !heard.isEmpty, !self.words.isEmpty else { return false }
        return heard.count <= 3 ? self.words.contains(heard) : self.countInOrder(heard) * 4 >= heard.count * 3
    }

    /// The most words of a transcript that are found in what was said, one after the other.
    private func countInOrder(_ heard: [String]) -> Int {
        var row = [Int](repeating: 0, count: self.words.count + 1)
        for word in heard {
            var diagonal = 0
            for index in self.words.indices {
                let above = row[index + 1]
                row[index + 1] = word == self.words[index] ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[self.words.count]
    }

    /// Of a text that never ends the last words count: no more can have sounded.
    private static func words(of text: String) -> [String] {
        text.suffix(400).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
    }
}
