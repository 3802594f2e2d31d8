internal import Foundation

/// The parameters behind a URL's `?`, in their order.
public struct QueryParameters: Sendable, Equatable {
    /// A name with its value, both as they are meant, not as they are written.
    public struct Item: Sendable, Equatable {
        public var name: String
        public var value: String
    }

    /// Letters that need no escape.
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    public private(set) var items: [Item] = []

    public init() {}

    /// Reads `a=b&c=d`. What cannot be unescaped is taken as it is written.
    public init(_ query: String) {
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            self.append(Self.unescaped(pair[0]), pair.count > 1 ? Self.unescaped(pair[1]) : "")
        }
    }

    /// The first value of the name.
    public subscript(name: String) -> String? { self.items.first { $0.name == name }?.value }

    /// All values of the name.
    public func all(_ name: String) -> [String] { self.items.filter { $0.name == name }.map(\.value) }

    /// True for `true`, `1`, `yes`, `on`; false for their opposites; nil if absent or neither.
    public func flag(_ name: String) -> Bool? {
        switch self[name]?.lowercased() {
        case "true", "1", "yes", "on": true
        case "false", "0", "no", "off": false
        default: nil
        }
    }

    /// A number in the range, else the nearest in it; nil if absent or no number.
    public func whole(_ name: String, in range: ClosedRange<Int>) -> Int? {
        self[name].flatMap(Int.init).map { min(max($0, range.lowerBound), range.upperBound) }
    }

    /// A number; nil if absent or no finite number.
    public func number(_ name: String) -> Double? {
        self[name].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    public mutating func append(_ name: String, _ value: String) {
        self.items.append(Item(name: name, value: value))
    }

    mutating func append(_ name: String, _ value: Int?) {
        if let value { self.append(name, String(value)) }
    }

    mutating func append(_ name: String, _ value: Double?) {
        if let value { self.append(name, Int(exactly: value).map(String.init) ?? String(value)) }
    }

    mutating func append(_ name: String, optional value: String?) {
        if let value { self.append(name, value) }
    }

    /// Written only where it differs from what its absence means.
    mutating func append(_ name: String, _ value: Bool, default standard: Bool) {
        if value != standard { self.append(name, value ? "true" : "false") }
    }

    /// As it is written behind the `?`.
    public var encoded: String {
        self.items.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// With everything but letters, digits and `-._~` escaped.
    static func escaped(_ text: String) -> String {
        // Only a text that is not Unicode cannot be escaped, and a String always is.
        text.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? text
    }

    private static func unescaped(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(text)
    }
}
