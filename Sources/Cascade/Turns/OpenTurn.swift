internal import TurnTimes

/// A turn of the user's that is not answered yet.
struct OpenTurn: Sendable, Hashable {
    enum Phase: Hashable {
        case speaking
        /// The user may go on.
        case pausing(since: Duration)
        /// The user holds the turn by other means; pauses do not end it.
        case holding
        /// The turn is over as soon as all its words are known, unless the user goes on before.
        case over
    }

    struct Draft: Hashable {
        let reply: ReplyID
        let text: String
    }

    let id: TurnID
    var phase: Phase
    /// Words of the turn whose transcript is final already.
    var prefix = ""
    /// The transcript of the utterance, nil while none has come since the pause.
    var text: String?
    /// What was typed to end the turn.
    var typed = ""
    /// Whether the detector heard a voice in it; not known of a turn that is held.
    var hasVoice = false
    /// Whether the user said by other means that it is over.
    var isPushed = false
    /// What the agent said just before.
    var own = OwnWords("")
    /// Final transcripts still to come.
    var awaited = 0
    /// What is known of the pause but its words.
    var pause = PauseEvidence()
    var draft: Draft?
    /// When this pause ends the turn, and whether the wait is interrupted before for a draft.
    var due = Duration.zero
    var awaitsDraft = false
    /// Drafts that were begun.
    var drafts = 0
    /// Speech behind what was typed: it is none of the turn's.
    var later: OverlappingSpeech?

    init(_ id: TurnID, _ phase: Phase, prefix: String = "") {
        self.id = id
        self.phase = phase
        self.prefix = prefix
        self.hasVoice = phase == .speaking
    }

    /// All words so far.
    var wholeText: String {
        [self.prefix, self.text ?? "", self.typed].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The words behind which the user paused; nil while they are not known.
    var textAtPause: String? { self.text == nil ? nil : self.wholeText }

    var isPausing: Bool { if case .pausing = self.phase { true } else { false } }

    var hasWords: Bool { !self.isEcho && self.wholeText.contains { $0.isLetter || $0.isNumber } }

    /// A user who answers with the agent's last words says few of them; a short answer is no echo.
    private var isEcho: Bool { self.typed.isEmpty && self.own.areAll(of: self.wholeText, least: 3) }

    /// Takes the final transcript of an utterance.
    mutating func append(final text: String) {
        self.awaited -= 1
        self.prefix = [self.prefix, text].filter { !$0.isEmpty }.joined(separator: " ")
        self.text = nil
    }

    mutating func append(typed text: String) {
        self.typed = [self.typed, text].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
