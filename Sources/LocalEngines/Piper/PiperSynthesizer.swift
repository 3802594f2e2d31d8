internal import FoundationEssentials
public import SpeechEngines
public import SpeechText

/// Speech by a Piper voice: streaming, 22,050 Hz, English.
public final class PiperSynthesizer: Synthesizer {
    /// How the voice speaks.
    public struct Manner: Sendable, Equatable {
        /// Speaking speed, 0.5…2; 1 is the voice's own.
        public var speed: Double
        /// How much one reading differs from the next, 0…1; with 0 the same text always sounds the same, and above 0.5 rare
        /// words are said less clearly (a recognizer understood fewer of them).
        public var variation: Double

        public init(speed: Double = 1, variation: Double = 0.3) {
            self.speed = speed
            self.variation = variation
        }
    }

    /// A clause that the engine is at work on.
    private struct Clause: Sendable {
        let chunk: Int
        let alignment: ClauseAlignment
        let job: EngineJob<PiperEngine.VoicedPiece>
    }

    public let capabilities: SynthesizerCapabilities
    /// How it speaks.
    public let manner: Manner
    private let voice: PiperVoice
    private let scales: [Float]
    private let phonemizer: Phonemizer
    private let loop: EngineLoop<PiperEngine>

    private init(voice: PiperVoice, manner: Manner, phonemizer: Phonemizer, loop: EngineLoop<PiperEngine>) {
        self.capabilities = SynthesizerCapabilities(
            sampleRate: voice.sampleRate, languages: ["en"], hasCharacterTimes: true)
        self.manner = manner
        self.voice = voice
        self.scales = [
            voice.noiseScale * Float(manner.variation), voice.lengthScale / Float(manner.speed),
            voice.noiseWidth * Float(manner.variation),
        ]
        self.phonemizer = phonemizer
        self.loop = loop
    }

    /// Loads the voice, starts eSpeak NG, and speaks once to warm up.
    /// - Throws: `EngineError`: `missing` or `damaged` with what to do, `unsupported` for a manner out of range.
    public static func load(engines: LocalRuntime, manner: Manner = Manner()) async throws -> PiperSynthesizer {
        guard Self.speeds.contains(manner.speed), (0...1).contains(manner.variation) else {
            throw EngineError(.unsupported, "speaking speed must be 0.5…2 and variation 0…1")
        }
        let name = "piper/en_US-joe-medium"
        let folder = engines.folder
        let file = try folder.file("\(name).json")
        let voice = try PiperVoice(json: try Data(contentsOf: URL(filePath: file)))
        let acoustic = try folder.file("\(name).acoustic.onnx")
        let vocoder = try folder.file("\(name).vocoder.onnx")
        let loop = try await EngineLoop.start(name: "piper") {
            PiperEngine(
                acoustic: try OnnxSession(
                    path: acoustic, threads: engines.threads.synthesizer, runtime: engines.onnx),
                vocoder: try OnnxSession(
                    path: vocoder, threads: engines.threads.synthesizer, runtime: engines.onnx),
                sampleRate: voice.sampleRate)
        }
        let synthesizer = PiperSynthesizer(voice: voice, manner: manner, phonemizer: Phonemizer(), loop: loop)
        do {
            try await synthesizer.warmUp()
        } catch {
            await synthesizer.stop()
            throw error
        }
        return synthesizer
    }

    /// The same voice in another manner; engine and eSpeak NG are shared, so `stop` of one stops all.
    /// - Parameter manner: a speed out of range is taken as the nearest in it.
    public func speaking(_ manner: Manner) -> PiperSynthesizer {
        let speed = min(max(manner.speed, Self.speeds.lowerBound), Self.speeds.upperBound)
        return PiperSynthesizer(
            voice: self.voice, manner: Manner(speed: speed, variation: min(max(manner.variation, 0), 1)),
            phonemizer: self.phonemizer, loop: self.loop)
    }

    private static let speeds = 0.5...2.0
    /// Sounds of a clause: twice what 120 letters have that are all spelled out. The voice's memory grows with their square.
    static let symbolLimit = 2_400

