internal import Foundation
internal import SpeechEngines
internal import Subprocess

/// Letters to sounds: eSpeak NG as a child process, one line of words in, lines of IPA out.
///
/// The child is started when it is first needed and again if it dies or does not answer in time. It ends with this
/// process, whose end closes its input. Questions wait in line, 256 at the most.
final class Phonemizer: Sendable {
    private final class Question: Sendable {
        let lines: [String]
        let job = EngineJob<[String]>(capacity: 1)

        init(lines: [String]) {
            self.lines = lines
        }
    }

    /// The child ended or answered nonsense.
    private struct ChildFailure: Error {}

    private typealias Lines = SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator

    /// Phonemes that no English text makes, given as such in eSpeak's brackets, which are not sent otherwise: its
    /// answer marks the end of the line before it, which may have had no answer or several.
    private static let endOfAnswer = "kptkpt"
    private static let tries = 2

    private let questions: AsyncStream<Question>.Continuation
    private let worker: Task<Void, Never>

    init(program: String = "espeak-ng", voice: String = "en-us", clock: any Clock<Duration> = ContinuousClock()) {
        // A write to a child that has just died must fail, not end this process.
        signal(SIGPIPE, SIG_IGN)
        let (questions, continuation) = AsyncStream<Question>.makeStream(bufferingPolicy: .bufferingOldest(256))
        self.questions = continuation
        self.worker = Task { await Self.answer(questions, program: program, voice: voice, clock: clock) }
    }

    deinit { self.worker.cancel() }

    /// The phonemes of each line; empty for a line that makes no sound.
    /// - Parameter lines: words and blanks, without brackets and line ends.
    /// - Throws: `EngineError`: `missing` without eSpeak NG, `overloaded`, `stopped`, or a retryable `failed`.
    func phonemes(of lines: [String]) async throws -> [String] {
        guard !lines.isEmpty else { return [] }
        let question = Question(lines: lines)
        switch self.questions.yield(question) {
        case .enqueued: break
        case .dropped: throw EngineError(.overloaded, "too much text waits for its phonemes", isRetryable: true)
        default: throw Self.stopped
        }
        for try await answer in question.job.output { return answer }
        throw CancellationError()
    }

    /// Ends the child; questions under way fail.
    func stop() async {
        self.questions.finish()
        self.worker.cancel()
        await self.worker.value
    }

    private static var stopped: EngineError { EngineError(.stopped, "the phonemizer was stopped") }

    private static func answer(
        _ questions: AsyncStream<Question>, program: String, voice: String, clock: any Clock<Duration>
    ) async {
        var failures = 0
        var next = await Self.next(questions)
        // Each round is the life of one child.
        while next != nil {
            do {
                _ = try await Subprocess.run(
                    .name(program), arguments: ["-q", "--ipa", "-v", voice], input: .inputWriter, output: .sequence,
                    error: .discarded
                ) { child in
                    var lines = child.standardOutput.strings().makeAsyncIterator()
                    while let question = next {
                        if !question.job.isCancelled {
                            let answer = try await child.answer(clock: clock) {
                                try await Self.ask(question.lines, child.standardInputWriter, &lines)
                            }
                            question.job.yield(answer)
                            question.job.finish()
                        }
                        failures = 0
                        next = await Self.next(questions)
                    }
                }
            } catch {
                failures += 1
                let failure = Self.failure(of: error, program: program)
                if failure.code == .failed, failures < Self.tries { continue }
                next?.job.finish(throwing: failure)
                failures = 0
                next = await Self.next(questions)
            }
        }
    }

    private static func next(_ questions: AsyncStream<Question>) async -> Question? {
        for await question in questions { return question }
        return nil
    }

    private static func ask(
        _ lines: [String], _ input: StandardInputWriter, _ output: inout Lines
    ) async throws -> [String] {
        let text = lines.map { "\($0)\n[[\(Self.endOfAnswer)]]\n" }.joined()
        guard try await input.write(text) == text.utf8.count else { throw ChildFailure() }
        var answers: [String] = []
        var answer: [String] = []
        while answers.count < lines.count {
            guard let line = try await output.next() else { throw ChildFailure() }
            if line == Self.endOfAnswer {
                answers.append(answer.joined(separator: " "))
                answer = []
            } else {
                answer.append(line)
            }
        }
        return answers
    }

    private static func failure(of error: any Error, program: String) -> EngineError {
        if Task.isCancelled { return Self.stopped }
        if let error = error as? SubprocessError, error.code == .executableNotFound {
            return EngineError(
                .missing, "\(program) is not installed: install espeak-ng or run `make setup`", cause: error)
        }
        return EngineError(.failed, "\(program) ended while it was asked", isRetryable: true, cause: error)
    }
}
