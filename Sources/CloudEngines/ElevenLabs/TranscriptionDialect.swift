internal import ElevenLabsWire
internal import SpeechAudio

/// Realtime transcription as a session understands it: the service tells segments in order, the session wants positions.
///
/// A segment ends where it was committed. Silence that is added for the service's sake does not count.
struct TranscriptionDialect: RecognizerDialect {
    /// The service ignores a commit of less new sound.
    static let shortestSegment = Duration.milliseconds(300)
    /// Silence beyond the service's threshold that makes it commit by itself.
    static let surelySilent = Duration.milliseconds(200)

    private let query: TranscriptionQuery
    private let fault: ElevenLabsFault
    private var rate: Int { self.query.audioFormat.sampleRate }
    /// Samples of the session's audio.
    private var sent = 0
    /// Where silence was added in the session's audio, and how many samples.
    private var silences: [(position: Int, count: Int)] = []
    /// What the service has heard since the last commit, in samples.
    private var fresh = 0
    /// Commits that are not answered, by their positions.
    private var commits: [Int] = []
    /// Where the segment begins.
    private var start = 0
    private var partial = ""
    /// A committed text whose copy with times has not come.
    private var held: (text: String, position: Int, isAnswer: Bool)?
    /// Whether the service sends no copy with times though it was asked to, or too late.
    private var sendsNoTimes = false

    init(_ query: TranscriptionQuery, fault: ElevenLabsFault) {
        self.query = query
        self.fault = fault
    }

    mutating func audio(_ samples: [Float]) -> [SocketLine.Frame] {
        self.sent += samples.count
        return self.frames(samples)
    }

    mutating func command(_ command: RecognizerSession.Command) -> [SocketLine.Frame] {
        switch command {
        case .finalize: self.commit()
        case .keepAlive: [self.frame([])]
        case .closeStream: []
        }
    }

    mutating func read(_ json: String) throws -> [RecognizerMessage] {
        let message: TranscriptionOutputMessage
        do {
            message = try TranscriptionOutputMessage(json: json)
        } catch {
            throw UnreadableEvent()
        }
        switch message {
        case .sessionStarted, .finalTranscript, .other: return []
        case .partialTranscript(let text):
            self.partial = text
            return [self.stretch(text, to: self.commits.first ?? self.sent)]
        case .committedTranscript(let text):
            guard self.query.includeTimestamps, !self.sendsNoTimes else { return [self.end(text, [])] }
            var messages: [RecognizerMessage] = []
            if let held {
                self.sendsNoTimes = true
                messages = [self.end(held, []), self.end(text, [])]
            } else {
                let isAnswer = !self.commits.isEmpty
                let position = isAnswer ? self.commits.removeFirst() : self.sent
                self.held = (text, position, isAnswer)
                messages = [self.stretch(text, to: position)]
            }
            return messages
        case .committedTranscriptWithTimestamps(let text, _, let words):
            // Its text was taken already.
            guard !self.sendsNoTimes else { return [] }
            let own = self.timed((words ?? []).filter { $0.kind == .word })
            guard let held else { return [self.end(text, own)] }
            return [self.end((text, held.position, held.isAnswer), own)]
        case .error(let error):
            switch error.kind {
            case .commitThrottled, .insufficientAudioActivity:
                // Nothing more will be said of this segment.
                return self.commits.isEmpty ? [] : [self.end(self.partial, [])]
            default: return [.failed(self.fault.refusal(error))]
            }
        }
    }

    var isHolding: Bool { self.held != nil }

    mutating func release() -> [RecognizerMessage] {
        guard let held else { return [] }
        self.sendsNoTimes = true
        return [self.end(held, [])]
    }

    // MARK: To the service

    private mutating func commit() -> [SocketLine.Frame] {
        self.commits.append(self.sent)
        let shortest = Self.shortestSegment.samples(at: self.rate)
        switch self.query.commitStrategy {
        case .manual:
            let silence = self.silence(max(0, shortest - self.fresh))
            self.fresh = 0
            return silence + [self.frame([], commit: true)]
        case .vad:
            let pause = Duration.milliseconds(Int(self.query.silenceThreshold * 1000)) + Self.surelySilent
            return self.silence(pause.samples(at: self.rate))
        }
    }

    private mutating func silence(_ count: Int) -> [SocketLine.Frame] {
        guard count > 0 else { return [] }
        self.silences.append((self.sent, count))
        return self.frames([Float](repeating: 0, count: count))
    }

    /// Messages of a second at the most: the service takes none that are much longer.
    private mutating func frames(_ samples: [Float]) -> [SocketLine.Frame] {
        self.fresh += samples.count
        return stride(from: 0, to: samples.count, by: self.rate).map {
            self.frame(Array(samples[$0..<min($0 + self.rate, samples.count)]))
        }
    }

    private func frame(_ samples: [Float], commit: Bool = false) -> SocketLine.Frame {
        .text(TranscriptionInputMessage(audio: PCM16.encode(samples), commit: commit, sampleRate: self.rate).json)
    }

    // MARK: From the service

    /// Words that may still change.
    private func stretch(_ text: String, to position: Int) -> RecognizerMessage {
        .stretch(
            RecognizedStretch(
                text: text, start: self.seconds(self.start), end: self.seconds(position), isFinal: false,
                isFinalized: false, words: []))
    }

    private mutating func end(_ text: String, _ words: [RecognizedStretch.Word]) -> RecognizerMessage {
        // The service commits by itself too: at silence, if it is told to, and after 90 s.
        let isAnswer = !self.commits.isEmpty
        return self.end((text, isAnswer ? self.commits.removeFirst() : self.sent, isAnswer), words)
    }

    private mutating func end(
        _ segment: (text: String, position: Int, isAnswer: Bool), _ words: [RecognizedStretch.Word]
    ) -> RecognizerMessage {
        defer { (self.start, self.partial, self.held) = (segment.position, "", nil) }
        return .stretch(
            RecognizedStretch(
                text: segment.text, start: self.seconds(self.start), end: self.seconds(segment.position), isFinal: true,
                isFinalized: segment.isAnswer, words: words))
    }

    private func seconds(_ samples: Int) -> Double { Double(samples) / Double(self.rate) }

    /// Words with the session's times.
    private func timed(_ words: [TranscribedWord]) -> [RecognizedStretch.Word] {
        let own = words.map {
            RecognizedStretch.Word(text: $0.text, start: self.time($0.start), end: self.time($0.end))
        }
        // No word ends before its segment begins: then the service counts from there.
        let start = self.seconds(self.start)
        guard let first = own.first, first.end < start else { return own }
        return words.map {
            RecognizedStretch.Word(text: $0.text, start: start + $0.start, end: start + $0.end)
        }
    }

    /// A time of the service's clock, in seconds, on the session's.
    private func time(_ seconds: Double) -> Double {
        var samples = seconds * Double(self.rate)
        for silence in self.silences where Double(silence.position) < samples {
            samples = max(Double(silence.position), samples - Double(silence.count))
        }
        return samples / Double(self.rate)
    }
}
