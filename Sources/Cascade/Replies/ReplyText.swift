internal import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes

/// A reply's text between model and synthesizer: tokens go in, chunks come out.
///
/// Tokens are cut where they come, so none of them changes the task. At most `capacity` chunks wait for the synthesizer, and
/// those of one token more; then who writes waits too.
final class ReplyText: Sendable {
    /// How long a likely sentence end waits for the text that would decide it.
    private static let doubt = Duration.milliseconds(150)
    private static let capacity = 32

    /// A likely sentence end behind so many tokens.
    private struct Doubt: Sendable {
        let tokens: Int
        let due: Duration
    }

    private struct State {
        var chunker: SpeechChunker
        var tokens = 0
        /// Chunks that wait.
        var waiting = 0
    }

    private let state: Mutex<State>
    private let clock: SessionClock
    private let report: @Sendable (ReplyProgress) -> Void
    /// Unbounded by itself: `waiting` bounds it.
    private let chunks: AsyncStream<SpeechChunk>
    private let released: AsyncStream<SpeechChunk>.Continuation
    /// Only the latest matters.
    private let doubts: AsyncStream<Doubt>
    private let doubted: AsyncStream<Doubt>.Continuation
    /// Something was taken since it was last looked at.
    private let room: AsyncStream<Void>
    private let taken: AsyncStream<Void>.Continuation

    /// - Parameter report: takes each chunk, and when it is taken; must return at once.
    init(_ speech: SpeechChunker.Settings, clock: SessionClock, report: @escaping @Sendable (ReplyProgress) -> Void) {
        self.state = Mutex(State(chunker: SpeechChunker(speech)))
        self.clock = clock
        self.report = report
        (self.chunks, self.released) = AsyncStream.makeStream(bufferingPolicy: .unbounded)
        (self.doubts, self.doubted) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (self.room, self.taken) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: Who writes: one task

    /// Takes the next token; waits while the synthesizer is far behind.
    /// - Throws: `CancellationError`.
    func append(_ token: String) async throws {
        let isFull = self.state.withLock { state in
            state.tokens += 1
            for chunk in state.chunker.append(token) { self.release(chunk, &state) }
            if state.chunker.isDoubtful {
                self.doubted.yield(Doubt(tokens: state.tokens, due: self.clock.now + Self.doubt))
            }
            return state.waiting >= Self.capacity
        }
        if isFull { try await self.waitForRoom() }
    }

    /// Nothing more is written.
    /// - Parameter isBroken: whether the text broke off: then the rest of it is not worth hearing.
    func finish(isBroken: Bool) {
        self.doubted.finish()
        self.state.withLock { state in
            if !isBroken { for chunk in state.chunker.finish() { self.release(chunk, &state) } }
            self.released.finish()
        }
    }

    private func waitForRoom() async throws {
        var signals = self.room.makeAsyncIterator()
        while self.state.withLock({ $0.waiting >= Self.capacity }) {
            guard await signals.next() != nil else { throw CancellationError() }
        }
    }

    // MARK: Who waits in doubt: one task

    /// Takes a likely sentence end for one when nothing has decided it for a while; returns when all is written, or when the
    /// task is cancelled.
    func resolveDoubts() async {
        for await doubt in self.doubts {
            // Cancelled when the reply is: then nothing is overdue.
            guard (try? await self.clock.sleep(until: doubt.due)) != nil else { return }
            self.state.withLock { state in
                guard state.tokens == doubt.tokens, state.chunker.isDoubtful else { return }
                for chunk in state.chunker.release() { self.release(chunk, &state) }
            }
        }
    }

    // MARK: Who speaks: one task

    /// The chunks to speak, in order.
    var spoken: some AsyncSequence<SpeechChunk, Never> & Sendable {
        self.chunks.map { chunk in
            self.state.withLock { $0.waiting -= 1 }
            self.taken.yield()
            self.report(.taken(at: self.clock.now))
            return chunk
        }
    }

    private func release(_ chunk: SpeechChunk, _ state: inout State) {
        guard !chunk.source.isEmpty else { return }
        self.report(.chunk(chunk, at: self.clock.now))
        // What makes no sound belongs to the text all the same.
        guard !chunk.text.isEmpty else { return }
        state.waiting += 1
        self.released.yield(chunk)
    }
}
