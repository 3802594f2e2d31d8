internal import SpeechEngines

/// A conversation in the order that a server wants.
enum ChatMessages {
    /// - Parameter concessions: what the server does not take.
    static func arranged(_ messages: [Message], for concessions: Set<Concession>) -> [Message] {
        let turns = concessions.contains(.turns) ? messages.inTurn : messages.paired
        return concessions.contains(.system) ? turns.folded : turns
    }
}
