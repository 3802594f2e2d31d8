internal import SpeechEngines
internal import Synchronization

/// One session's way into the Moonshine engine.
final class MoonshineStream: RecognizerStream {
    private struct State {
        var queue = UtteranceQueue()
        var isClosed = false
        /// Whether the engine has this stream on its list.
        var isAttended = false
    }

    let transcripts: AsyncThrowingStream<Transcript, any Error>
    private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation
    private let state = Mutex(State())
    private let loop: EngineLoop<MoonshineEngine>

    static let stopped = EngineError(.stopped, "the recognizer has been shut down")

    init(loop: EngineLoop<MoonshineEngine>) {
        self.loop = loop
        (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(256))
    }

    func append(_ samples: [Float]) {
        self.change { queue in
            queue.append(samples)
            return []
        }
    }

    func settle() { self.change { $0.settle() } }

    func finish() { self.change { $0.finish() } }

    func discard() {
        self.change { queue in
            queue.discard()
            return []
        }
    }

    func close() async {
        self.state.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in
            if !self.loop.submit(.leave(self, continuation)) { continuation.resume() }
        }
        self.continuation.finish()
    }

    /// The next piece of work, nil if there is none; then the engine takes the stream off its list.
    func nextWork(isIdle: Bool) -> MoonshineWork? {
        self.state.withLock { state in
            guard !state.isClosed, let work = state.queue.nextWork() else {
                if isIdle { state.isAttended = false }
                return nil
            }
            return work
        }
    }

    /// Whether an answer is still wanted.
    func wants(_ work: MoonshineWork) -> Bool {
        self.state.withLock { !$0.isClosed && $0.queue.wants(work) }
    }

    func complete(_ work: MoonshineWork, tokens: [Int64], text: String) {
        self.change { $0.complete(work, tokens: tokens, text: text) }
    }

    func fail(_ error: any Error) {
        self.state.withLock { $0.isClosed = true }
        self.continuation.finish(throwing: error)
    }

    /// Changes the queue, gives out what follows, and calls the engine if there is work that it does not know of.
    private func change(_ body: (inout UtteranceQueue) -> [Transcript]) {
        // Transcripts leave under the lock, so that they keep their order.
        let needsAttention = self.state.withLock { state in
            guard !state.isClosed else { return false }
            for transcript in body(&state.queue) { self.continuation.yield(transcript) }
            guard !state.isAttended, state.queue.hasWork else { return false }
            state.isAttended = true
            return true
        }
        if needsAttention, !self.loop.submit(.attend(self)) {
            self.fail(Self.stopped)
        }
    }
}
