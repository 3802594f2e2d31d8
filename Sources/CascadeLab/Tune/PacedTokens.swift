internal import SpeechEngines
internal import TurnTimes

/// A language model that writes known texts at a set rate.
///
/// Tokens have four and five characters in turn, whatever the words: four and a half is what tokenizers make of English, and
/// an even size makes the pace exact. Each is due at its own time, so a late one makes no other late.
struct PacedTokens: LanguageModel {
    let capabilities = LanguageModelCapabilities(contextTokens: nil)

    /// Tokens a second.
    let rate: Double
    private let clock: SessionClock

    /// - Precondition: a rate above zero.
    init(rate: Double, clock: SessionClock) {
        precondition(rate > 0, "tokens come")
        self.rate = rate
        self.clock = clock
    }

    /// Writes the last message's own text.
    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        let start = self.clock.now
        for (index, token) in Self.tokens(of: messages.last?.text ?? "").enumerated() {
            if index > 0 { try await self.clock.sleep(until: start + .seconds(Double(index) / self.rate)) }
            try await emit(.text(token))
        }
        return .complete
    }

    static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let token = rest.prefix(tokens.count.isMultiple(of: 2) ? 4 : 5)
            tokens.append(String(token))
            rest = rest[token.endIndex...]
        }
        return tokens
    }
}
