/// How far a transcript is from the words that were said.
///
/// Case and punctuation do not count, numbers count as their words ("33" is "thirty three"), and titles are written out
/// ("Mr." is "mister").
public struct WordErrors: Sendable, Equatable {
    /// Words replaced, left out or added: the fewest changes that make one text of the other.
    public let count: Int

    /// Words that were said.
    public let words: Int

    /// - Parameters:
    ///   - transcript: what a recognizer wrote.
    ///   - said: the words that were said.
    public init(in transcript: String, said: String) {
        let said = Self.words(of: said)
        self.count = Self.changes(from: said, to: Self.words(of: transcript))
        self.words = said.count
    }

    /// Errors for each word that was said; can be above 1.
    public var rate: Double { Double(self.count) / Double(max(1, self.words)) }

    /// The words of a text as they are compared: small letters only, numbers and titles written out.
    public static func words(of text: String) -> [String] {
        let characters = Array(text.lowercased())
        var words: [String] = []
        var word = ""
        var position = 0
        func end() {
            if !word.isEmpty { words.append(Self.titles[word] ?? word) }
            word = ""
        }
        while position < characters.count {
            let character = characters[position]
            if Self.isDigit(character) {
                end()
                let number = Self.number(at: position, in: characters)
                position += number.count
                var spelled = Self.spelled(number)
                if Self.endsOrdinal(at: position, in: characters), let last = spelled.popLast() {
                    spelled.append(Self.ordinal(last))
                    position += 2
                }
                words += spelled
                continue
            }
            if character.isLetter {
                word.append(character)
            } else if character != "'", character != "\u{2019}" {
                end()
            }
            position += 1
        }
        end()
        return words
    }

    private static let titles = ["mr": "mister", "mrs": "missus", "dr": "doctor"]
    private static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    private static let ordinals = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]

    /// Whether "st", "nd", "rd" or "th" stands here and no more letters follow.
    private static func endsOrdinal(at position: Int, in characters: [Character]) -> Bool {
        let letters = characters[position...].prefix(while: \.isLetter)
        return ["st", "nd", "rd", "th"].contains(String(letters))
    }

    private static func ordinal(_ number: String) -> String {
        if let ordinal = Self.ordinals[number] { return ordinal }
        return number.hasSuffix("y") ? number.dropLast() + "ieth" : number + "th"
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// The digits from `start` on with the commas between thousands and the point between digits.
    private static func number(at start: Int, in characters: [Character]) -> [Character] {
        func digits(from position: Int) -> Int { characters[position...].prefix(while: Self.isDigit).count }
        var end = start + digits(from: start)
        while end - start <= 7, end < characters.count, characters[end] == ",", digits(from: end + 1) == 3 {
            end += 4
        }
        if end + 1 < characters.count, characters[end] == ".", digits(from: end + 1) > 0 {
            end += 1 + digits(from: end + 1)
        }
        return Array(characters[start..<end])
    }

    private static func spelled(_ number: [Character]) -> [String] {
        let parts = number.filter { $0 != "," }.split(separator: ".")
        let fraction = parts.dropFirst().flatMap { ["point"] + $0.flatMap { Self.spelled(digits: [$0]) } }
        return Self.spelled(digits: parts.first ?? []) + fraction
    }

    /// A whole number as words; digit by digit if it begins with a zero or has more than six digits.
    private static func spelled(digits: ArraySlice<Character>) -> [String] {
        let values = digits.compactMap(\.wholeNumberValue)
        if values.count == 1 || values.count > 6 || values.first == 0 { return values.map { Self.units[$0] } }
        return Self.spelled(values.reduce(0) { $0 * 10 + $1 })
    }

    private static func spelled(_ value: Int) -> [String] {
        func rest(_ unit: Int) -> [String] { value % unit == 0 ? [] : Self.spelled(value % unit) }
        switch value {
        case ..<20: return [Self.units[value]]
        case ..<100: return [Self.tens[value / 10]] + rest(10)
        case ..<1000: return [Self.units[value / 100], "hundred"] + rest(100)
        default: return Self.spelled(value / 1000) + ["thousand"] + rest(1000)
        }
    }

    /// The Levenshtein distance.
    private static func changes(from said: [String], to heard: [String]) -> Int {
        var row = Array(0...heard.count)
        for (index, word) in said.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in heard.indices {
                let replaced = diagonal + (heard[column] == word ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[heard.count]
    }
}
