internal import SpeechEngines

/// What the client is told of a reply.
enum ReplyNews: Sendable {
    case started
    /// The next words.
    case text(String)
    /// What is said before its words, because they are late.
    case stopgap(String)
    /// All of its sound was given to the client; its length in samples.
    case audioEnded(samples: Int)
    case failed(EngineError)
    /// It was heard to its end.
    case ended(text: String)
    /// It was cut off; the text is what was heard.
    case interrupted(heardText: String)
}
