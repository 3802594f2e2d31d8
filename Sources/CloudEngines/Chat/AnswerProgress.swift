internal import SpeechEngines

/// An answer under way: what of it is for the user, and what its events say about how long to wait.
///
/// Pure: a reader's events in, events without any thinking out.
struct AnswerProgress: Sendable {
    /// What a model thinks is told up to here, in bytes of UTF-8.
    static let reasoningLimit = 16 << 10

    private(set) var filter: ThinkingFilter
    private(set) var finish: ChatFinish?
    /// Whether the stream told its end.
    private(set) var isWhole = false
    /// Whether the model has said or thought anything.
    private(set) var hasBegun = false
    private(set) var hasToolCalls = false
    /// Whether the server itself tells thinking from the answer.
    private(set) var isSetApart = false
    /// When the model began to think, or text began to wait in case it had.
    private(set) var thinksSince: Duration?
    private var words = FirstWords()
    private var thinks = false
    /// Bytes of thinking that were told.
    private var reasoned = 0

    init(_ opening: ThinkingOpening) {
        self.filter = ThinkingFilter(opening)
    }

    var hasWords: Bool { self.words.haveCome }

    /// Whether nothing of the answer is missing, though more may come.
    var isFinished: Bool { self.finish != nil || self.isWhole }

    /// Whether the model thinks now, as far as can be told.
    var isThinking: Bool { self.thinks || self.filter.isThinking }

    /// Whether it thinks at all; what a service keeps to itself counts where it has used up the limit.
    var hasThought: Bool {
        self.isSetApart || self.filter.hasThought || self.filter.wasCutInside
            || (self.finish == .tokenLimit && !self.hasWords && !self.hasToolCalls)
    }

    /// Whether the model ended the answer by itself, with words.
    var isComplete: Bool { self.hasWords && self.isFinished && self.finish != .tokenLimit }

    /// Takes the events of one message.
    mutating func take(_ events: [ChatStreamEvent], at now: Duration) -> [ChatStreamEvent] {
        events.flatMap { event -> [ChatStreamEvent] in
            switch event {
            case .thinking(let thought):
                self.isSetApart = true
                let waited = self.words.append(self.filter.isSetApart())
                let told = self.tell(thought)
                let isNew = self.think(at: now)
                return (waited.isEmpty ? [] : [.text(waited)]) + (isNew || !told.isEmpty ? [.thinking(told)] : [])
            case .text(let text): return self.take(text, at: now)
            case .callingTool, .toolCall, .brokenToolCall:
                (self.hasToolCalls, self.hasBegun, self.thinks) = (true, true, false)
                return [event]
            case .finished(let reason):
                self.finish = reason
                return [event]
            case .end:
                self.isWhole = true
                return [event]
            case .usage, .refused: return [event]
            }
        }
    }

    /// The answer has ended, one way or the other.
    /// - Returns: words that waited for its end.
    mutating func end() -> String {
        self.thinks = false
        return self.words.append(self.filter.finish(isCut: self.finish == .tokenLimit))
    }

    private mutating func take(_ text: String, at now: Duration) -> [ChatStreamEvent] {
        guard !text.isEmpty else { return [] }
        // Halves of characters that came as bytes.
        let whole = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FFFD}" }))
        if !whole.allSatisfy(\.isWhitespace) { self.hasBegun = true }
        self.thinks = false
        let answer = self.words.append(self.filter.append(whole, at: now))
        let isThought = self.filter.isThinking && self.hasBegun && self.think(at: now)
        return (isThought ? [.thinking("")] : []) + (answer.isEmpty ? [] : [.text(answer)])
    }

    private mutating func tell(_ thought: String) -> String {
        guard self.reasoned + thought.utf8.count <= Self.reasoningLimit else { return "" }
        self.reasoned += thought.utf8.count
        return thought
    }

    /// - Returns: whether it has just begun.
    private mutating func think(at now: Duration) -> Bool {
        let isNew = !self.thinks
        (self.thinks, self.hasBegun) = (true, true)
        self.thinksSince = self.thinksSince ?? now
        return isNew
    }
}
