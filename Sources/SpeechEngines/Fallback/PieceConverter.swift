internal import Synchronization

/// A conversion that a synthesizer's own tasks may use.
final class PieceConverter: Sendable {
    private let conversion: Mutex<PieceConversion>

    init(firstChunk: Int, from: Int, to: Int) {
        self.conversion = Mutex(PieceConversion(firstChunk: firstChunk, from: from, to: to))
    }

    func append(_ piece: SpokenPiece) throws -> [SpokenPiece] { try self.conversion.withLock { try $0.append(piece) } }
    func finish() -> [SpokenPiece] { self.conversion.withLock { $0.finish() } }
}
