internal import Foundation

/// The parameters behind a URL's `?`, in their order.
public struct QueryParameters: Sendable, Equatable, QueryReader {
    /// A name with its value, both as they are meant, not as they are written.
    public struct Item: Sendable, Equatable {
        public var name: String
        public var value: String
    }

    /// Letters that need no escape.
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// Parameters that are read; more are ignored.
    private static let limit = 1000

    public private(set) var items: [Item] = []

    public init() {}

    /// Reads `a=b&c=d`. What cannot be unescaped is taken as it is written.
    public init(_ query: String) {
        for part in query.split(separator: "&", maxSplits: Self.limit).prefix(Self.limit) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            self.append(Self.unescaped(pair[0]), pair.count > 1 ? Self.unescaped(pair[1]) : "")
        }
    }

    /// The first value of the name.
    public subscript(name: String) -> String? { self.items.first { $0.name == name }?.value }

    /// All values of the name.
    public func all(_ name: String) -> [String] { self.items.filter { $0.name == name }.map(\.value) }

    public mutating func append(_ name: String, _ value: String) {
        self.items.append(Item(name: name, value: value))
    }

    package mutating func append(_ name: String, _ value: Int?) {
        if let value { self.append(name, String(value)) }
    }

    package mutating func append(_ name: String, _ value: Double?) {
        if let value { self.append(name, Int(exactly: value).map(String.init) ?? String(value)) }
    }

    package mutating func append(_ name: String, optional value: String?) {
        if let value { self.append(name, value) }
    }

    /// Written only where it differs from what its absence means.
    package mutating func append(_ name: String, _ value: Bool, default standard: Bool) {
        if value != standard { self.append(name, value ? "true" : "false") }
    }

    /// As it is written behind the `?`.
    public var encoded: String {
        self.items.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// With everything but letters, digits and `-._~` escaped.
    package static func escaped(_ text: String) -> String {
        // Only a text that is not Unicode cannot be escaped, and a String always is.
        text.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? text
    }

    private static func unescaped(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(text)
    }
}
