@testable import Cascade

extension Listener {
    /// Listens to all sound that has arrived, as a loop does that has no other session.
    mutating func listen() throws {
        var listeners = [self]
        let failures = listeners.listen()
        if let failure = failures[0] { throw failure }
        self = listeners[0]
    }
}
