public import SpeechEngines

/// Answers what its script says, a word a token.
public final class ScriptedLanguageModel: LanguageModel {
    public let capabilities = LanguageModelCapabilities(isStreaming: true, contextTokens: nil)

    private let script: @Sendable ([Message]) -> String
    private let firstTokenDelay: Duration
    private let tokenDelay: Duration
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - firstTokenDelay: time from the request to the first token.
    ///   - tokenDelay: time between tokens.
    ///   - script: the answer to a conversation.
    public init(
        firstTokenDelay: Duration = .zero, tokenDelay: Duration = .zero, clock: any Clock<Duration> = ContinuousClock(),
        script: @escaping @Sendable ([Message]) -> String
    ) {
        self.script = script
        self.firstTokenDelay = firstTokenDelay
        self.tokenDelay = tokenDelay
        self.clock = clock
    }

    public func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (String) async throws -> Void
    ) async throws -> GenerationEnd {
        let tokens = Self.tokens(of: self.script(messages))
        for (index, token) in tokens.enumerated() {
            if index == options.tokenLimit { return .tokenLimit }
            try await self.wait(index == 0 ? self.firstTokenDelay : self.tokenDelay)
            try await emit(token)
        }
        return .complete
    }

    /// Words with the blank in front of them; joined they are the text.
    static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        for character in text {
            if character.isWhitespace || tokens.isEmpty {
                tokens.append(String(character))
            } else {
                tokens[tokens.count - 1].append(character)
            }
        }
        return tokens
    }

    private func wait(_ time: Duration) async throws {
        try Task.checkCancellation()
        if time > .zero { try await self.clock.sleep(for: time) }
    }
}
