public import SpeechEngines

/// Answers what its script says, a word a token. Asks for tools only where they are declared.
public final class ScriptedLanguageModel: LanguageModel {
    public let capabilities = LanguageModelCapabilities(contextTokens: nil)

    private let script: @Sendable ([Message]) -> [MessagePart]
    private let firstTokenDelay: Duration
    private let tokenDelay: Duration
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - firstTokenDelay: time from the request to the first token.
    ///   - tokenDelay: time between tokens.
    ///   - script: the answer to a conversation.
    public convenience init(
        firstTokenDelay: Duration = .zero, tokenDelay: Duration = .zero, clock: any Clock<Duration> = ContinuousClock(),
        script: @escaping @Sendable ([Message]) -> String
    ) {
        self.init(parts: { [.text(script($0))] }, firstTokenDelay, tokenDelay, clock)
    }

    /// A model that also thinks, and asks for tools.
    /// - Parameter parts: the answer to a conversation.
    public static func writing(_ parts: @escaping @Sendable ([Message]) -> [MessagePart]) -> ScriptedLanguageModel {
        ScriptedLanguageModel(parts: parts, .zero, .zero, ContinuousClock())
    }

    private init(
        parts: @escaping @Sendable ([Message]) -> [MessagePart], _ firstTokenDelay: Duration, _ tokenDelay: Duration,
        _ clock: any Clock<Duration>
    ) {
        self.script = parts
        self.firstTokenDelay = firstTokenDelay
        self.tokenDelay = tokenDelay
        self.clock = clock
    }

    public func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        var tokens = 0
        var end = GenerationEnd.complete
        for part in self.script(messages).flatMap(Self.pieces) {
            switch part {
            case .text:
                if tokens == options.tokenLimit { return .tokenLimit }
                try await self.wait(tokens == 0 ? self.firstTokenDelay : self.tokenDelay)
                tokens += 1
            case .reasoning: break
            case .toolCall(let call):
                guard options.tools.contains(where: { $0.name == call.name }) else { continue }
                end = .toolCalls
            }
            try await emit(part)
        }
        return end
    }

    private static func pieces(of part: MessagePart) -> [MessagePart] {
        guard case .text(let text) = part else { return [part] }
        return Self.tokens(of: text).map(MessagePart.text)
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
