package import SpeechEngines
package import SpeechText
internal import Synchronization
package import TurnTimes

/// The agent's answer to one revision: language model, speech text and synthesizer at the same time, one cancel.
package struct Reply: Sendable {
    /// Where the words come from.
    package enum Source: Sendable {
        case model([Message], GenerationOptions)
        /// Words that are known beforehand.
        case text(String)
    }

    let id: ReplyID
    let source: Source
    /// What is said when the reply cannot go on; empty to say nothing.
    let apology: String
    let speech: SpeechChunker.Settings
    let engines: EngineSet
    let speaker: any Speaker
    /// What its sound must pass to be heard.
    let gate: ReplyGate
    /// Whether anybody wants it yet.
    let standing: ReplyStanding
    /// Whether the synthesizer, too, waits until it may be heard.
    let holdsChunks: Bool
    let clock: SessionClock
    private let position = ReplyPosition()
    private let opening = ReplyOpening()
    /// Takes what happens, in order for each of the three tasks; must return at once.
    let report: @Sendable (ReplyProgress) -> Void

    package init(
        id: ReplyID, source: Source, apology: String, speech: SpeechChunker.Settings,
        engines: EngineSet, speaker: any Speaker, gate: ReplyGate,
        standing: ReplyStanding = ReplyStanding(isDraft: false), holdsChunks: Bool = false, clock: SessionClock,
        report: @escaping @Sendable (ReplyProgress) -> Void
    ) {
        self.id = id
        self.source = source
        self.apology = apology
        self.speech = speech
        self.engines = engines
        self.speaker = speaker
        self.gate = gate
        self.standing = standing
        self.holdsChunks = holdsChunks
        self.clock = clock
        self.report = report
    }

    /// Makes the reply; returns when all of it was given to the speaker, or when the task is cancelled.
    ///
    /// A reply whose model fails is spoken as far as it was cut into chunks. Then, as after any other failure, the agent
    /// apologizes.
    package func run() async { await ReplyStanding.$current.withValue(self.standing) { await self.makeOrApologize() } }

    private func makeOrApologize() async {
        let failure = ReplyFailure()
        do {
            try await self.make(failure)
        } catch {
            // A cancelled reply has nobody to report to.
            if Task.isCancelled { return }
            failure.set()
            self.report(.failed(error))
        }
        if failure.isSet { await self.apologize() }
        // A reply without sound of its own ends behind what was said before it; only a cancelled one does not wait.
        try? await self.opening.takeForAnswer()
        if !Task.isCancelled { self.report(.made) }
    }

    private func apologize() async {
        guard !self.apology.isEmpty else { return }
        self.report(.apology(self.apology))
        do {
            try await self.speak(alone: self.apology) { piece in
                // None of the reply's chunks, and none of its words.
                try await self.play(SpokenPiece(chunk: -1, samples: piece.samples))
            }
        } catch {
            // The failure was told already; a synthesizer that cannot even say this says nothing.
        }
    }

    private func make(_ failure: ReplyFailure) async throws {
        let text = ReplyText(self.speech, clock: self.clock, report: self.report)
        try await withThrowingTaskGroup { group in
            group.addTask { try await self.write(text, failure) }
            group.addTask { try await self.speak(text) }
            // Not waitForAll, which tells of an error only when all have ended: a failed task ends the others.
            for try await _ in group {}
        }
    }

    private func write(_ text: ReplyText, _ failure: ReplyFailure) async throws {
        // Cancelled when all is written: then nothing is in doubt.
        async let _ = text.resolveDoubts()
        do {
            try await self.write(text)
        } catch {
            try Task.checkCancellation()
            failure.set()
            self.report(.failed(error))
        }
        try Task.checkCancellation()
        text.finish(isBroken: failure.isSet)
    }

    private func write(_ text: ReplyText) async throws {
        switch self.source {
        case .text(let whole):
            try await text.append(whole)
        case .model(let messages, let options):
            self.report(.asked(at: self.clock.now))
            let hasWords = Atomic(false)
            _ = try await self.engines.model.reply(to: messages, options: options) { part in
                switch part {
                case .text(let token):
                    self.report(.token(at: self.clock.now))
                    if FirstWords.hasWords(token) { hasWords.store(true, ordering: .relaxed) }
                    try await text.append(token)
                case .reasoning: break
                // What nobody runs has no result, and the model would wait for it in silence.
                case .toolCall: throw EngineError.toolNotRun
                }
            }
            // Silence is no answer, whichever engine gave it.
            guard hasWords.load(ordering: .relaxed) else { throw EngineError.wordless() }
            self.report(.written(at: self.clock.now))
        }
    }

    private func speak(_ text: ReplyText) async throws {
        if self.holdsChunks { try await self.gate.pass() }
        try await self.engines.synthesizer.speak(text.spoken) { piece in try await self.play(piece) }
    }

    /// Speaks what the model did not write.
    private func speak(alone text: String, emit: @Sendable (SpokenPiece) async throws -> Void) async throws {
        let (chunks, continuation) = AsyncStream.makeStream(of: SpeechChunk.self)
        continuation.yield(SpeechChunk(text: text, source: text, flush: true))
        continuation.finish()
        try await self.engines.synthesizer.speak(chunks, emit: emit)
    }

    private func play(_ piece: SpokenPiece) async throws {
        let madeAt = self.clock.now
        try await self.opening.takeForAnswer()
        try await self.give(piece)
        self.report(.audio(piece, madeAt: madeAt, writtenAt: self.clock.now))
    }

    /// Gives a piece to the speaker once it may be heard.
    private func give(_ piece: SpokenPiece) async throws {
        try await self.gate.pass()
        let audio = ReplyAudio(
            reply: self.id, position: self.position.advance(by: piece.samples.count), samples: piece.samples,
            sampleRate: self.engines.synthesizer.capabilities.sampleRate)
        try await self.speaker.play(audio)
        try Task.checkCancellation()
    }
}

/// What is said before a reply that is late.
extension Reply {
    /// Says it while the reply goes on being made, unless the reply sounds first; returns when that is decided and done.
    func say(stopgap text: String) async {
        defer { self.opening.endStopgap() }
        let isTold = Atomic(false)
        do {
            try await ReplyStanding.$current.withValue(self.standing) {
                try await self.speak(alone: text) { piece in
                    guard self.opening.takeForStopgap() else { throw CancellationError() }
                    if !isTold.exchange(true, ordering: .relaxed) { self.report(.stopgap(text)) }
                    try await self.give(piece)
                    self.report(.stopgapAudio(piece, writtenAt: self.clock.now))
                }
            }
        } catch {
            // The reply itself still comes, and tells what fails.
        }
    }
}
