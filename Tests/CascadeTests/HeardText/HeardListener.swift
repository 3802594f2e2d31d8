import Cascade
import CascadeTesting
import SpeechEngines
import TurnTimes

/// A client that plays replies as far as a test wants, and interrupts them by every means there is.
struct HeardListener {
    private let session: ScriptedSession
    private let dictation: Dictation
    private let requests: EventLog<[Message]>
    private var random: SeededGenerator
    private(set) var history = HeardHistory()
    /// How each was interrupted, and what came before.
    private(set) var ways: [String: Int] = [:]
    private var reply = ReplyID(1)
    private var replies = 0
    private var taken = 0

    init(_ session: ScriptedSession, _ dictation: Dictation, _ requests: EventLog<[Message]>, seed: UInt64) {
        (self.session, self.dictation, self.requests) = (session, dictation, requests)
        self.random = SeededGenerator(seed: seed)
    }

    mutating func begin() async {
        self.session.conversation.send(.type("Hello"))
        await self.listen()
    }

    /// Plays on, perhaps through something that is no interruption, and interrupts; returns when the next reply is there.
    mutating func interrupt(_ number: Int) async {
        self.play()
        switch Int.random(in: 0..<8, using: &self.random) {
        case 0: await self.make("a listener's word", saying: "Mm-hm.")
        case 1: await self.make("a noise", saying: "")
        case 2: await self.pause(goesOn: true)
        case 3: await self.pause(goesOn: false)
        default: break
        }
        switch Int.random(in: 0..<4, using: &self.random) {
        case 0: self.type("Tell me about number \(number)")
        case 1: await self.quieten("Go on about number \(number)")
        case 2: self.hold("I hold the key for number \(number)")
        default: await self.speak("No, tell me about number \(number)")
        }
        await self.listen()
    }

    // MARK: What is no interruption

    private mutating func make(_ sound: String, saying text: String) async {
        self.note(sound)
        self.dictation.next = text
        let discarded = self.dictation.discarded.events.count
        self.session.microphone.speak(for: .milliseconds(260))
        self.session.microphone.pause(for: .milliseconds(100))
        await self.dictation.discarded.wait(count: discarded + 1) { true }
        self.play()
    }

    private mutating func pause(goesOn: Bool) async {
        self.note(goesOn ? "a pause" : "paused")
        let log = self.session.speaker.log
        let reply = self.reply
        self.session.conversation.send(.pause(reply))
        await log.wait { $0 == .paused(reply) }
        guard goesOn else { return }
        self.session.conversation.send(.resume(reply))
        await log.wait { $0 == .resumed(reply) }
        self.play()
    }

    // MARK: Interruptions

    private mutating func type(_ text: String) {
        self.note("typed")
        self.session.conversation.send(.type(text))
    }

    private mutating func quieten(_ text: String) async {
        self.note("told to be quiet")
        self.session.conversation.send(.interrupt)
        await self.interrupted()
        self.session.conversation.send(.type(text))
    }

    private mutating func hold(_ text: String) {
        self.note("held")
        self.dictation.next = text
        self.session.conversation.beginTurn()
        self.session.microphone.speak(for: .milliseconds(100))
        self.session.conversation.endTurn()
        self.session.microphone.pause(for: .milliseconds(20))
    }

    private mutating func speak(_ text: String) async {
        self.note("spoken")
        self.dictation.next = text
        self.session.microphone.speak(for: .milliseconds(260))
        self.session.microphone.pause(for: .milliseconds(100))
        await self.interrupted()
        self.session.microphone.pause(for: .milliseconds(100))
    }

    private func interrupted() async {
        let reply = self.reply
        await self.session.events.wait {
            if case .replyInterrupted(reply, _) = $0 { true } else { false }
        }
    }

    // MARK: Sound

    /// The reply is heard up to a place of its sound, and the session is told.
    private mutating func play() {
        let before = self.history.cursors[self.reply] ?? 0
        let left = self.session.speaker.samples(of: self.reply) - before
        let cursor = before + Int.random(in: 0...max(0, left), using: &self.random) / 2
        self.history.cursors[self.reply] = cursor
        self.session.conversation.send(.played(self.reply, samples: cursor))
    }

    /// Waits for the next reply with all its sound, and checks what was told meanwhile and what its model was given.
    private mutating func listen() async {
        self.replies += 1
        await self.session.events.wait(count: self.replies) {
            if case .replyAudioEnded = $0 { true } else { false }
        }
        let events = self.session.events.events
        for event in events[self.taken...] {
            if case .replyAudioEnded(let reply, _) = event { self.reply = reply }
            self.history.take(event, sound: self.sound)
        }
        self.taken = events.count
        if self.requests.events.last.map({ Array($0.dropFirst()) }) != self.history.messages {
            self.history.fault("reply \(self.reply) is made for another history than was heard")
        }
    }

    private func sound(of reply: ReplyID) -> [Float] {
        self.session.speaker.log.events.flatMap { event -> [Float] in
            if case .played(let audio) = event, audio.reply == reply { audio.samples } else { [] }
        }
    }

    private mutating func note(_ way: String) { self.ways[way, default: 0] += 1 }
}
