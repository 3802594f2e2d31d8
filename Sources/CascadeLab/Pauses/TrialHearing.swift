internal import Cascade
internal import SpeechAudio
public import SpeechEngines

/// Plays trials through the real listening path, faster than they sound, and writes down what was known when.
///
/// The sound's own clock counts. What recognizer and turn model took of the machine's time for a question about a silence is
/// added; while they answer, the sound stands still.
public struct TrialHearing: Sendable {
    /// Silence in a window when the turn model is asked, in milliseconds. The first questions come when the detector has told.
    static let questions: [Double] = [50, 100, 200, 400, 800]
    /// Sound that the loop of a session takes at a time.
    private static let step = ListeningLoop.interval
    /// How far the recognizer may be behind while the user speaks, as it would not be behind in real time either.
    private static let lag = Duration.milliseconds(320)
    private static let patience = Duration.milliseconds(500)
    /// Words that take longer are as good as none.
    private static let longest = Duration.seconds(3)

    private let detector: any VoiceActivityDetector
    private let recognizer: any Recognizer
    private let turnModel: (any TurnModel)?

    public init(detector: any VoiceActivityDetector, recognizer: any Recognizer, turnModel: (any TurnModel)?) {
        self.detector = detector
        self.recognizer = recognizer
        self.turnModel = turnModel
    }

    /// - Throws: what an engine throws.
    public func hear(_ trial: PauseTrial) async throws -> TrialEvidence {
        let clip = trial.clip
        let words = HeardWords(try await self.recognizer.open())
        let reading = Task { try await words.read() }
        defer { reading.cancel() }
        var listener = try PlayedListener(
            detector: self.detector, recognizer: words, asksEarly: self.recognizer.capabilities.settlesFreely)
        var silences: [TrialEvidence.Silence] = []
        let step = Self.step.samples(at: clip.sampleRate)
        var asked: Double?
        var place = 0
        while place + step <= clip.samples.count {
            let edges = try listener.hear(Array(clip.samples[place..<place + step]))
            place += step
            let now = Duration.samples(place, at: clip.sampleRate).milliseconds
            asked = words.areAsked ? asked ?? now : nil
            for edge in edges {
                switch edge {
                case .started: if !silences.isEmpty { silences[silences.count - 1].broken = now }
                case .rose, .fell, .held: break
                case .stopped(let time):
                    let text = try await words.settled(within: Self.longest)
                    silences.append(
                        TrialEvidence.Silence(
                            start: time.milliseconds, known: now, broken: nil,
                            transcript: text.map {
                                .init(text: $0.text, known: max(now, (asked ?? now) + $0.took.milliseconds))
                            },
                            scores: [],
                            sound: SpeechEnding(
                                of: Array(clip.samples[..<place]), end: time.samples(at: clip.sampleRate))))
                }
            }
            if let last = silences.last, last.broken == nil {
                silences[silences.count - 1].scores += try await self.scores(
                    of: last, at: now, in: clip.samples[..<place])
            }
            try await words.keepUp(Self.lag, within: Self.patience)
        }
        await words.close()
        return TrialEvidence(
            name: trial.name, speaker: trial.recording.speaker, group: trial.recording.group, kind: trial.kind,
            pauseStart: trial.pauseStart.milliseconds, pauseLength: trial.length?.milliseconds,
            length: clip.duration.milliseconds, silences: silences)
    }

    /// The questions that have come due since the last step.
    private func scores(
        of silence: TrialEvidence.Silence, at now: Double, in sound: ArraySlice<Float>
    ) async throws -> [TrialEvidence.Score] {
        guard let turnModel else { return [] }
        let length = turnModel.capabilities.window.samples(at: BenchRecording.sampleRate)
        let asked = silence.scores.last?.silence ?? 0
        // Of several that come due at once the window is the same.
        guard let question = Self.questions.last(where: { $0 > asked && silence.start + $0 <= now }) else { return [] }
        let words = silence.transcript.flatMap { $0.known <= now ? $0.text : nil }
        let window = TurnWindow(id: TurnWindow.ID(Int(now)), samples: Array(sound.suffix(length)), transcript: words)
        let clock = ContinuousClock()
        let start = clock.now
        let score = try await turnModel.score(window)
        let took = (clock.now - start).milliseconds
        return [TrialEvidence.Score(silence: question, probability: Double(score.probability), known: now + took)]
    }
}
