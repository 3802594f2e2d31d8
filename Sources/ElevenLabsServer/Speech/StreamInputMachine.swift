internal import ElevenLabsWire
internal import SpeechEngines
internal import SpeechText
internal import WebSockets

/// The rules of `stream-input`: one stream of text, then its end.
struct StreamInputMachine: SpeechMachine {
    private enum Phase {
        /// Nothing came yet, since this time.
        case waiting(Duration)
        case open(SpeechContext)
        /// The client has ended its text; its sound is on the way.
        case ending
        case closed
    }

    /// A stream is one context.
    private static let context = 0

    private let rules: SpeechRules
    private var phase: Phase

    init(_ rules: SpeechRules, at now: Duration = .zero) {
        self.rules = rules
        self.phase = .waiting(now)
    }

    var deadline: Duration? {
        switch self.phase {
        case .waiting(let start): start + self.rules.inactivity
        case .open(let context): context.deadline
        case .ending, .closed: nil
        }
    }

    mutating func take(_ event: SpeechEvent<StreamInputMessage>, at now: Duration) -> [SpeechAction] {
        switch (event, self.phase) {
        case (_, .closed), (.message, .ending), (.unreadable, .ending), (.time, .ending): return []
        case (.message(let message), .waiting):
            if let refusal = self.rules.refusal(message.setup) { return self.fail(refusal) }
            do {
                let context = try SpeechContext(message.setup, rules: self.rules, at: now)
                return [.begin(Self.context, context.settings)] + self.take(message, in: context, at: now)
            } catch {
                return self.fail(error)
            }
        case (.message(let message), .open(let context)):
            if let settings = message.setup.voiceSettings, settings != context.settings {
                return self.fail(.changedSettings)
            }
            return self.take(message, in: context, at: now)
        case (.unreadable(let reason), _): return self.fail(StreamError("invalid_message", reason))
        case (.piece(_, let output), _): return [.send(contextID: nil, .audio(output))]
        case (.spoken, .ending):
            self.phase = .closed
            return [.send(contextID: nil, .final), .close(.normal, reason: "")]
        case (.spoken, _): return []
        case (.failed(_, let error), _): return self.fail(StreamError(error.wireCode, error.message))
        case (.time, .waiting(let start)):
            return now >= start + self.rules.inactivity ? self.fail(.inactivity(self.rules.inactivity)) : []
        case (.time, .open(var context)):
            guard now < context.timeout else { return self.fail(.inactivity(self.rules.inactivity)) }
            let chunks = context.release(at: now)
            self.phase = .open(context)
            return Self.speak(chunks)
        }
    }

    static func json(contextID: String?, _ output: StreamOutput) -> String { StreamOutputMessage(output).json }

    private mutating func take(
        _ message: StreamInputMessage, in context: SpeechContext, at now: Duration
    ) -> [SpeechAction] {
        guard message.text.count <= SpeechRules.textLimit else { return self.fail(.tooLong) }
        var context = context
        guard !message.text.isEmpty else {
            self.phase = .ending
            return Self.speak(context.flush()) + [.finish(Self.context)]
        }
        var chunks = context.append(message.text, tryTrigger: message.tryTriggerGeneration, at: now)
        if message.flush { chunks += context.flush() }
        self.phase = .open(context)
        return Self.speak(chunks)
    }

    private static func speak(_ chunks: [SpeechChunk]) -> [SpeechAction] { chunks.map { .speak(Self.context, $0) } }

    private mutating func fail(_ error: StreamError) -> [SpeechAction] {
        defer { self.phase = .closed }
        if case .waiting = self.phase { return error.closing() }
        return [.cancel(Self.context)] + error.closing()
    }
}
