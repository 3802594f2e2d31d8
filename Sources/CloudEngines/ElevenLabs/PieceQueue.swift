internal import SpeechEngines
internal import Synchronization

/// Sound on its way from the service to the listener, who may be slower.
///
/// Holds five minutes of it at the most; a reply that brings more fails.
final class PieceQueue: Sendable {
    let pieces: AsyncThrowingStream<SpokenPiece, any Error>

    private let continuation: AsyncThrowingStream<SpokenPiece, any Error>.Continuation
    private let waiting = Mutex(0)
    private let limit: Int
    private let overflow: EngineError

    init(sampleRate: Int, overflow: EngineError) {
        self.limit = 300 * sampleRate
        self.overflow = overflow
        (self.pieces, self.continuation) = AsyncThrowingStream.makeStream()
    }

    func give(_ piece: SpokenPiece) {
        let isFull = self.waiting.withLock { waiting in
            waiting += piece.samples.count
            return waiting > self.limit
        }
        if isFull {
            self.continuation.finish(throwing: self.overflow)
        } else {
            self.continuation.yield(piece)
        }
    }

    /// The listener has taken a piece.
    func took(_ piece: SpokenPiece) { self.waiting.withLock { $0 -= piece.samples.count } }

    func finish(throwing error: (any Error)? = nil) { self.continuation.finish(throwing: error) }
}