    /// Ends the engine's thread and eSpeak NG; speech under way fails.
    public func stop() async {
        await self.loop.stop()
        await self.phonemizer.stop()
    }

    /// Speaks chunks as they come; see `Synthesizer`. Text that makes no sound has no pieces.
    ///
    /// While a clause is emitted, the next one is already in work, and no more than that.
    /// - Throws: `EngineError`, `CancellationError`, or what `emit` throws.
    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let progress = SpeechProgress()
        defer { progress.end() }
        // A turn lets one clause into work: so this stream never holds more than two.
        let (clauses, found) = AsyncThrowingStream<Clause, any Error>.makeStream()
        let (turns, turn) = AsyncStream<Void>.makeStream()
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await self.prepare(chunks, turns: turns, progress: progress) { found.yield($0) }
                        found.finish()
                    } catch {
                        found.finish(throwing: error)
                    }
                }
                turn.yield()
                for try await clause in clauses {
                    turn.yield()
                    try await self.emit(clause, emit)
                }
            }
        } onCancel: {
            progress.end()
        }
        try Task.checkCancellation()
    }

    private func emit(_ clause: Clause, _ emit: @Sendable (SpokenPiece) async throws -> Void) async throws {
        for try await piece in clause.job.output {
            let times = piece.frames.map { clause.alignment.characterTimes(frames: $0) }
            try await emit(SpokenPiece(chunk: clause.chunk, samples: piece.samples, times: times))
        }
        try Task.checkCancellation()
    }

    private func prepare<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, turns: AsyncStream<Void>, progress: SpeechProgress, found: (Clause) -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        var turns = turns.makeAsyncIterator()
        var hasTurn = false
        var index = 0
        for await chunk in chunks {
            let texts = ClauseCutter.clauses(of: chunk.text)
            for (number, text) in texts.enumerated() {
                let clause = ClauseText(text, endsChunk: number == texts.count - 1)
                guard !clause.phrases.isEmpty else { continue }
                if !hasTurn {
                    guard await turns.next() != nil else { throw CancellationError() }
                }
                let started = try await self.start(clause, chunk: index, progress: progress)
                if let started { found(started) }
                hasTurn = started == nil
            }
            index += 1
        }
    }

    /// Hands a clause to the engine; nil if it makes no sound.
    private func start(_ clause: ClauseText, chunk: Int, progress: SpeechProgress) async throws -> Clause? {
        let lines = clause.phrases.map { phrase in phrase.words.map(\.spoken).joined(separator: " ") }
        let answers = try await self.phonemizer.phonemes(of: lines)
        let phonemes = ClausePhonemes(clause: clause, phrases: answers.map { self.voice.words(ofIPA: $0) })
        let symbols = phonemes.symbols
        guard !symbols.isEmpty else { return nil }
        guard symbols.count <= Self.symbolLimit else {
            throw EngineError(.failed, "a clause has more than \(Self.symbolLimit) sounds: write its words apart")
        }
        let job = EngineJob<PiperEngine.VoicedPiece>(capacity: PiperEngine.pieceLimit)
        let request = PiperEngine.Request(
            ids: self.voice.ids(of: symbols), scales: self.scales, progress: progress, job: job,
            standing: ReplyStanding.current)
        guard self.loop.submit(request) else { throw EngineError(.stopped, "the synthesizer was stopped") }
        // The engine is at work already while the words are found in the phonemes.
        var alone: [Int: [[Unicode.Scalar]]] = [:]
        for index in phonemes.unclearPhrases {
            let words = try await self.phonemizer.phonemes(of: clause.phrases[index].words.map(\.spoken))
            alone[index] = words.map { self.voice.words(ofIPA: $0).flatMap { $0 } }
        }
        return Clause(chunk: chunk, alignment: ClauseAlignment(phonemes, alone: alone), job: job)
    }

    private func warmUp() async throws {
        let chunk = SpeechChunk(text: "Hello there.", source: "Hello there.", flush: true)
        let chunks = AsyncStream<SpeechChunk> { continuation in
            continuation.yield(chunk)
            continuation.finish()
        }
        try await self.speak(chunks) { _ in }
    }
}
