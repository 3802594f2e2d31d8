internal import TurnTimes

/// What the course of a reply wants done, in order.
enum ReplyStep: Sendable {
    /// Let its sound through.
    case openGate
    /// Hold back its sound, and let the client stop where it is.
    case pause
    /// Let the client go on from where it stopped.
    case resume
    /// End what makes it, and what the client plays of it.
    case silence
    /// End what makes it; nothing of it was heard.
    case cancel
    /// Send `playOutDue` at this time, instead of any time asked for before.
    case waitForPlayOut(until: Duration)
    /// Do not send `playOutDue`.
    case stopWaiting
    /// Say this before the reply, unless it sounds first.
    case say(String)
    /// What is not the reply's own.
    case ask(ReplyAction)
}
