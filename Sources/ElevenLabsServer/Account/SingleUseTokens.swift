internal import ElevenLabsWire

/// Tokens that stand for the key once.
struct SingleUseTokens: Sendable {
    private struct Token {
        let kind: SingleUseToken.Kind
        let expiry: Duration
    }

    static let lifetime = Duration.seconds(15 * 60)
    /// Unused tokens at once; the oldest makes room.
    static let limit = 10_000

    private var tokens: [String: Token] = [:]

    /// - Parameters:
    ///   - token: not to be guessed, and new.
    ///   - now: since the server began; never falls.
    mutating func issue(_ token: String, for kind: SingleUseToken.Kind, at now: Duration) {
        self.tokens = self.tokens.filter { $0.value.expiry > now }
        if self.tokens.count >= Self.limit, let oldest = self.tokens.min(by: { $0.value.expiry < $1.value.expiry }) {
            self.tokens[oldest.key] = nil
        }
        self.tokens[token] = Token(kind: kind, expiry: now + Self.lifetime)
    }

    /// Whether the token may be used for this; it may not be used again.
    mutating func use(_ token: String, for kind: SingleUseToken.Kind, at now: Duration) -> Bool {
        guard let known = self.tokens[token], known.kind == kind else { return false }
        self.tokens[token] = nil
        return known.expiry > now
    }
}
