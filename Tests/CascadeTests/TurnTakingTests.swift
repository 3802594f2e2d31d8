import Cascade
import SpeechEngines
import Testing
import TurnTimes

@Suite("Turn taking")
struct TurnTakingTests {
    static let first = TurnID(1)
    static let second = TurnID(2)
    static let reply = ReplyID(1)
    static let endpointing = Endpointing()
    var turns = TurnTaking(settings: TurnSettings(endpointing: Self.endpointing, drafts: .off, deadAir: .zero))

    mutating func after(_ events: TurnEvent..., at now: Duration = .zero) -> [TurnAction] {
        var actions: [TurnAction] = []
        for event in events { actions = self.turns.handle(event, at: now) }
        // What is noted for the record has tests of its own.
        return actions.filter { if case .overlapped = $0 { false } else { true } }
    }

    static func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
    static let rose = TurnEvent.speech(.rose(at: at(1000)))
    static let started = TurnEvent.speech(.started(at: at(1000)))
    static let held = TurnEvent.speech(.held(at: at(1200)))
    static let stopped = TurnEvent.speech(.stopped(at: at(2000)))
    static let begun = TurnEvent.beginTurn(at: at(500))
    static let ended = TurnEvent.endTurn(at: at(3000))
    static func partial(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: false, coverage: .zero))
    }
    static func final(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }
    /// Behind the pause at 2 s.
    static func wait(_ text: String?, score: Float? = nil) -> TurnAction {
        .wait(until: at(2000) + Self.endpointing.wait(for: PauseEvidence(text: text, scores: score.map { [$0] } ?? [])))
    }

    // MARK: The user's turn

    @Test("speech opens a turn")
    mutating func speechOpens() {
        #expect(self.after(Self.started) == [.beginTurn(Self.first, speechStarted: Self.at(1000))])
    }

    @Test("a pause waits by what is known of it: nothing, its words, what the turn model thinks")
    mutating func pauseWaits() {
        #expect(
            self.after(Self.started, Self.stopped) == [.notePause(Self.first, since: Self.at(2000)), Self.wait(nil)])
        #expect(self.after(Self.partial("Go home.")) == [Self.wait("Go home."), .prepare("Go home.")])
        #expect(
            self.after(.turnScore(0.9, pauseSince: Self.at(2000))) == [
                Self.wait("Go home.", score: 0.9), .prepare("Go home."),
            ])
        #expect(Self.endpointing.wait(for: PauseEvidence(text: "Go home.", scores: [0.9])) < .seconds(1))
    }

    @Test("what the turn model thinks of an earlier pause changes nothing")
    mutating func staleScore() {
        _ = self.after(Self.started, Self.stopped)
        #expect(self.after(.turnScore(0.9, pauseSince: Self.at(1500))).isEmpty)
        _ = self.after(Self.started)
        #expect(self.after(.turnScore(0.9, pauseSince: Self.at(2000))).isEmpty)
    }

    @Test("the silence ends the turn and its final words are answered")
    mutating func silenceAnswers() {
        #expect(self.after(Self.started, Self.stopped, .waitElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(
            self.after(Self.final("Go home.")) == [.answer(Self.first, Self.reply, text: "Go home.", isTyped: false)])
    }

    @Test("a turn without words is dropped")
    mutating func noiseIsDropped() {
        #expect(self.after(Self.started, Self.stopped, .waitElapsed, Self.final("...")) == [.dropTurn(Self.first)])
        #expect(self.turns.isListening)
    }

    @Test("speech after a pause goes on with the same turn")
    mutating func speechResumes() {
        #expect(self.after(Self.started, Self.stopped, Self.started) == [.stopWaiting])
        #expect(self.after(.waitElapsed).isEmpty)
    }

    @Test("speech between decision and final words makes them the beginning of a longer turn, however short it is")
    mutating func lateSpeechContinues() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed)
        #expect(self.after(Self.started).isEmpty)
        #expect(self.after(Self.stopped) == [.notePause(Self.first, since: Self.at(2000)), Self.wait(nil)])
        #expect(self.after(Self.final("I want to book a table.")).isEmpty)
        #expect(self.after(.waitElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(
            self.after(Self.final("Two.")) == [
                .answer(Self.first, Self.reply, text: "I want to book a table. Two.", isTyped: false)
            ])
    }

    @Test("a second end before the first final words waits for both")
    mutating func twoFinals() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed, Self.started, Self.stopped, .waitElapsed)
        #expect(self.after(Self.final("I would like")).isEmpty)
        #expect(
            self.after(Self.final("a cup of tea.")) == [
                .answer(Self.first, Self.reply, text: "I would like a cup of tea.", isTyped: false)
            ])
    }

    // MARK: Typed

    @Test("a typed turn stops a reply and is answered")
    mutating func typedStopsReply() {
        _ = self.after(.typed("Hello"))
        #expect(
            self.after(.typed("Wait")) == [
                .stop(Self.reply), .answer(Self.second, ReplyID(2), text: "Wait", isTyped: true),
            ])
    }

    @Test("what is typed in a spoken turn ends it, and is answered with the words before it")
    mutating func typedInSpeech() {
        #expect(self.after(Self.started, .typed("Wait")) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(
            self.after(Self.final("I was saying")) == [
                .answer(Self.first, Self.reply, text: "I was saying Wait", isTyped: true)
            ])
    }

    @Test("speech that goes on behind what was typed is the next turn")
    mutating func speechBehindTyped() {
        _ = self.after(Self.started, Self.held, .typed("Wait"), Self.final("I was"))
        #expect(self.after(Self.stopped).last == .wait(until: Self.at(2700)))
        let actions = self.after(Self.partial("going to say more."))
        #expect(actions.starts(with: [.stopWaiting, .stop(Self.reply)]))
        #expect(actions.contains(.beginTurn(Self.second, speechStarted: Self.at(1000))))
        _ = self.after(.waitElapsed)
        #expect(
            self.after(Self.final("going to say more.")) == [
                .answer(Self.second, ReplyID(2), text: "going to say more.", isTyped: false)
            ])
    }

    @Test("what is typed while a turn is being understood is part of it")
    mutating func typedWhileFinishing() {
        #expect(self.after(Self.started, Self.stopped, .waitElapsed, .typed("Wait")).isEmpty)
        #expect(
            self.after(Self.final("Go home.")) == [
                .answer(Self.first, Self.reply, text: "Go home. Wait", isTyped: true)
            ])
    }

    // MARK: Push to talk

    @Test("push to talk ends a turn without waiting for silence")
    mutating func pushToTalk() {
        #expect(self.after(Self.started, Self.ended) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
    }

    @Test("a held turn lasts through pauses and ends when it is let go")
    mutating func heldTurn() {
        #expect(self.after(Self.begun) == [.beginTurn(Self.first, speechStarted: Self.at(500))])
        #expect(self.after(Self.started, Self.held, Self.stopped, .waitElapsed) == [])
        #expect(self.after(Self.partial("Go home.")) == [.prepare("Go home.")])
        #expect(self.after(Self.ended) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
        #expect(
            self.after(Self.final("Go home.")) == [.answer(Self.first, Self.reply, text: "Go home.", isTyped: false)])
    }

    @Test("a held turn in which no voice was heard is dropped, whatever a recognizer would write")
    mutating func silentHold() {
        #expect(
            self.after(Self.begun, .endTurn(at: Self.at(3000), isSilent: true)) == [
                .discardUtterance, .dropTurn(Self.first),
            ])
        #expect(self.turns.isListening)
    }

    @Test("holding a turn stops the reply that is heard")
    mutating func holdStops() {
        _ = self.after(.typed("Hello"))
        #expect(
            self.after(Self.begun) == [.stop(Self.reply), .beginTurn(Self.second, speechStarted: Self.at(500))])
    }

    @Test("holding in a pause keeps what was said before")
    mutating func holdContinues() {
        _ = self.after(Self.started, Self.stopped)
        #expect(self.after(Self.begun) == [.stopWaiting])
        #expect(self.after(Self.ended) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
    }

    @Test("holding while the turn before is being understood joins both")
    mutating func holdJoins() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed, Self.begun, Self.final("Go home"), Self.ended)
        #expect(
            self.after(Self.final("at once.")) == [
                .answer(Self.first, Self.reply, text: "Go home at once.", isTyped: false)
            ])
    }

    @Test("a turn that a pause ended and that is said to be over while speech begins is answered")
    mutating func endedTwice() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed, Self.started, Self.ended)
        #expect(self.after(Self.final("Go home.")).isEmpty)
        #expect(
            self.after(Self.final("")) == [.answer(Self.first, Self.reply, text: "Go home.", isTyped: false)])
    }

    // MARK: Drafts

    private static func drafting() -> TurnTaking { TurnTaking(settings: TurnSettings(drafts: .audio, deadAir: .zero)) }

    @Test("a pause whose words may end the turn is drafted for, and its end commits the draft")
    mutating func draft() {
        self.turns = Self.drafting()
        #expect(
            self.after(Self.started, Self.stopped, Self.partial("Go home.")).last
                == .draft(Self.first, Self.reply, text: "Go home."))
        #expect(self.after(.waitElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(self.after(Self.final("Go home!")) == [.commit(Self.first, Self.reply, text: "Go home!")])
    }

    @Test("new speech discards the draft; so do other final words")
    mutating func discard() {
        self.turns = Self.drafting()
        _ = self.after(Self.started, Self.stopped, Self.partial("Go home."))
        #expect(self.after(Self.started) == [.stopWaiting, .discard(Self.reply)])
        _ = self.after(Self.stopped, Self.partial("Go home now."), .waitElapsed)
        #expect(
            self.after(Self.final("Go home, Anna.")) == [
                .discard(ReplyID(2)), .answer(Self.first, ReplyID(3), text: "Go home, Anna.", isTyped: false),
            ])
    }

    @Test("words that hang are drafted for once their pause lasts")
    mutating func lateDraft() {
        self.turns = Self.drafting()
        #expect(
            self.after(Self.started, Self.stopped, Self.partial("Go home and the")) == [
                .wait(until: Self.at(2300)), .prepare("Go home and the"),
            ])
        #expect(
            self.after(.waitElapsed) == [
                Self.wait("Go home and the"), .draft(Self.first, Self.reply, text: "Go home and the"),
            ])
        #expect(self.after(.waitElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
    }

    @Test("what becomes known of a pause may bring its late draft forward, or its end before it")
    mutating func newsBeforeLateDraft() {
        self.turns = Self.drafting()
        _ = self.after(Self.started, Self.stopped, Self.partial("Go home and the"))
        #expect(self.after(Self.partial("Go home.")).last == .draft(Self.first, Self.reply, text: "Go home."))
        #expect(self.after(.waitElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
    }

    @Test("no turn has more drafts than its limit, and none for words that are others by now")
    mutating func fewDrafts() {
        self.turns = Self.drafting()
        for word in ["one", "two", "three", "four", "five", "six"] {
            _ = self.after(Self.started, Self.stopped, Self.partial("Take the \(word) home."))
        }
        #expect(self.after(Self.partial("Take it all home.")).last == .prepare("Take it all home."))
        _ = self.after(.waitElapsed)
        #expect(
            self.after(Self.final("Take it all home."))
                == [.answer(Self.first, ReplyID(6), text: "Take it all home.", isTyped: false)])
    }

    @Test("a draft for other words is thrown away where no more may be made")
    mutating func staleDraft() {
        self.turns = Self.drafting()
        for word in ["one", "two", "three", "four", "five"] {
            _ = self.after(Self.started, Self.stopped, Self.partial("Take the \(word) home."))
        }
        #expect(
            self.after(Self.partial("Take it all home.")).suffix(2)
                == [.discard(ReplyID(5)), .prepare("Take it all home.")])
    }

    @Test("whoever pauses long within a turn is waited for longer in the next")
    mutating func ownPauses() {
        func wait(_ actions: [TurnAction]) -> Duration? {
            actions.compactMap { if case .wait(let time) = $0 { time } else { nil } }.last
        }
        let first = wait(self.after(Self.started, Self.stopped))
        _ = self.after(.speech(.started(at: Self.at(2900))))
        let second = wait(self.after(.speech(.stopped(at: Self.at(4000)))))
        #expect(second ?? .zero > (first ?? .zero) + .seconds(2))
    }

    @Test("the words so far are read ahead while the user speaks")
    mutating func readingWhileSpeaking() {
        _ = self.after(Self.started)
        #expect(self.after(Self.partial("Go")) == [.prepare("Go")])
    }
}
