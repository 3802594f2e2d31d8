internal import SpeechAudio

/// What a recognizer was told and has not answered with a final transcript yet: enough to tell another one the same.
///
/// Audio beyond the limit drops the oldest of it.
struct UnansweredSpeech: Sendable {
    /// Samples kept at the most.
    static let limit = RecognizerCapabilities.repeatableSound.samples(at: 16_000)

    private struct Utterance: Equatable {
        var samples: [Float] = []
        var isFinished = false
    }

    private var utterances: [Utterance] = []

    mutating func append(_ samples: [Float]) {
        if self.utterances.last?.isFinished ?? true { self.utterances.append(Utterance()) }
        self.utterances[self.utterances.count - 1].samples += samples
        var excess = self.utterances.reduce(0) { $0 + $1.samples.count } - Self.limit
        for index in self.utterances.indices where excess > 0 {
            let dropped = min(excess, self.utterances[index].samples.count)
            self.utterances[index].samples.removeFirst(dropped)
            excess -= dropped
        }
    }

    mutating func finish() {
        if self.utterances.last?.isFinished ?? true { self.utterances.append(Utterance()) }
        self.utterances[self.utterances.count - 1].isFinished = true
    }

    mutating func discard() {
        if self.utterances.last?.isFinished == false { self.utterances.removeLast() }
    }

    /// A final transcript has come: it answers the oldest utterance.
    mutating func answered() {
        if self.utterances.first?.isFinished == true { self.utterances.removeFirst() }
    }

    /// Tells a recognizer everything, from its beginning.
    func tell(_ stream: any RecognizerStream) {
        for utterance in self.utterances {
            if !utterance.samples.isEmpty { stream.append(utterance.samples) }
            if utterance.isFinished { stream.finish() }
        }
    }
}
