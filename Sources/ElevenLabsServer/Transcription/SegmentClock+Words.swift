internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

extension SegmentClock {
    /// The words of the segment's transcript with their times, blanks between them.
    ///
    /// Where the recognizer has no times, the sound is divided by the words' letters: an estimate.
    func words(of transcript: Transcript) -> [TranscribedWord] {
        var words: [TranscribedWord] = []
        for word in transcript.words.isEmpty ? self.estimate(transcript.text) : self.timed(transcript.words) {
            if let last = words.last {
                words.append(TranscribedWord(text: " ", start: last.end, end: word.start, kind: .spacing))
            }
            words.append(word)
        }
        return words
    }

    private func timed(_ words: [TimedWord]) -> [TranscribedWord] {
        words.map { word in
            TranscribedWord(
                text: word.text, start: self.rounded(word.start.samples(at: self.sampleRate)),
                end: self.rounded(word.end.samples(at: self.sampleRate)))
        }
    }

    private func estimate(_ text: String) -> [TranscribedWord] {
        let words = text.split(whereSeparator: \.isWhitespace)
        let letters = max(1, words.reduce(0) { $0 + $1.count })
        var before = 0
        return words.map { word in
            let start = self.rounded(self.count * before / letters)
            before += word.count
            return TranscribedWord(text: String(word), start: start, end: self.rounded(self.count * before / letters))
        }
    }

    /// To the millisecond.
    private func rounded(_ sample: Int) -> Double { (self.seconds(sample) * 1000).rounded() / 1000 }
}
