public import TurnTimes

/// What a transport is to a conversation: the user's sound comes in through it, replies and events go out, and it brings
/// the client's commands.
public protocol Line: Sendable {
    /// The session's only source of time; the user's sound is stamped with it.
    var clock: SessionClock { get }

    /// Where the line puts the user's sound.
    var microphone: MicrophoneBuffer { get }

    /// Where replies are heard.
    var speaker: any Speaker { get }

    /// Takes what the session tells, in order; must return at once.
    func tell(_ event: ConversationEvent)

    /// Carries the session: brings what the client commands to its conversation, until the client leaves or the task is
    /// cancelled.
    func carry(_ session: Session) async throws

    /// The session cannot go on. Lets the client know what it was told before, and why; called while `carry` runs, which
    /// is cancelled afterwards.
    func close(_ error: any Error) async
}
