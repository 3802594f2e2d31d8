internal import ElevenLabsWire
internal import SpeechText

/// The text of one stream or context: when it is spoken, and how long it may be silent.
struct SpeechContext: Sendable {
    let settings: VoiceSettings
    /// Whether everything that came was asked to be spoken.
    private(set) var isFlushed = true
    private let rules: SpeechRules
    private var buffer: ScheduleBuffer
    private var cleaner: SpeechCleaner
    private var lastMessage: Duration
    private var lastText: Duration?

    /// - Throws: `StreamError` for a chunk schedule that is out of range.
    init(_ setup: SpeechSetup, rules: SpeechRules, at now: Duration) throws(StreamError) {
        self.rules = rules
        self.settings = setup.voiceSettings ?? VoiceSettings()
        self.lastMessage = now
        self.cleaner = SpeechCleaner(language: rules.language)
        do {
            let schedule = try setup.generationConfig?.chunkLengthSchedule.map { try ChunkSchedule($0) }
            self.buffer = ScheduleBuffer(
                rules.isAutomatic ? .automatic : .schedule(schedule ?? .balanced), language: rules.language)
        } catch {
            throw StreamError("invalid_generation_config", "\(error)")
        }
    }

    /// When silence ends the context.
    var timeout: Duration { self.lastMessage + self.rules.inactivity }

    /// When something has to be done if nothing comes.
    var deadline: Duration { self.lastText.map { min($0 + SpeechRules.idle, self.timeout) } ?? self.timeout }

    /// Restarts the clock of inactivity.
    mutating func keepAlive(at now: Duration) { self.lastMessage = now }

    /// Takes a text; returns what is spoken now.
    mutating func append(_ text: String, tryTrigger: Bool, at now: Duration) -> [SpeechChunk] {
        self.lastMessage = now
        guard text.contains(where: { !$0.isWhitespace }) else {
            // Blanks between words count, but say nothing that would have to be flushed.
            return self.chunks(self.buffer.append(text, tryTrigger: tryTrigger))
        }
        self.isFlushed = false
        let chunks = self.chunks(self.buffer.append(text, tryTrigger: tryTrigger))
        self.lastText = self.rules.isAutomatic && !self.buffer.isHolding ? nil : now
        return chunks
    }

    /// Everything that is collected.
    mutating func flush() -> [SpeechChunk] {
        self.isFlushed = true
        self.lastText = nil
        return self.chunks(self.buffer.flush().map { [$0] } ?? [])
    }

    /// After a short silence: a text over its threshold whose last word did not end.
    mutating func release(at now: Duration) -> [SpeechChunk] {
        guard let lastText, now >= lastText + SpeechRules.idle else { return [] }
        self.lastText = nil
        return self.chunks(self.buffer.release().map { [$0] } ?? [])
    }

    private mutating func chunks(_ segments: [String]) -> [SpeechChunk] {
        segments.compactMap { source in
            let text = self.rules.cleansText ? self.cleaner.append(source) + self.cleaner.endSentence() : source
            let spoken = text.withoutOuterBlanks
            guard spoken.contains(where: { $0.isLetter || $0.isNumber || $0.isSymbol }) else { return nil }
            return SpeechChunk(text: spoken, source: source, flush: true)
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var withoutOuterBlanks: String {
        guard let first = self.firstIndex(where: { !$0.isWhitespace }),
            let last = self.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
