@testable import Cascade

extension Listener {
    /// Listens to all sound that has arrived, as a loop does that has no other session.
    mutating func listen(after time: Duration = .zero) throws {
        var listeners = [self]
        var room = ListeningRoom()
        let failures = listeners.listen(after: time, in: &room)
        if let failure = failures[0] { throw failure }
        self = listeners[0]
    }
}
