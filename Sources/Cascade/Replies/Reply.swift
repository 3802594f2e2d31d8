internal import AsyncAlgorithms
internal import SpeechEngines
internal import SpeechText

/// The agent's answer to one revision: language model, speech text and synthesizer at the same time, one cancel.
struct Reply: Sendable {
    /// Where the words come from.
    enum Source: Sendable {
        case model([Message], GenerationOptions)
        /// Words that are known beforehand.
        case text(String)
    }

    /// Tokens that may wait for the speech text, which is always faster than the model.
    private static let tokenCapacity = 64
    /// Chunks that may wait for the synthesizer; then the model waits too.
    private static let chunkCapacity = 32

    let id: ReplyID
    let source: Source
    let engines: EngineSet
    let speaker: any Speaker
    let clock: SessionClock
    /// Takes what happens, in order for each of the three tasks; must return at once.
    let report: @Sendable (ReplyProgress) -> Void

    /// Makes the reply; returns when all of it was given to the speaker, or when the task is cancelled.
    func run() async {
        do {
            try await self.make()
            self.report(.made)
        } catch {
            // A cancelled reply has nobody to report to.
            if !Task.isCancelled { self.report(.failed(error)) }
        }
    }

    private func make() async throws {
        let tokens = AsyncChannel<String>()
        let chunks = AsyncChannel<SpeechChunk>()
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { tokens.finish() }
                try await self.write(into: tokens)
            }
            group.addTask {
                defer { chunks.finish() }
                try await self.cut(tokens, into: chunks)
            }
            group.addTask { try await self.speak(chunks) }
            try await group.waitForAll()
        }
    }

    private func write(into tokens: AsyncChannel<String>) async throws {
        switch self.source {
        case .text(let text):
            await tokens.send(text)
        case .model(let messages, let options):
            self.report(.asked(at: self.clock.now))
            _ = try await self.engines.model.reply(to: messages, options: options) { token in
                self.report(.token(at: self.clock.now))
                await tokens.send(token)
            }
            self.report(.written(at: self.clock.now))
        }
    }

    private func cut(_ tokens: AsyncChannel<String>, into chunks: AsyncChannel<SpeechChunk>) async throws {
        var chunker = SpeechChunker()
        for await token in tokens.buffer(policy: .bounded(Self.tokenCapacity)) {
            for chunk in chunker.append(token) { await self.release(chunk, into: chunks) }
        }
        try Task.checkCancellation()
        for chunk in chunker.finish() { await self.release(chunk, into: chunks) }
    }

    private func release(_ chunk: SpeechChunk, into chunks: AsyncChannel<SpeechChunk>) async {
        self.report(.chunk(chunk, at: self.clock.now))
        await chunks.send(chunk)
    }

    private func speak(_ chunks: AsyncChannel<SpeechChunk>) async throws {
        let position = ReplyPosition()
        let sampleRate = self.engines.synthesizer.capabilities.sampleRate
        let spoken = chunks.buffer(policy: .bounded(Self.chunkCapacity)).map { chunk in
            self.report(.taken(at: self.clock.now))
            return chunk
        }
        try await self.engines.synthesizer.speak(spoken) { piece in
            let madeAt = self.clock.now
            let audio = ReplyAudio(
                reply: self.id, position: position.advance(by: piece.samples.count), samples: piece.samples,
                sampleRate: sampleRate)
            try await self.speaker.play(audio)
            try Task.checkCancellation()
            self.report(.audio(piece, madeAt: madeAt, writtenAt: self.clock.now))
        }
    }
}
