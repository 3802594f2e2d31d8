/// An answer's text on its way: nothing goes on before there is something to say, and blanks in front never do.
public struct FirstWords: Sendable {
    /// Characters without a word that are kept; beyond that the oldest go on without any word.
    private static let limit = 1000

    private var held = ""
    /// Whether a letter or a digit has come.
    public private(set) var haveCome = false

    public init() {}

    /// Adds text.
    /// - Returns: what can go on now; may be empty.
    public mutating func append(_ text: String) -> String {
        if self.haveCome { return text }
        self.held += text
        if Self.hasWords(text) {
            self.haveCome = true
        } else if self.held.count > Self.limit {
            self.held = String(self.held.suffix(Self.limit / 2))
        }
        guard self.haveCome else { return "" }
        defer { self.held = "" }
        return String(self.held.drop(while: \.isWhitespace))
    }

    /// Whether a text has a letter or a digit.
    public static func hasWords(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
