internal import ElevenLabsWire
internal import SpeechEngines

/// What happens at a speech socket. Contexts are counted from 0; a number is never used again.
enum SpeechEvent<Message: Sendable>: Sendable {
    /// The client sent a message.
    case message(Message)
    /// The client sent a text that is no message; the text says what is wrong with it.
    case unreadable(String)
    /// A piece of a context's sound is ready.
    case piece(Int, AudioOutput)
    /// Everything a finished context had to say is said.
    case spoken(Int)
    /// A context cannot be spoken.
    case failed(Int, EngineError)
    /// Time has passed.
    case time
}
