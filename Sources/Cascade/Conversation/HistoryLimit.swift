internal import SpeechEngines

/// How much of a conversation a language model is given.
///
/// The model's tokenizer is not known here, so a token is taken for three bytes of UTF-8: English has about four a token,
/// most other scripts two or three. An engine that knows its tokenizer checks what it is given once more.
struct HistoryLimit: Sendable, Equatable {
    /// Where the model's context is not known: an hour of talk, which every vendor's model takes.
    static let unknown = HistoryLimit(bytes: 48_000)

    private static let bytesPerToken = 3
    /// What a chat template puts around a message.
    private static let frame = 24
    /// More than any model has; keeps the product in range.
    private static let contextTokens = 0...100_000_000

    /// The system prompt and all messages together, in bytes of UTF-8 and what stands between them.
    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// - Parameter answerTokens: what the answer may take of the context.
    init(_ model: LanguageModelCapabilities, answerTokens: Int) {
        guard let context = model.contextTokens else {
            self = .unknown
            return
        }
        let tokens = Self.contextTokens.clamp(context) - Self.contextTokens.clamp(answerTokens)
        self.bytes = max(0, tokens) * Self.bytesPerToken
    }

    /// What a message takes of the limit.
    static func size(of text: String) -> Int { text.utf8.count + Self.frame }
}

extension ClosedRange {
    fileprivate func clamp(_ value: Bound) -> Bound { Swift.min(Swift.max(value, self.lowerBound), self.upperBound) }
}
