/// Collects the text messages of one ElevenLabs context and says what to generate when.
///
/// Characters are Unicode scalars. Blanks in a row count as one. The texts given, one after the other, are all the text.
/// None ends inside a tag or other markup, however the messages cut it.
public struct ScheduleBuffer: Sendable {
    /// How generations are triggered.
    public enum Mode: Sendable, Equatable {
        /// `auto_mode` off: by the number of characters collected.
        case schedule(ChunkSchedule)
        /// `auto_mode` on: every message that is not blank is generated at once, but for unfinished markup and words at its
        /// end that the next may belong to, such as a number.
        case automatic
    }

    /// The fewest characters that `try_trigger_generation` generates.
    public static let triggerMinimum = 50

    /// A text without any blank is cut after this many characters, so that memory is bounded.
    public static let longestWord = 1_000

    /// How this buffer generates.
    public let mode: Mode
    /// A longer message is given as several, so that what is made of each at once is bounded.
    public static let longestSegment = 2_000

    private let lexicon: Lexicon
    private var text: [Unicode.Scalar] = []
    /// Characters that were given before `text`.
    private var begin = 0
    private var markup = MarkupScanner()
    private var generation = 0
    private var endedWithBlank = true

    /// Words at the end of a message that wait for the next.
    private static let mostHeldWords = 4

    /// Makes an empty buffer.
    public init(_ mode: Mode = .schedule(.balanced), language: SpeechLanguage = .english) {
        self.mode = mode
        lexicon = language.lexicon
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
            markup.read(text, from: begin, isComplete: false)
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
        guard isHolding else {
            _ = take(text.count)
            return nil
        }
        markup.read(text, from: begin, isComplete: true)
        return take(text.count)
    }

    /// Ends the text: returns the rest as `flush()` does and starts the schedule anew.
    public mutating func end() -> String? {
        defer {
            generation = 0
            endedWithBlank = true
        }
        return flush()
    }

    /// After a short idle time: a text over its threshold that waits for the end of a word is given as it is, and so is
    /// what waits in automatic mode.
    public mutating func release() -> String? {
        if case .schedule(let schedule) = mode {
            guard text.count >= schedule.threshold(ofGeneration: generation) else { return nil }
            generation += 1
        }
        return flush()
    }

    private mutating func takeFinishedWords() -> String? {
        let known = text[..<min(text.count, max(0, markup.position - begin))]
        let last = ChunkCut.last(in: known, lexicon: lexicon) { !markup.isInside(begin + $0) }
        guard let end = last ?? (text.count >= Self.longestWord ? text.count : nil) else { return nil }
        generation += 1
        return take(end)
    }

    /// The first characters, which are given now.
    private mutating func take(_ count: Int) -> String {
        defer {
            text.removeSubrange(..<count)
            begin += count
            markup.skip(to: begin)
        }
        return String(scalars: text[..<count])
    }

    /// Each message is a segment of its own; between two without a blank, one is added.
    private mutating func appendSegment(_ message: String) -> [String] {
        let isBlank = !message.unicodeScalars.contains { !$0.isBlank }
        if isBlank, text.isEmpty {
            endedWithBlank = endedWithBlank || !message.isEmpty
            return []
        }
        let beginsWithBlank = message.unicodeScalars.first?.isBlank ?? true
        let isInMarkup = begin + text.count > markup.position
        if !endedWithBlank, !beginsWithBlank, !isInMarkup { text.append(" ") }
        text.append(contentsOf: message.unicodeScalars)
        endedWithBlank = message.isEmpty ? endedWithBlank : message.unicodeScalars.last?.isBlank ?? false
        markup.read(text, from: begin, isComplete: false)
        guard !isBlank, var end = segmentEnd else { return [] }
        var segments: [String] = []
        while end > Self.longestSegment {
            let known = text[..<Self.longestSegment]
            let last = ChunkCut.last(in: known, lexicon: lexicon) { !markup.isInside(begin + $0) }
            let cut = last ?? Self.longestSegment
            segments.append(take(cut))
            end -= cut
        }
        return segments + [take(end)]
    }

    /// Behind the last word that is complete; nil when nothing is.
    private var segmentEnd: Int? {
        if text.count >= Self.longestWord * 12 { return text.count }
        var end = min(text.count, markup.position - begin)
        for _ in 0..<Self.mostHeldWords {
            let known = text[..<end]
            guard let last = known.lastIndex(where: { !$0.isBlank }) else { return nil }
            let first = (known[..<last].suffix(40).lastIndex(where: \.isBlank)).map { $0 + 1 } ?? 0
            guard last - first < 24 else { break }
            let joint = WordJoint(behind: String(scalars: known[first...last]), lexicon: lexicon)
            guard joint.isOpenAtEnd, !markup.isInside(begin + first) else { break }
            end = first
        }
        return text[..<end].contains { !$0.isBlank } ? end : nil
    }
}
