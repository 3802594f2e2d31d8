internal import SpeechText
internal import Synchronization

/// Chunks on their way to one synthesizer after the other: what makes no sound yet can be asked for again.
///
/// Holds the texts of the reply that were asked for and have made no sound; pulls none before it is asked for.
final class ChunkRelay: Sendable {
    private struct State {
        /// The number of the first chunk that is kept.
        var first = 0
        var chunks: [SpeechChunk] = []
        var isFinished = false
        var waiter: (id: Int, continuation: CheckedContinuation<Void, Never>)?
        var waiters = 0
    }

    private let state = Mutex(State())
    private let wishes: AsyncStream<Void>
    private let wish: AsyncStream<Void>.Continuation

    init() {
        // One wish is enough, however often it is said.
        (self.wishes, self.wish) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes chunks from their source, one for each wish; returns when they end or the task is cancelled.
    func pull<Chunks: AsyncSequence>(_ chunks: Chunks) async
    where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        var source = chunks.makeAsyncIterator()
        for await _ in self.wishes {
            guard let chunk = await source.next(isolation: nil) else { break }
            self.wake { $0.chunks.append(chunk) }
        }
        self.wake { $0.isFinished = true }
    }

    /// The chunk of a number; nil after the last, or when the task is cancelled.
    func chunk(_ number: Int) async -> SpeechChunk? {
        while !Task.isCancelled {
            let found: SpeechChunk?? = self.state.withLock { state in
                let place = number - state.first
                if place < state.chunks.count { return .some(state.chunks[max(0, place)]) }
                return state.isFinished ? .some(nil) : nil
            }
            if let found { return found }
            self.wish.yield()
            await self.change(beyond: number)
        }
        return nil
    }

    /// Lets go of all chunks up to this one: it is heard.
    func forget(through number: Int) {
        self.state.withLock { state in
            let count = min(state.chunks.count, max(0, number + 1 - state.first))
            state.chunks.removeFirst(count)
            state.first += count
        }
    }

    private func change(beyond number: Int) async {
        let id = self.state.withLock { state in
            state.waiters += 1
            return state.waiters
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = self.state.withLock { state in
                    let isThere = number - state.first < state.chunks.count || state.isFinished
                    if isThere || Task.isCancelled { return true }
                    state.waiter = (id, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                defer { if state.waiter?.id == id { state.waiter = nil } }
                return state.waiter?.id == id ? state.waiter : nil
            }
            waiter?.continuation.resume()
        }
    }

    private func wake(_ body: (inout State) -> Void) {
        let waiter = self.state.withLock { state in
            body(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.continuation.resume()
    }
}
