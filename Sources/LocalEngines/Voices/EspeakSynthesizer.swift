internal import Foundation
internal import SpeechAudio
public import SpeechEngines
public import SpeechText
internal import Subprocess

/// Speech by eSpeak NG's own voices, for languages that have no other voice here: clear, quick, and like a machine.
///
/// Each chunk is said by a child process of its own, which ends with its text or at the task's cancellation.
public struct EspeakSynthesizer: Synthesizer {
    /// Bytes of the header in front of the sound.
    private static let headerLength = 44
    /// Words a minute at its own speed.
    private static let wordsPerMinute = 165.0
    /// Bytes that are collected before they are given on: 93 ms.
    private static let pieceLength = 4096

    public let capabilities: SynthesizerCapabilities
    private let voice: String
    private let speed: Double
    private let program: String
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - voice: eSpeak NG's name of the voice, such as `de` or `fr-fr`.
    ///   - language: BCP 47 code.
    ///   - speed: 0.5…2; 1 is the voice's own.
    public init(voice: String, language: String, speed: Double = 1) {
        self.init(voice: voice, language: language, speed: speed, program: "espeak-ng")
    }

    init(
        voice: String, language: String, speed: Double = 1, program: String,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.voice = voice
        self.speed = min(max(speed, 0.5), 2)
        self.program = program
        self.clock = clock
        self.capabilities = SynthesizerCapabilities(sampleRate: 22_050, languages: [language], hasCharacterTimes: false)
    }

    /// - Throws: `EngineError`: `missing` without eSpeak NG, `failed`; `CancellationError`; or what `emit` throws.
    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        // A write to a child that has just died must fail, not end this process.
        signal(SIGPIPE, SIG_IGN)
        var index = 0
        for await chunk in chunks {
            try Task.checkCancellation()
            try await self.speak(chunk.text, index, emit)
            index += 1
        }
        try Task.checkCancellation()
    }

    private func speak(_ text: String, _ index: Int, _ emit: @Sendable (SpokenPiece) async throws -> Void) async throws
    {
        let speed = Int(Self.wordsPerMinute * self.speed)
        do {
            let result = try await Subprocess.run(
                .name(self.program), arguments: ["-v", self.voice, "-s", "\(speed)", "--stdin", "--stdout"],
                input: .inputWriter, output: .sequence, error: .discarded
            ) { child in
                _ = try await child.standardInputWriter.write(text)
                try await child.standardInputWriter.finish()
                var output = child.standardOutput.makeAsyncIterator()
                try await Self.read {
                    try await child.answer(clock: self.clock) { try await output.next() }
                } give: { samples in
                    try await emit(SpokenPiece(chunk: index, samples: samples))
                }
            }
            guard case .exited = result.terminationStatus else { throw self.ended(nil) }
            guard result.terminationStatus.isSuccess else {
                throw EngineError(.failed, "\(self.program) cannot speak with its voice \(self.voice)")
            }
        } catch let error as SubprocessError {
            if Task.isCancelled { throw CancellationError() }
            guard error.code == .executableNotFound else { throw self.ended(error) }
            throw EngineError(
                .missing, "\(self.program) is not installed: install espeak-ng or run `make setup`", cause: error)
        }
    }

    private func ended(_ cause: SubprocessError?) -> EngineError {
        EngineError(.failed, "\(self.program) ended while it spoke", isRetryable: true, cause: cause)
    }

    private static func read(
        _ next: () async throws -> SubprocessOutputSequence.Buffer?, give: ([Float]) async throws -> Void
    ) async throws {
        var bytes: [UInt8] = []
        var isSound = false
        while let buffer = try await next() {
            bytes += buffer.withUnsafeBytes { Array($0) }
            if !isSound, bytes.count >= Self.headerLength {
                bytes.removeFirst(Self.headerLength)
                isSound = true
            }
            guard isSound, bytes.count >= Self.pieceLength else { continue }
            let whole = bytes.count / 2 * 2
            try await give(PCM16.decode(bytes.span.extracting(first: whole).bytes))
            bytes.removeFirst(whole)
        }
        if isSound, bytes.count >= 2 { try await give(PCM16.decode(bytes)) }
    }
}
