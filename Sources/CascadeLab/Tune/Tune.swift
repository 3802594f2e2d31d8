public import SpeechAudio
internal import SpeechEngines
internal import TurnTimes

/// Speaks the same replies through several chunk schedules and compares what a listener hears.
public struct Tune: Sendable {
    /// A clip that is worth listening to.
    public struct Clip: Sendable {
        /// The candidate; nil for a text spoken whole.
        public let candidate: String?
        /// Which text, counted from 0.
        public let text: Int
        public let clip: AudioClip
    }

    private let candidates: [ScheduleCandidate]
    private let source: TuneSource
    private let repeats: Int
    private let voice: any ReplyVoice
    private let clock: SessionClock

    /// - Parameter repeats: how often each text is spoken by each candidate.
    /// - Throws: `LabError` if there is nothing to speak.
    public init(
        candidates: [ScheduleCandidate] = ScheduleCandidate.all, source: TuneSource, repeats: Int,
        voice: any ReplyVoice, clock: some Clock<Duration>
    ) throws(LabError) {
        guard !candidates.isEmpty, source.count > 0, repeats > 0 else {
            throw LabError(.recordings, "a tune takes at least one candidate, one text and one repeat")
        }
        if case .paced(_, let rate) = source, rate <= 0 {
            throw LabError(.recordings, "a tune's text comes at more than zero tokens a second")
        }
        self.candidates = candidates
        self.source = source
        self.repeats = repeats
        self.voice = voice
        self.clock = SessionClock(clock)
    }

    /// Replies that count.
    public var runCount: Int { self.candidates.count * self.source.count * self.repeats }

    /// Speaks one text with the first and the last candidate as a warm-up, then all that count, one after the other. Candidates
    /// take turns and change their order; at one time they speak different texts.
    /// - Parameters:
    ///   - keep: takes the clips of a text's first repetition, and once for each text that of the whole.
    ///   - report: takes each run.
    /// - Returns: all runs in order, and what the machine did meanwhile.
    public func run(
        keep: (Clip) throws -> Void = { _ in }, report: (TuneRun) -> Void = { _ in }
    ) async throws -> (runs: [TuneRun], machine: MachineReport) {
        for candidate in [self.candidates.first, self.candidates.last].compactMap(\.self) {
            _ = try await self.speak(0, candidate)
        }
        let watch = MachineWatch()
        var runs: [TuneRun] = []
        var wholes: [String: SpokenClip] = [:]
        var kept: Set<Int> = []
        let plan = BenchPlan(modes: self.candidates.count, recordings: self.source.count, repeats: self.repeats)
        for entry in plan.entries {
            let candidate = self.candidates[entry.mode]
            let reply = try await self.speak(entry.recording, candidate)
            var prosody: TuneProsody?
            // Afterwards, so that it takes no processor time from a reply.
            if entry.repetition == 0 {
                let whole: SpokenClip
                if let known = wholes[reply.text] {
                    whole = known
                } else {
                    whole = try await self.voice.speakWhole(reply.text)
                    wholes[reply.text] = whole
                }
                prosody = try TuneProsody(of: reply.clip, from: whole)
                try keep(Clip(candidate: candidate.name, text: entry.recording, clip: reply.clip.clip))
                if kept.insert(entry.recording).inserted {
                    try keep(Clip(candidate: nil, text: entry.recording, clip: whole.clip))
                }
            }
            let run = TuneRun(
                reply, candidate: candidate.name, text: entry.recording, repetition: entry.repetition,
                prosody: prosody)
            runs.append(run)
            report(run)
        }
        return (runs, watch.end())
    }

    private func speak(_ index: Int, _ candidate: ScheduleCandidate) async throws -> VoicedReply {
        switch self.source {
        case .paced(let texts, let rate):
            try await self.voice.speak(
                PacedTokens(rate: rate, clock: self.clock), [Message(.assistant, texts[index])], GenerationOptions(),
                candidate)
        case .live(let prompts, let model, let system, let options):
            try await self.voice.speak(
                model, [Message(.system, system), Message(.user, prompts[index])], options, candidate)
        }
    }
}
