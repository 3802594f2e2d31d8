package import SpeechEngines
package import SpeechText

/// What a reply under way reports; times are the session's.
package enum ReplyProgress: Sendable {
    /// The language model was asked.
    case asked(at: Duration)
    case token(at: Duration)
    /// The language model has ended.
    case written(at: Duration)
    /// A chunk was released to the synthesizer.
    case chunk(SpeechChunk, at: Duration)
    /// The synthesizer took a chunk.
    case taken(at: Duration)
    /// A piece of sound was made, then given to the speaker.
    case audio(SpokenPiece, madeAt: Duration, writtenAt: Duration)
    /// The agent says this because the reply is late; it is none of the reply's words, and comes before them.
    case stopgap(String)
    /// A piece of its sound was given to the speaker.
    case stopgapAudio(SpokenPiece, writtenAt: Duration)
    /// Everything is made; nothing follows.
    case made
    /// The reply cannot go on as it should; what was cut already may still be spoken, then the apology.
    case failed(any Error)
    /// The agent says this because the reply failed; it is none of the reply's words.
    case apology(String)
}
