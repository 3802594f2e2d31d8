/// The text messages of a connection, in order; ends when the connection closes or the task is
/// cancelled. How it ended is in ``WebSocketConnection/closure``.
///
/// Not consuming it stops reading from the socket once ``WebSocketSettings/maxPendingTexts`` or
/// ``WebSocketSettings/maxPendingTextBytes`` is reached. With several iterators each text goes to one.
public struct WebSocketTexts: AsyncSequence, Sendable {
    public typealias Element = String
    public typealias Failure = Never

    let connection: WebSocketConnection

    public func makeAsyncIterator() -> Iterator {
        Iterator(connection: self.connection)
    }

    /// The iterator of ``WebSocketTexts``.
    public struct Iterator: AsyncIteratorProtocol {
        let connection: WebSocketConnection

        public mutating func next() async -> String? {
            await self.connection.nextText()
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> String? {
            await self.connection.nextText()
        }
    }
}
