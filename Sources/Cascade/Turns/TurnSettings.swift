/// How turns are taken.
public struct TurnSettings: Sendable, Hashable {
    /// What of a draft is made before its turn is known to be over.
    public enum Drafts: String, Sendable, CaseIterable {
        /// Nothing; the model only reads ahead.
        case off
        /// Its words.
        case text
        /// Its words and their sound.
        case audio
    }

    /// What speech may stop.
    public enum Interruptible: String, Sendable, CaseIterable {
        /// Every reply.
        case always
        /// Every reply but the greeting.
        case replies
        /// None; what is said meanwhile is the next turn.
        case never
    }

    public var endpointing: Endpointing
    public var drafts: Drafts
    /// Drafts of one turn, 1…10; behind further pauses the model only reads ahead.
    public var draftLimit = 5
    /// The silence behind words that hardly end a turn before a draft is made all the same.
    let draftSilence = Duration.milliseconds(300)
    public var interruptible: Interruptible
    /// Speech that begins so soon after an answer was first heard goes on with its turn, 0…10 s.
    public var takeBack: Duration
    /// An answer that makes no sound for so long after its turn was over is late, 0…60 s; 0 waits in silence.
    public var deadAir: Duration
    /// When nobody has spoken for so long behind an answer, the agent asks again, 0…600 s; 0 never does.
    public var idle: Duration
    /// How often it does until the user speaks, 1…10.
    public var idleLimit: Int
    /// How long after its onset a sound over a reply is judged without words.
    let decision = Duration.milliseconds(400)
    /// Words of a sound over a reply are guesses for so long after its onset: they pause the reply, and end it only then. What
    /// listeners say is shorter.
    let sureAfter = Duration.seconds(1)
    /// How often the words are asked for of a sound that begins as a listener's or an echo does.
    let askAgain = Duration.milliseconds(200)
    /// Speech that begins so soon after a reply's end may be the echo of its last words.
    let echoAfter = Duration.milliseconds(500)
    /// How long behind the end of a sound its words are waited for.
    let wordsDeadline = Duration.milliseconds(700)
    /// A sound that goes on for so long without words is a noise.
    let noiseAfter = Duration.seconds(2)

    public init(
        endpointing: Endpointing = Endpointing(), drafts: Drafts = .audio, interruptible: Interruptible = .always,
        takeBack: Duration = .milliseconds(1500), deadAir: Duration = .seconds(4), idle: Duration = .zero,
        idleLimit: Int = 1
    ) {
        self.endpointing = endpointing
        self.drafts = drafts
        self.interruptible = interruptible
        self.takeBack = takeBack
        self.deadAir = deadAir
        self.idle = idle
        self.idleLimit = idleLimit
    }
}
