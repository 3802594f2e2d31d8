internal import ElevenLabsWire
internal import SpeechText

/// What a client of `stream-input` sends of a reply that comes token by token, and what the service makes of it.
///
/// - A schedule: every token as it comes. With `flush`, text behind a possible end of a sentence waits until the end is
///   certain, because whatever was sent would be flushed with it.
/// - Automatic mode: whole sentences, as the service advises. Cascade's own way: its chunks, each with `flush`.
struct EndpointText {
    private let settings: SpeechChunker.Settings
    /// Finds sentences, or the chunks that are messages.
    private var chunker: SpeechChunker
    private var unsent = ""
    /// The rule that the endpoint cuts by.
    private var buffer: ScheduleBuffer
    /// What the service generates one by one, by that rule.
    private(set) var generations: [String] = []
    /// Letters (characters that are not blank) that were sent, and those in sentences that have ended.
    private var sentLetters = 0
    private var endedLetters = 0

    init(_ settings: SpeechChunker.Settings) {
        var plain = settings
        // The service cleans the text.
        plain.cleansText = false
        switch settings.mode {
        case .schedule(let schedule):
            self.buffer = ScheduleBuffer(.schedule(schedule))
            plain.mode = .sentences
        case .automatic:
            self.buffer = ScheduleBuffer(.automatic)
            plain.mode = .sentences
        case .sentences: self.buffer = ScheduleBuffer(.automatic)
        }
        self.settings = settings
        self.chunker = SpeechChunker(plain)
    }

    /// Whether the socket is opened with `auto_mode`.
    static func isAutomatic(_ settings: SpeechChunker.Settings) -> Bool { settings.mode == .automatic }

    /// The thresholds of `chunk_length_schedule`, nil in other modes.
    static func thresholds(_ settings: SpeechChunker.Settings) -> [Int]? {
        if case .schedule(let schedule) = settings.mode { schedule.thresholds } else { nil }
    }

    mutating func take(_ token: String) -> [StreamInputMessage] {
        guard case .schedule = self.settings.mode else { return self.messages(self.chunker.append(token)) }
        guard self.settings.flushesSentences else { return [self.send(StreamInputMessage(text: token))] }
        self.unsent += token
        var messages: [StreamInputMessage] = []
        for sentence in self.chunker.append(token) {
            self.endedLetters += Self.letters(sentence.source)
            if let message = self.flush() { messages.append(self.send(message)) }
        }
        if !self.chunker.isDoubtful, !self.unsent.isEmpty {
            messages.append(self.send(StreamInputMessage(text: self.unsent)))
            self.unsent = ""
        }
        return messages
    }

    /// The end of the reply, with the message that ends the stream.
    mutating func finish() -> [StreamInputMessage] {
        var messages: [StreamInputMessage] = []
        if case .schedule = self.settings.mode {
            if !self.unsent.isEmpty { messages.append(self.send(StreamInputMessage(text: self.unsent))) }
            self.unsent = ""
        } else {
            messages = self.messages(self.chunker.finish())
        }
        if let rest = self.buffer.end() { self.generations.append(rest) }
        return messages + [.end]
    }

    private mutating func messages(_ chunks: [SpeechChunk]) -> [StreamInputMessage] {
        let flush = self.settings.mode == .sentences || self.settings.flushesSentences
        return chunks.filter { !$0.text.isEmpty }.map {
            self.send(StreamInputMessage(text: $0.text + " ", flush: flush))
        }
    }

    /// The rest of the sentence that has ended.
    private mutating func flush() -> StreamInputMessage? {
        // More than the sentence was sent already: a flush would cut into the next one.
        guard self.sentLetters <= self.endedLetters else { return nil }
        var missing = self.endedLetters - self.sentLetters
        let end = self.unsent.firstIndex { character in
            if missing > 0, !character.isWhitespace { missing -= 1 } else if missing == 0 { return true }
            return false
        }
        let text = self.unsent[..<(end ?? self.unsent.endIndex)]
        self.unsent = end.map { String(self.unsent[$0...]) } ?? ""
        // An empty text would end the stream.
        return StreamInputMessage(text: text + " ", flush: true)
    }

    /// Notes what is sent.
    private mutating func send(_ message: StreamInputMessage) -> StreamInputMessage {
        self.sentLetters += Self.letters(message.text)
        self.generations += self.buffer.append(message.text)
        if message.flush, let rest = self.buffer.flush() { self.generations.append(rest) }
        return message
    }

    private static func letters(_ text: String) -> Int { text.count { !$0.isWhitespace } }
}
