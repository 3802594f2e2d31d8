/// Finds a text in a longer one, looking at each character a bounded number of times.
struct TextSearch {
    private let wanted: [Character]
    /// For each beginning of the text the length of its longest end that begins the text, too.
    private let borders: [Int]

    /// - Parameter wanted: not empty.
    init(_ wanted: [Character]) {
        self.wanted = wanted
        var borders = [Int](repeating: 0, count: wanted.count)
        var length = 0
        for index in wanted.indices.dropFirst() {
            while length > 0, wanted[index] != wanted[length] { length = borders[length - 1] }
            if wanted[index] == wanted[length] { length += 1 }
            borders[index] = length
        }
        self.borders = borders
    }

    /// Where the text begins for the first time; nil if it does not occur.
    func first(in text: ArraySlice<Character>) -> Int? {
        guard !self.wanted.isEmpty else { return nil }
        var length = 0
        for index in text.indices {
            while length > 0, text[index] != self.wanted[length] { length = self.borders[length - 1] }
            if text[index] == self.wanted[length] { length += 1 }
            if length == self.wanted.count { return index + 1 - length }
        }
        return nil
    }
}
