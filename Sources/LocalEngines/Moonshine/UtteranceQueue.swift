internal import SpeechAudio
internal import SpeechEngines

/// The utterances of one stream and what is to be transcribed next; no I/O and no clock.
///
/// The last utterance is open: audio goes to it. Those before it are finished and wait for their final transcript.
struct UtteranceQueue {
    private var utterances: [UtteranceAudio] = []
    private var workUnderWay: MoonshineWork?
    private var nextID = 0
    private let limits: UtteranceAudio.Limits

    init(limits: UtteranceAudio.Limits = UtteranceAudio.Limits()) {
        self.limits = limits
    }

    mutating func append(_ samples: [Float]) {
        if self.utterances.last?.isFinished ?? true {
            self.utterances.append(UtteranceAudio(limits: self.limits))
        }
        self.utterances[self.utterances.count - 1].append(samples)
    }

    /// - Returns: a transcript that can be given at once.
    mutating func settle() -> [Transcript] {
        guard var open = self.utterances.last, !open.isFinished else { return [] }
        open.settle()
        self.utterances[self.utterances.count - 1] = open
        return self.utterances.count == 1 ? self.settledTranscript() : []
    }

    /// - Returns: the transcripts that can be given at once.
    mutating func finish() -> [Transcript] {
        if self.utterances.last?.isFinished ?? true {
            self.utterances.append(UtteranceAudio(limits: self.limits))
        }
        self.utterances[self.utterances.count - 1].finish()
        return self.finalTranscripts()
    }

    /// Forgets the open utterance.
    mutating func discard() {
        guard let open = self.utterances.last, !open.isFinished else { return }
        self.utterances.removeLast()
        if self.utterances.isEmpty { self.workUnderWay = nil }
    }

    /// Whether `nextWork` would give any.
    var hasWork: Bool {
        guard let urgency = self.utterances.first?.wantedUrgency else { return false }
        return self.workUnderWay.map { urgency < $0.urgency } ?? true
    }

    /// The next piece of work; more urgent work than `workUnderWay` replaces it.
    mutating func nextWork() -> MoonshineWork? {
        guard self.hasWork, let first = self.utterances.first, let urgency = first.wantedUrgency else { return nil }
        let work = first.work(id: self.nextID, urgency: urgency)
        self.nextID += 1
        self.workUnderWay = work
        return work
    }

    /// Takes the answer to a piece of work; answers to forgotten or replaced work change nothing.
    mutating func complete(_ work: MoonshineWork, tokens: [Int64], text: String) -> [Transcript] {
        guard work.id == self.workUnderWay?.id, !self.utterances.isEmpty else { return [] }
        self.workUnderWay = nil
        let transcript = self.utterances[0].complete(work, tokens: tokens, text: text)
        let finals = self.finalTranscripts()
        return finals.isEmpty ? transcript.map { [$0] } ?? [] : finals
    }

    /// Whether an answer is still wanted.
    func wants(_ work: MoonshineWork) -> Bool { work.id == self.workUnderWay?.id }

    private func settledTranscript() -> [Transcript] {
        self.utterances.first?.settledTranscript.map { [$0] } ?? []
    }

    private mutating func finalTranscripts() -> [Transcript] {
        var transcripts: [Transcript] = []
        while let transcript = self.utterances.first?.finalTranscript {
            transcripts.append(transcript)
            self.utterances.removeFirst()
            self.workUnderWay = nil
        }
        return transcripts
    }
}
