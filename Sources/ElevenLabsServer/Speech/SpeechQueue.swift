internal import SpeechText
internal import Synchronization

/// Chunks on their way to a synthesizer, counted as it takes them.
final class SpeechQueue: Sendable {
    /// Characters that may wait; a client that sends faster than it can be spoken for so long is refused.
    static let limit = 100_000

    private struct State {
        var waiting = 0
        var given = 0
        /// Chunks that the synthesizer has, by their numbers, until a later one sounds.
        var spoken: [Int: SpeechChunk] = [:]
    }

    private let stream: AsyncStream<SpeechChunk>
    private let continuation: AsyncStream<SpeechChunk>.Continuation
    private let state = Mutex(State())

    init() {
        // Bounded by the count of characters.
        (self.stream, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .unbounded)
    }

    /// Returns false if there is no room.
    func offer(_ chunk: SpeechChunk) -> Bool {
        let hasRoom = self.state.withLock { state in
            guard state.waiting + chunk.source.count <= Self.limit else { return false }
            state.waiting += chunk.source.count
            return true
        }
        if hasRoom { self.continuation.yield(chunk) }
        return hasRoom
    }

    /// Nothing follows.
    func finish() { self.continuation.finish() }

    /// For one consumer.
    var chunks: AsyncMapSequence<AsyncStream<SpeechChunk>, SpeechChunk> {
        self.stream.map { chunk in
            self.state.withLock { state in
                state.waiting -= chunk.source.count
                state.spoken[state.given] = chunk
                state.given += 1
            }
            return chunk
        }
    }

    /// A chunk that the synthesizer has begun to sound; those before it are forgotten.
    func sounding(_ number: Int) -> SpeechChunk? {
        self.state.withLock { state in
            for past in state.spoken.keys where past < number { state.spoken[past] = nil }
            return state.spoken[number]
        }
    }
}
