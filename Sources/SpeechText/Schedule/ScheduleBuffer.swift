/// Collects the text messages of one ElevenLabs context and says what to generate when.
///
/// Characters are Unicode scalars. Blanks in a row count as one. The texts given, one after the other, are all the text.
public struct ScheduleBuffer: Sendable {
    /// How generations are triggered.
    public enum Mode: Sendable, Equatable {
        /// `auto_mode` off: by the number of characters collected.
        case schedule(ChunkSchedule)
        /// `auto_mode` on: every message that is not blank is generated at once.
        case automatic
    }

    /// The fewest characters that `try_trigger_generation` generates.
    public static let triggerMinimum = 50

    /// A text without any blank is cut after this many characters, so that memory is bounded.
    public static let longestWord = 1_000

    /// How this buffer generates.
    public let mode: Mode
    private var text: [Unicode.Scalar] = []
    private var generation = 0
    private var endedWithBlank = true

    /// Makes an empty buffer.
    public init(_ mode: Mode = .schedule(.balanced)) {
        self.mode = mode
    }

    /// Whether text waits for its threshold, for the end of a word, or for `flush()`.
    public var isHolding: Bool { text.contains { !$0.isBlank } }

    /// Takes a message; returns the texts to generate now, in order.
    ///
    /// `tryTrigger` asks to generate below the threshold: done from 50 characters on, up to the last finished word.
    public mutating func append(_ message: String, tryTrigger: Bool = false) -> [String] {
        switch mode {
        case .automatic: return appendSegment(message)
        case .schedule(let schedule):
            for scalar in message.unicodeScalars {
                if scalar.isBlank, text.last?.isBlank ?? true { continue }
                text.append(scalar)
            }
            var generated: [String] = []
            while text.count >= schedule.threshold(ofGeneration: generation), let chunk = takeFinishedWords() {
                generated.append(chunk)
            }
            if tryTrigger, text.count >= Self.triggerMinimum, let chunk = takeFinishedWords() {
                generated.append(chunk)
            }
            return generated
        }
    }

    /// Returns all that is buffered, an unfinished word included; nil when that is nothing to speak.
    /// The schedule goes on where it was.
    public mutating func flush() -> String? {
        defer { text.removeAll(keepingCapacity: true) }
        guard isHolding else { return nil }
        return String(scalars: text)
    }

    /// Ends the text: returns the rest as `flush()` does and starts the schedule anew.
    public mutating func end() -> String? {
        defer {
            generation = 0
            endedWithBlank = true
        }
        return flush()
    }

    /// After a short idle time: a text over its threshold that waits for the end of a word is given as it is.
    public mutating func release() -> String? {
        guard case .schedule(let schedule) = mode, text.count >= schedule.threshold(ofGeneration: generation) else {
            return nil
        }
        generation += 1
        return flush()
    }

    private mutating func takeFinishedWords() -> String? {
        guard let end = ChunkCut.last(in: text[...], lexicon: SpeechLanguage.english.lexicon) ?? (text.count >= Self.longestWord ? text.count : nil) else {
            return nil
        }
        defer { text.removeSubrange(..<end) }
        generation += 1
        return String(scalars: text[..<end])
    }

    /// Each message is a segment of its own; between two without a blank, one is added.
    private mutating func appendSegment(_ message: String) -> [String] {
        guard message.unicodeScalars.contains(where: { !$0.isBlank }) else {
            endedWithBlank = endedWithBlank || !message.isEmpty
            return []
        }
        let beginsWithBlank = message.unicodeScalars.first?.isBlank ?? false
        let segment = endedWithBlank || beginsWithBlank ? message : " " + message
        endedWithBlank = message.unicodeScalars.last?.isBlank ?? false
        return [segment]
    }
}
