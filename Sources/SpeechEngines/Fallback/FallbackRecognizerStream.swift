internal import Synchronization

/// One session's way into a list of recognizers.
final class FallbackRecognizerStream: RecognizerStream {
    private struct State {
        var speech = UnansweredSpeech()
        /// Nil while the next recognizer is being opened; what is said meanwhile is told to it then.
        var current: (any RecognizerStream)?
        var task: Task<Void, Never>?
        var isClosed = false
    }

    let transcripts: AsyncThrowingStream<Transcript, any Error>

    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let list: FallbackList<any Recognizer>
    private let state = Mutex(State())

    init(list: FallbackList<any Recognizer>) {
        self.list = list
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(256))
    }

    /// Opens the first recognizer that can be opened, and starts to read.
    func begin() async throws {
        let (opened, continuation) = AsyncThrowingStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let task = Task {
            do {
                try await self.list.trying(while: self.isOpen) { recognizer in
                    let stream = try await recognizer.engine.open()
                    self.use(stream)
                    continuation.yield()
                    do {
                        try await self.read(stream)
                    } catch {
                        self.state.withLock { $0.current = nil }
                        await stream.close()
                        throw error
                    }
                    await stream.close()
                }
                self.continuation.finish()
            } catch {
                continuation.finish(throwing: error)
                self.continuation.finish(throwing: error is CancellationError ? nil : error)
            }
        }
        self.state.withLock { $0.task = task }
        try await withTaskCancellationHandler {
            for try await _ in opened { return }
            throw CancellationError()
        } onCancel: {
            task.cancel()
        }
    }

    func append(_ samples: [Float]) {
        self.tell {
            $0.append(samples)
        } recording: {
            $0.append(samples)
        }
    }

    func settle() {
        self.tell {
            $0.settle()
        } recording: { _ in
        }
    }

    func finish() {
        self.tell {
            $0.finish()
        } recording: {
            $0.finish()
        }
    }

    func discard() {
        self.tell {
            $0.discard()
        } recording: {
            $0.discard()
        }
    }

    func close() async {
        let (current, task) = self.state.withLock { state in
            state.isClosed = true
            return (state.current, state.task)
        }
        await current?.close()
        task?.cancel()
        await task?.value
        self.continuation.finish()
    }

    private func isOpen() -> Bool { self.state.withLock { !$0.isClosed } }

    /// The lock is held while the stream is told, so that the order of calls is the same for both.
    private func tell(
        _ body: (any RecognizerStream) -> Void, recording: (inout UnansweredSpeech) -> Void
    ) {
        self.state.withLock { state in
            recording(&state.speech)
            if let current = state.current { body(current) }
        }
    }

    private func use(_ stream: any RecognizerStream) {
        self.state.withLock { state in
            state.current = stream
            state.speech.tell(stream)
        }
    }

    private func read(_ stream: any RecognizerStream) async throws {
        for try await transcript in stream.transcripts {
            if transcript.isFinal { self.state.withLock { $0.speech.answered() } }
            self.continuation.yield(transcript)
        }
    }
}
