internal import SpeechAudio
internal import SpeechEngines

/// The sound of one utterance and what is known of its words; no I/O and no clock.
struct UtteranceAudio {
    struct Limits {
        /// New audio before the next partial transcript: 256 ms.
        var partialInterval = 4096
        /// Longer utterances are cut at their longest pause: 20 s, about what the model was trained on.
        var longest = 320_000
        /// No cut before this, or words of the front would lack their context: 5 s.
        var shortestFront = 80_000
        /// Audio that may wait; beyond it the oldest is dropped.
        var capacity = RecognizerCapabilities.keptUtterance.samples(at: MoonshineModel.sampleRate)
    }

    private enum Wish {
        case partials, settled, final
    }

    private let limits: Limits
    private var samples: [Float] = []
    /// Words of the part that was cut off the front; they no longer change.
    private var front = ""
    private var frontLength = 0
    private var hypothesis: [Int64] = []
    private var text = ""
    /// Samples that `text` stands for.
    private var covered = 0
    private var wish = Wish.partials

    init(limits: Limits) {
        self.limits = limits
    }

    var isFinished: Bool { self.wish == .final }

    mutating func append(_ samples: [Float]) {
        self.samples += samples
        // Speech goes on, so what was wanted of the pause is not wanted any more.
        if self.wish == .settled { self.wish = .partials }
        let excess = self.samples.count - self.limits.capacity
        if excess > 0 {
            self.samples.removeFirst(excess)
            self.frontLength += excess
            self.covered = max(0, self.covered - excess)
        }
    }

    mutating func settle() { self.wish = .settled }

    mutating func finish() { self.wish = .final }

    /// How urgently a transcription is wanted, nil if none is.
    var wantedUrgency: Urgency? {
        guard self.covered < self.samples.count else { return nil }
        switch self.wish {
        case .settled, .final: return .endOfTurn
        case .partials:
            return self.samples.count - self.covered >= self.limits.partialInterval ? .partial : nil
        }
    }

    func work(id: Int, urgency: Urgency) -> MoonshineWork {
        let isLong = self.samples.count > self.limits.longest
        let end = isLong ? self.cut() : self.samples.count
        return MoonshineWork(
            id: id, start: self.frontLength, samples: Array(self.samples.prefix(end)), isFront: isLong,
            hypothesis: self.hypothesis, urgency: urgency)
    }

    /// Takes a transcription of the first samples.
    /// - Returns: the transcript to give to the user, nil while a long utterance is caught up with.
    mutating func complete(_ work: MoonshineWork, tokens: [Int64], text: String) -> Transcript? {
        // Some of the samples may have been dropped meanwhile.
        let end = max(0, work.start + work.samples.count - self.frontLength)
        if work.isFront {
            self.front = Self.joined(self.front, text)
            self.frontLength += end
            self.samples.removeFirst(end)
            (self.hypothesis, self.text, self.covered) = ([], "", 0)
            return nil
        }
        (self.hypothesis, self.text, self.covered) = (tokens, text, end)
        return self.transcript(isFinal: false, isSettled: self.settledTranscript != nil)
    }

    /// The partial transcript of all audio, if it was asked for and is known.
    var settledTranscript: Transcript? {
        guard self.wish == .settled, self.covered == self.samples.count else { return nil }
        return self.transcript(isFinal: false, isSettled: true)
    }

    /// The final transcript, once the utterance is finished and known to its end.
    var finalTranscript: Transcript? {
        guard self.wish == .final, self.covered == self.samples.count else { return nil }
        return self.transcript(isFinal: true, isSettled: true)
    }

    private func transcript(isFinal: Bool, isSettled: Bool) -> Transcript {
        Transcript(
            text: Self.joined(self.front, self.text), isFinal: isFinal,
            coverage: .samples(self.frontLength + self.covered, at: MoonshineModel.sampleRate), isSettled: isSettled)
    }

    /// The middle of the longest stretch of quiet blocks between the shortest front and the longest utterance.
    private func cut() -> Int {
        let block = MoonshineModel.sampleRate / 50
        let range = self.limits.shortestFront / block..<self.limits.longest / block
        let powers = range.map { index in
            self.samples[index * block..<(index + 1) * block].reduce(0) { $0 + $1 * $1 }
        }
        // A quarter of all blocks are at most this loud: pauses are among them, however noisy the room.
        let quiet = powers.sorted()[powers.count / 4]
        var best = 0..<0
        var start = 0
        for (index, power) in powers.enumerated() {
            if power > quiet { start = index + 1 }
            if index + 1 - start > best.count { best = start..<index + 1 }
        }
        return (range.lowerBound + (best.lowerBound + best.upperBound) / 2) * block
    }

    private static func joined(_ first: String, _ second: String) -> String {
        first.isEmpty || second.isEmpty ? first + second : first + " " + second
    }
}
