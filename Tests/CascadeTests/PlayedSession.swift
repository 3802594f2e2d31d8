import SpeechEngines
import TurnTimes

@testable import Cascade

/// One session of listener and turn taking together, as far as it has come; a copy goes on by itself.
struct PlayedSession {
    /// What can happen next.
    enum Step: CaseIterable {
        case voice, silence, press, letGo, partial, word, listeners, nothing, words, noWords, timer, watch, type,
            interrupt
        case audible, replyEnd, greet
    }

    /// All that what follows depends on.
    struct State: Hashable {
        var turns = TurnTaking(settings: TurnSettings(idle: .seconds(8)))
        var observer = TurnObserver()
        /// The open turns under which the utterance's sound came, nil for sound outside of turns.
        var sound: Set<TurnID?> = []
        /// For each final that is awaited, whether its utterance has sound.
        var asked: [Bool] = []
        /// The user's voice: silent, a sound, held.
        var voice = 0
        var isPressed = false
        var words = 0
    }

    private let microphone: PlayedMicrophone
    private var listener: Listener
    private(set) var state = State()

    init(_ microphone: PlayedMicrophone) throws {
        self.microphone = microphone
        self.listener = try microphone.listener()
    }

    var broken: Set<String> { self.state.observer.broken }

    /// Takes a step.
    /// - Returns: whether it could be taken and changed anything.
    mutating func take(_ step: Step) throws -> Bool {
        switch step {
        case .voice: return try self.hear(isVoiced: true)
        case .silence: return try self.hear(isVoiced: false)
        case .press:
            self.state.isPressed = true
            self.hear(try self.microphone.play(.turnBegan(at: .zero), to: &self.listener))
        case .letGo:
            let before = self.state
            let isSaid =
                (before.isPressed || before.voice == 2) && before.turns.openTurn != nil && !before.sound.isEmpty
            defer {
                if isSaid, self.state.sound.isEmpty, self.state.asked.count == before.asked.count {
                    self.state.observer.fault("what was held or said is forgotten")
                }
            }
            (self.state.isPressed, self.state.voice) = (false, 0)
            self.hear(try self.microphone.play(.turnEnded(at: .zero), to: &self.listener))
        case .partial: return self.understand("some words.")
        case .word: return self.understand("Some.")
        case .listeners: return self.understand("Mm-hm.")
        case .nothing: return self.understand("")
        case .words, .noWords:
            guard let hasSound = self.state.asked.first, hasSound || step == .noWords else { return false }
            self.state.asked.removeFirst()
            if step == .words { self.state.words += 1 }
            let text = step == .words ? "word \(self.state.words)." : ""
            self.take(.transcript(Transcript(text: text, isFinal: true, coverage: .zero)))
        case .timer:
            guard self.state.observer.waits else { return false }
            self.take(.waitElapsed)
        case .watch:
            guard self.state.observer.watches else { return false }
            self.take(.silenceElapsed)
        case .type: self.take(.typed("typed"))
        case .interrupt:
            if self.state.observer.running == nil { return false }
            self.take(TurnEvent.interrupt)
        case .audible:
            guard let reply = self.state.observer.running else { return false }
            let before = self.state
            self.take(.replyAudible(reply))
            return self.state != before
        case .replyEnd:
            guard let reply = self.state.observer.running, !self.state.observer.isPaused else { return false }
            self.take(.replyEnded(reply))
        case .greet:
            if !self.state.turns.isListening { return false }
            self.take(TurnEvent.greet)
        }
        return true
    }

    /// Lets all go on by itself to its end: the user is silent, and what is awaited comes.
    mutating func settle() throws {
        if self.state.isPressed { _ = try self.take(.letGo) }
        for _ in 0..<6 {
            for step in [Step.silence, .timer, .replyEnd] { _ = try self.take(step) }
            if try !self.take(.words) { _ = try self.take(.noWords) }
        }
        if !self.state.turns.isListening || !self.state.observer.isQuiet {
            self.state.observer.fault("after the last event plus time, a turn or a reply has not ended")
        }
        // Whoever speaks then is heard and answered: no final of before is awaited in vain.
        for step in [Step.voice, .silence, .timer, .words] where try !self.take(step) {
            self.state.observer.fault("the next turn cannot be spoken")
        }
        if self.state.observer.running == nil { self.state.observer.fault("the next turn is not answered") }
    }

    private mutating func understand(_ text: String) -> Bool {
        let before = self.state
        self.take(.transcript(Transcript(text: text, isFinal: false, coverage: .zero)))
        return self.state != before
    }

    private mutating func hear(isVoiced: Bool) throws -> Bool {
        let before = self.state
        let (isPassedOn, events) = try self.microphone.play(isVoiced: isVoiced, to: &self.listener)
        self.hear((isPassedOn, events))
        if events.contains(where: { if case .speech(.stopped) = $0 { true } else { false } }) || !isPassedOn {
            if self.state.turns.openTurn == nil, !self.state.observer.waits, !self.state.sound.isEmpty {
                self.state.observer.fault("sound that no turn wants is left for the next")
            }
        }
        return !events.isEmpty || self.state.sound != before.sound
    }

    private mutating func hear(_ heard: (isPassedOn: Bool, events: [TurnEvent])) {
        // Behind an utterance that is finished the next one begins, which may be another turn's.
        if heard.isPassedOn { self.state.sound.insert(self.state.asked.isEmpty ? self.state.turns.openTurn : nil) }
        // Nothing depends on the times, and without them more states are equal.
        for event in heard.events {
            switch event {
            case .speech(.started):
                self.state.voice = 1
                self.take(.speech(.started(at: .zero)))
            case .speech(.held):
                self.state.voice = 2
                self.take(.speech(.held(at: .zero)))
            case .speech(.stopped):
                let isSaid = self.state.voice == 2 && self.state.turns.openTurn != nil
                self.state.voice = 0
                self.take(.speech(.stopped(at: .zero)))
                if isSaid, self.state.sound.isEmpty {
                    self.state.observer.fault("speech that was held under an open turn is forgotten")
                }
            default:
                self.take(event)
            }
        }
    }

    private mutating func take(_ event: TurnEvent) {
        let actions = self.state.turns.handle(event, at: .zero)
        self.state.observer.take(event, actions)
        for action in actions {
            switch action {
            case .discardUtterance:
                self.state.sound = []
            case .finishUtterance(let turn, _):
                if !self.state.sound.isSubset(of: [turn, nil]) {
                    self.state.observer.fault("a turn is given another's sound")
                }
                self.state.asked.append(!self.state.sound.isEmpty)
                self.state.sound = []
            default:
                break
            }
        }
    }
}
