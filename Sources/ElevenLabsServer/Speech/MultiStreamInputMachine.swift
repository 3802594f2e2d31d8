internal import ElevenLabsWire
internal import SpeechEngines
internal import SpeechText
internal import WebSockets

/// The rules of `multi-stream-input`: several contexts, each with its own end.
struct MultiStreamInputMachine: SpeechMachine {
    /// Contexts that may be open at once.
    static let contextLimit = 5
    /// Closed contexts that may still be heard at once; more are as good as open ones.
    static let drainLimit = 16

    private enum Phase {
        case open(SpeechContext)
        /// Closed; what was flushed is still heard.
        case draining
    }

    private struct Entry {
        let contextID: String?
        var phase: Phase
    }

    private enum Socket {
        /// No message yet: the first may have to show a key.
        case fresh
        case open
        /// Ends with the last context.
        case closing
        case closed
    }

    private let rules: SpeechRules
    private var socket = Socket.fresh
    private var entries: [Int: Entry] = [:]
    private var nextNumber = 0

    init(_ rules: SpeechRules) {
        self.rules = rules
    }

    var deadline: Duration? {
        self.entries.values.compactMap { entry in
            if case .open(let context) = entry.phase { context.deadline } else { nil }
        }.min()
    }

    static func json(contextID: String?, _ output: StreamOutput) -> String {
        MultiStreamOutputMessage(contextID: contextID, output).json
    }

    mutating func take(_ event: SpeechEvent<MultiStreamInputMessage>, at now: Duration) -> [SpeechAction] {
        if self.socket == .closed { return [] }
        switch event {
        case .message(let message): return self.take(message, at: now)
        case .unreadable(let reason): return self.fail(StreamError("invalid_message", reason))
        case .piece(let number, let output):
            guard let entry = self.entries[number] else { return [] }
            return [.send(contextID: entry.contextID, .audio(output))]
        case .spoken(let number): return self.end(number)
        case .failed(let number, let error):
            guard let entry = self.entries[number] else { return [] }
            let failure = StreamError(error.wireCode, error.message)
            return [.cancel(number), .send(contextID: entry.contextID, .error(failure))] + self.end(number)
        case .time: return self.entries.keys.sorted().flatMap { self.wake($0, at: now) }
        }
    }

    private mutating func take(_ message: MultiStreamInputMessage, at now: Duration) -> [SpeechAction] {
        switch self.socket {
        case .closing, .closed: return []
        case .fresh:
            if let refusal = self.rules.refusal(message.setup) { return self.fail(refusal) }
            self.socket = .open
        case .open: break
        }
        if message.closesSocket { return self.closeSocket() }
        let number = self.number(of: message.contextID)
        if message.closesContext {
            guard let number else { return [] }
            let rest = self.append(message, to: number, at: now)
            if self.socket == .closed { return rest }
            return rest + self.close(number, isFlushed: message.hasText || message.flush)
        }
        if let number, let context = self.context(number) {
            if let settings = message.setup.voiceSettings, settings != context.settings {
                return self.fail(.changedSettings)
            }
            return self.append(message, to: number, at: now)
        }
        // An empty text or a bare flush for a context that is not open must not open one.
        guard let text = message.text, !text.isEmpty else { return [] }
        return self.open(message, instead: number, at: now)
    }

    /// - Parameter old: a context of the same name that is still heard; it makes way.
    private mutating func open(
        _ message: MultiStreamInputMessage, instead old: Int?, at now: Duration
    ) -> [SpeechAction] {
        let openCount = self.entries.keys.count { self.context($0) != nil }
        guard openCount < Self.contextLimit, self.entries.count < Self.drainLimit else {
            return self.fail(.tooManyContexts)
        }
        do {
            let context = try SpeechContext(message.setup, rules: self.rules, at: now)
            let gone = old.map { [.cancel($0)] + self.end($0) } ?? []
            let number = self.nextNumber
            self.nextNumber += 1
            self.entries[number] = Entry(contextID: message.contextID, phase: .open(context))
            return gone + [.begin(number, context.settings)] + self.append(message, to: number, at: now)
        } catch {
            return self.fail(error)
        }
    }

    private mutating func append(
        _ message: MultiStreamInputMessage, to number: Int, at now: Duration
    ) -> [SpeechAction] {
        guard var context = self.context(number) else { return [] }
        let text = message.text ?? ""
        guard text.count <= SpeechRules.textLimit else { return self.fail(.tooLong) }
        var chunks: [SpeechChunk] = []
        if text.isEmpty {
            context.keepAlive(at: now)
        } else {
            chunks = context.append(text, tryTrigger: message.tryTriggerGeneration, at: now)
        }
        if message.flush { chunks += context.flush() }
        self.entries[number]?.phase = .open(context)
        return chunks.map { .speak(number, $0) }
    }

    /// Ends a context: what was flushed is heard to its end, anything else stops now.
    private mutating func close(_ number: Int, isFlushed: Bool) -> [SpeechAction] {
        guard var context = self.context(number), context.isFlushed || isFlushed else {
            return [.cancel(number)] + self.end(number)
        }
        let rest = context.flush()
        self.entries[number]?.phase = .draining
        return rest.map { .speak(number, $0) } + [.finish(number)]
    }

    private mutating func closeSocket() -> [SpeechAction] {
        self.socket = .closing
        let open = self.entries.keys.sorted().filter { self.context($0) != nil }
        let actions = open.flatMap { self.close($0, isFlushed: false) }
        return self.socket == .closed ? actions : actions + self.closeIfEmpty()
    }

    private mutating func wake(_ number: Int, at now: Duration) -> [SpeechAction] {
        guard var context = self.context(number) else { return [] }
        if now >= context.timeout {
            // What is heard already goes on; a text that was never finished is dropped.
            self.entries[number]?.phase = .draining
            return [.finish(number)]
        }
        let chunks = context.release(at: now)
        self.entries[number]?.phase = .open(context)
        return chunks.map { .speak(number, $0) }
    }

    private mutating func end(_ number: Int) -> [SpeechAction] {
        guard let entry = self.entries.removeValue(forKey: number) else { return [] }
        return [.send(contextID: entry.contextID, .final)] + self.closeIfEmpty()
    }

    private mutating func closeIfEmpty() -> [SpeechAction] {
        guard self.socket == .closing, self.entries.isEmpty else { return [] }
        self.socket = .closed
        return [.close(.normal, reason: "")]
    }

    private mutating func fail(_ error: StreamError) -> [SpeechAction] {
        let running = self.entries.keys.sorted().map { SpeechAction.cancel($0) }
        self.entries = [:]
        self.socket = .closed
        return running + error.closing()
    }

    /// The latest context of this name.
    private func number(of contextID: String?) -> Int? {
        self.entries.filter { $0.value.contextID == contextID }.keys.max()
    }

    private func context(_ number: Int) -> SpeechContext? {
        if case .open(let context) = self.entries[number]?.phase { context } else { nil }
    }
}

extension MultiStreamInputMessage {
    fileprivate var hasText: Bool { self.text?.contains { !$0.isWhitespace } ?? false }
}
