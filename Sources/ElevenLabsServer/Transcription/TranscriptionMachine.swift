internal import Cascade
internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines
internal import WebSockets

/// The rules of realtime transcription: what the recognizer hears, and when a segment is committed.
///
/// Its only clock is the sound's own: what comes faster than it was spoken is treated the same.
struct TranscriptionMachine: Sendable {
    /// What happens at the socket.
    enum Event: Sendable {
        /// Frames of `frames(with:)` in order, all of them.
        case heard([HeardFrame])
        /// The client ends the segment.
        case commit
        case transcript(Transcript)
        case failed(EngineError)
    }

    /// A commit needs so much new sound.
    static let shortestSegment = Duration.milliseconds(300)
    /// A segment is committed by itself at this length; with the sound held before it no longer than what recognizers keep.
    static let longestSegment = Duration.seconds(90)
    /// Segments that may wait for their transcripts while more sound is read.
    static let waitingLimit = 4
    /// Sound before speech is noticed that the recognizer hears too, beyond the shortest speech: detectors notice soft
    /// onsets late.
    static let preRoll = Duration.milliseconds(240)

    private let query: TranscriptionQuery
    private let language: String?
    private let sampleRate: Int
    private let frameLength: Int
    private var edges: SpeechEdges
    /// Samples that do not fill a frame yet.
    private var rest: [Float] = []
    /// The latest sound outside of speech.
    private var held: [Float] = []
    /// Samples of the session that were looked at.
    private var position = 0
    private var segment: SegmentClock
    private var segmentStart = 0
    /// When the last speech of the segment ended.
    private var speechEnd: Duration?
    /// Segments whose final transcript has not come.
    private var awaited: [SegmentClock] = []
    private var partial = ""
    private var isClosed = false

    /// - Parameter language: what is told when the client asks which language is spoken and did not say.
    init(
        _ query: TranscriptionQuery, capabilities: VoiceActivityCapabilities, language: String?
    ) {
        self.query = query
        self.language = query.languageCode ?? language
        self.sampleRate = capabilities.sampleRate
        self.frameLength = capabilities.frameLength
        var settings = SpeechEdges.Settings()
        settings.onset = Float(query.speechThreshold)
        settings.offset = Float(query.speechThreshold) * 0.7
        settings.shortest = .milliseconds(query.minimumSpeech)
        settings.hangover = .milliseconds(query.minimumSilence)
        self.edges = SpeechEdges(settings)
        self.segment = SegmentClock(start: 0, sampleRate: capabilities.sampleRate)
    }

    /// Whether more of the client's sound may be taken: segments that wait for their transcripts are kept in memory.
    var hasRoom: Bool { self.awaited.count < Self.waitingLimit }

    /// The frames that are complete with more sound, for the detector.
    /// - Parameter samples: -1…1 at the detector's rate.
    mutating func frames(with samples: [Float]) -> [[Float]] {
        let all = self.rest + samples
        let count = all.count / self.frameLength
        self.rest = Array(all[(count * self.frameLength)...])
        return (0..<count).map { Array(all[$0 * self.frameLength..<($0 + 1) * self.frameLength]) }
    }

    mutating func take(_ event: Event) -> [TranscriptionAction] {
        guard !self.isClosed else { return [] }
        switch event {
        case .heard(let frames): return frames.flatMap { self.take($0) }
        case .commit: return self.commit()
        case .transcript(let transcript): return self.tell(transcript)
        case .failed(let error): return self.fail(error)
        }
    }

    private mutating func take(_ heard: HeardFrame) -> [TranscriptionAction] {
        let frame = heard.samples
        let start = self.time(self.position)
        let end = self.time(self.position + frame.count)
        let wasSpeaking = self.edges.isSpeaking
        let found = self.edges.take(heard.probability, from: start, to: end)
        var actions: [TranscriptionAction] = []
        switch (wasSpeaking, self.edges.isSpeaking) {
        case (false, false):
            self.held += frame
            let kept = Self.preRoll + .milliseconds(self.query.minimumSpeech)
            self.held.removeFirst(max(0, self.held.count - kept.samples(at: self.sampleRate)))
        case (false, true):
            actions = [self.give(self.held + frame, before: self.position - self.held.count)]
            self.held = []
            self.speechEnd = nil
        case (true, true): actions = [self.give(frame, before: self.position)]
        case (true, false): actions = [self.give(frame, before: self.position), .settle]
        }
        for case .stopped(let time) in found { self.speechEnd = time }
        self.position += frame.count
        if self.isOver(at: end) { actions += self.end() }
        return actions
    }

    /// Whether the segment ends without the client's word.
    private func isOver(at now: Duration) -> Bool {
        if now - self.time(self.segmentStart) >= Self.longestSegment { return true }
        guard self.query.commitStrategy == .vad, let speechEnd, !self.edges.isSpeaking else { return false }
        return now - speechEnd >= .microseconds(Int(self.query.silenceThreshold * 1_000_000))
    }

    private mutating func give(_ samples: [Float], before start: Int) -> TranscriptionAction {
        self.segment.add(samples.count, at: start)
        return .append(samples)
    }

    private mutating func commit() -> [TranscriptionAction] {
        let fresh = self.position + self.rest.count - self.segmentStart
        guard self.time(fresh) >= Self.shortestSegment else {
            return [
                .send(
                    .error(
                        TranscriptionError(
                            .commitThrottled, "The commit is ignored: it needs 0.3 s of new sound.")))
            ]
        }
        guard self.edges.isSpeaking, !self.rest.isEmpty else { return self.end() }
        let last = self.give(self.rest, before: self.position)
        self.position += self.rest.count
        self.rest = []
        return [last] + self.end()
    }

    private mutating func end() -> [TranscriptionAction] {
        self.awaited.append(self.segment)
        self.segmentStart = self.position
        self.segment = SegmentClock(start: self.position, sampleRate: self.sampleRate)
        self.speechEnd = nil
        return [.finish]
    }

    private mutating func tell(_ transcript: Transcript) -> [TranscriptionAction] {
        guard transcript.isFinal else {
            guard transcript.text != self.partial, !transcript.text.isEmpty else { return [] }
            self.partial = transcript.text
            return [.send(.partialTranscript(transcript.text))]
        }
        self.partial = ""
        guard !self.awaited.isEmpty else { return [] }
        let clock = self.awaited.removeFirst()
        var actions: [TranscriptionAction] = [.send(.committedTranscript(transcript.text))]
        if self.query.includeTimestamps || self.query.includeLanguageDetection {
            actions.append(
                .send(
                    .committedTranscriptWithTimestamps(
                        transcript.text, languageCode: self.language, words: clock.words(of: transcript))))
        }
        return actions
    }

    private mutating func fail(_ error: EngineError) -> [TranscriptionAction] {
        self.isClosed = true
        return [
            .send(.error(TranscriptionError(.transcriberError, error.message))),
            .close(.internalError, reason: error.message),
        ]
    }

    private func time(_ samples: Int) -> Duration { .samples(samples, at: self.sampleRate) }
}
