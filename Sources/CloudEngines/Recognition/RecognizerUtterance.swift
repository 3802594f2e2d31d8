internal import SpeechAudio
internal import SpeechEngines

/// One utterance: what was said of it to the service, and what the service has understood.
struct RecognizerUtterance: Sendable {
    /// Samples of audio that is kept to be sent again. Beyond that the oldest is dropped.
    static let limit = RecognizerCapabilities.repeatableSound.samples(at: 16_000)

    /// Where the utterance begins in the connection's audio, in samples; negative if a former connection heard the
    /// beginning.
    var origin: Int
    /// All its samples so far.
    private(set) var length = 0
    /// Samples of which the service has said its last word; they are not sent again.
    private(set) var covered = 0
    /// Samples that the service has heard.
    private var heard = 0
    /// The audio after `covered`, as far as it is kept.
    private(set) var kept: [Float] = []
    /// When its final transcript is due at the latest; set by `finish`.
    var deadline: Duration?

    private var parts: [Part] = []
    /// Words that may still change.
    private var interim: Part?

    private struct Part: Sendable {
        var text: String
        var words: [TimedWord]
    }

    init(origin: Int) {
        self.origin = origin
    }

    /// Where it ends in the connection's audio.
    var end: Int { self.origin + self.length }

    /// Whether all of it is understood.
    var isComplete: Bool { self.covered >= self.length }

    mutating func append(_ samples: [Float]) {
        self.length += samples.count
        self.kept += samples
        self.kept.removeFirst(max(0, self.kept.count - Self.limit))
    }

    /// Takes the words of a stretch that ends in this utterance.
    mutating func take(_ stretch: RecognizedStretch, rate: Int) {
        let part = self.part(of: stretch, rate: rate)
        let end = Int(stretch.end * Double(rate)) - self.origin
        self.heard = max(self.heard, min(self.length, end))
        guard stretch.isFinal else {
            self.interim = part
            return
        }
        self.interim = nil
        if !part.text.isEmpty { self.parts.append(part) }
        self.cover(end)
    }

    /// The service has said its last word of the connection's audio up to here.
    mutating func finalized(at position: Int) { self.cover(position - self.origin) }

    private mutating func cover(_ count: Int) {
        self.covered = max(self.covered, min(self.length, count))
        self.kept.removeFirst(max(0, self.kept.count - (self.length - self.covered)))
    }

    /// The utterance continues on a new connection, which hears the kept audio from a position on.
    mutating func move(to position: Int) {
        self.interim = nil
        self.origin = position - (self.length - self.kept.count)
    }

    func transcript(isFinal: Bool, rate: Int) -> Transcript {
        let all = self.parts + (self.interim.map { [$0] } ?? [])
        return Transcript(
            text: all.map(\.text).filter { !$0.isEmpty }.joined(separator: " "), isFinal: isFinal,
            coverage: .samples(isFinal ? self.length : self.heard, at: rate), words: all.flatMap(\.words))
    }

    private static func time(_ seconds: Double) -> Duration { .milliseconds(max(0, Int((seconds * 1000).rounded()))) }

    private func part(of stretch: RecognizedStretch, rate: Int) -> Part {
        let origin = Double(self.origin) / Double(rate)
        // A stretch that begins before the utterance has words of one that was discarded.
        let own = stretch.words.filter { $0.end > origin }
        let text = own.count == stretch.words.count ? stretch.text : own.map(\.text).joined(separator: " ")
        return Part(
            text: text,
            words: own.map {
                TimedWord(text: $0.text, start: Self.time($0.start - origin), end: Self.time($0.end - origin))
            })
    }
}
