/// A vendor's key: it can be sent, but not printed.
///
/// Every way of turning it into text for a person (interpolation, `dump`, a debugger's summary) gives "…".
public struct APIKey: Sendable, Equatable {
    /// The key itself, for headers only.
    let secret: String

    /// - Parameter text: the key as somebody pasted it; white space around it is dropped.
    /// - Returns: nil if nothing is left, or if it holds characters that no header can carry.
    public init?(_ text: String) {
        let trimmed = text.drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }
        guard let end else { return nil }
        self.secret = String(trimmed[...end])
        guard self.secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    }

    /// Whether a text gives the key or a part of it away.
    func isExposed(by text: String) -> Bool {
        !text.isEmpty && (self.secret.contains(text) || text.contains(self.secret))
    }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "…" }
    public var debugDescription: String { "…" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
