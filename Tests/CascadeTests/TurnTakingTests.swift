import Cascade
import SpeechEngines
import Testing
import TurnTimes

@Suite("Turn taking")
struct TurnTakingTests {
    private static let first = TurnID(1)
    private static let second = TurnID(2)
    private var turns = TurnTaking(
        endpointing: Endpointing(afterSentence: .milliseconds(300), otherwise: .milliseconds(800)))

    private mutating func after(_ events: TurnEvent...) -> [TurnAction] {
        var actions: [TurnAction] = []
        for event in events { actions = self.turns.handle(event) }
        return actions
    }

    private static func at(_ milliseconds: Int) -> Duration { .milliseconds(milliseconds) }
    private static let started = TurnEvent.speech(.started(at: at(1000)))
    private static let held = TurnEvent.speech(.held(at: at(1200)))
    private static let stopped = TurnEvent.speech(.stopped(at: at(2000)))
    private static let begun = TurnEvent.beginTurn(at: at(500))
    private static let ended = TurnEvent.endTurn(at: at(3000))
    private static func partial(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: false, coverage: .zero))
    }
    private static func final(_ text: String) -> TurnEvent {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }

    @Test("speech opens a turn")
    mutating func speechOpens() {
        #expect(self.after(Self.started) == [.beginTurn(Self.first, speechStarted: Self.at(1000))])
    }

    @Test("a pause waits for the longer silence while its words are unknown")
    mutating func pauseWaits() {
        #expect(
            self.after(Self.started, Self.stopped) == [
                .notePause(Self.first, since: Self.at(2000)), .wait(until: Self.at(2800)),
            ])
    }

    @Test("words that end a sentence shorten the wait and let the model read ahead")
    mutating func sentenceShortens() {
        #expect(
            self.after(Self.started, Self.stopped, Self.partial("Go home.")) == [
                .wait(until: Self.at(2300)), .prepare("Go home."),
            ])
    }

    @Test("words that end no sentence keep the wait long")
    mutating func phraseWaits() {
        #expect(
            self.after(Self.started, Self.stopped, Self.partial("Go home and")) == [
                .wait(until: Self.at(2800)), .prepare("Go home and"),
            ])
    }

    @Test("the silence ends the turn and its final words are answered")
    mutating func silenceAnswers() {
        #expect(
            self.after(Self.started, Self.stopped, .silenceElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(
            self.after(Self.final("Go home.")) == [
                .answer(Self.first, ReplyID(1), text: "Go home.", isTyped: false)
            ])
    }

    @Test("a turn without words is dropped")
    mutating func noiseIsDropped() {
        #expect(self.after(Self.started, Self.stopped, .silenceElapsed, Self.final("...")) == [.dropTurn(Self.first)])
        #expect(self.turns.isListening)
    }

    @Test("speech after a pause goes on with the same turn")
    mutating func speechResumes() {
        #expect(self.after(Self.started, Self.stopped, Self.started) == [.stopWaiting])
        #expect(self.after(.silenceElapsed).isEmpty)
    }

    @Test("speech between decision and final words makes them the beginning of a longer turn")
    mutating func lateSpeechContinues() {
        #expect(
            self.after(Self.started, Self.stopped, .silenceElapsed, Self.started, Self.final("I would like")).isEmpty)
        #expect(
            self.after(Self.stopped, Self.partial("a cup of tea.")).last == .prepare("I would like a cup of tea."))
        #expect(
            self.after(.silenceElapsed, Self.final("a cup of tea.")) == [
                .answer(Self.first, ReplyID(1), text: "I would like a cup of tea.", isTyped: false)
            ])
    }

    @Test("held speech that ends before the final words come is kept for the same turn, a short sound is not")
    mutating func heldSpeechIsKept() {
        _ = self.after(Self.started, Self.stopped, .silenceElapsed, Self.started)
        #expect(self.after(Self.stopped) == [.discardUtterance])
        #expect(self.after(Self.started, Self.held, Self.stopped).isEmpty)
        #expect(
            self.after(Self.final("I would like")) == [
                .notePause(Self.first, since: Self.at(2000)), .wait(until: Self.at(2800)),
            ])
        #expect(self.after(.silenceElapsed) == [.finishUtterance(Self.first, pushedAt: nil)])
        #expect(
            self.after(Self.final("a cup of tea.")) == [
                .answer(Self.first, ReplyID(1), text: "I would like a cup of tea.", isTyped: false)
            ])
    }

    @Test("held speech during a reply stops it and opens a turn that began with the sound")
    mutating func bargeIn() {
        _ = self.after(.typed("Hello"))
        #expect(self.after(Self.started).isEmpty)
        #expect(
            self.after(Self.held) == [.stop(ReplyID(1)), .beginTurn(Self.second, speechStarted: Self.at(1000))])
    }

    @Test("a short sound during a reply is forgotten and the reply goes on")
    mutating func backchannel() {
        _ = self.after(.typed("Hello"))
        #expect(self.after(Self.started, Self.stopped) == [.discardUtterance])
        #expect(self.after(.replyEnded(ReplyID(1))).isEmpty)
        #expect(self.turns.isListening)
    }

    @Test("speech that outlasts the reply opens a turn")
    mutating func speechOutlastsReply() {
        _ = self.after(.typed("Hello"), Self.started)
        #expect(
            self.after(.replyEnded(ReplyID(1))) == [.beginTurn(Self.second, speechStarted: Self.at(1000))])
    }

    @Test("a typed turn stops a reply and is answered")
    mutating func typedStopsReply() {
        _ = self.after(.typed("Hello"))
        #expect(
            self.after(.typed("Wait")) == [
                .stop(ReplyID(1)), .answer(Self.second, ReplyID(2), text: "Wait", isTyped: true),
            ])
    }

    @Test("a typed turn replaces a spoken one, whose late final words are not answered")
    mutating func typedReplacesSpoken() {
        #expect(
            self.after(Self.started, Self.stopped, .silenceElapsed, .typed("Wait")) == [
                .dropTurn(Self.first), .answer(Self.second, ReplyID(1), text: "Wait", isTyped: true),
            ])
        #expect(self.after(Self.final("I was saying")).isEmpty)
    }

    @Test("push to talk ends a turn without waiting for silence")
    mutating func pushToTalk() {
        #expect(
            self.after(Self.started, Self.ended) == [
                .stopWaiting, .finishUtterance(Self.first, pushedAt: Self.at(3000)),
            ])
    }

    @Test("a held turn lasts through pauses and ends when it is let go")
    mutating func heldTurn() {
        #expect(self.after(Self.begun) == [.beginTurn(Self.first, speechStarted: Self.at(500))])
        #expect(self.after(Self.started, Self.held, Self.stopped, .silenceElapsed) == [])
        #expect(self.after(Self.partial("Go home.")) == [.prepare("Go home.")])
        #expect(self.after(Self.ended) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
        #expect(
            self.after(Self.final("Go home.")) == [
                .answer(Self.first, ReplyID(1), text: "Go home.", isTyped: false)
            ])
    }

    @Test("holding a turn stops the reply that is heard")
    mutating func holdStops() {
        _ = self.after(.typed("Hello"))
        #expect(
            self.after(Self.begun) == [.stop(ReplyID(1)), .beginTurn(Self.second, speechStarted: Self.at(500))])
    }

    @Test("holding in a pause keeps what was said before")
    mutating func holdContinues() {
        _ = self.after(Self.started, Self.stopped)
        #expect(self.after(Self.begun) == [.stopWaiting])
        #expect(self.after(Self.ended) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
    }

    @Test("holding while the turn before is being understood joins both")
    mutating func holdJoins() {
        _ = self.after(Self.started, Self.stopped, .silenceElapsed, Self.begun, Self.final("Go home"), Self.ended)
        #expect(
            self.after(Self.final("at once.")) == [
                .answer(Self.first, ReplyID(1), text: "Go home at once.", isTyped: false)
            ])
    }

    @Test("what is held and let go before the turn before is understood is the rest of that turn")
    mutating func heldRest() {
        _ = self.after(Self.begun, Self.ended, Self.begun)
        #expect(self.after(Self.ended).isEmpty)
        #expect(self.after(Self.final("Go home")) == [.finishUtterance(Self.first, pushedAt: Self.at(3000))])
        #expect(
            self.after(Self.final("at once.")) == [
                .answer(Self.first, ReplyID(1), text: "Go home at once.", isTyped: false)
            ])
    }

    @Test("a held turn that was given up for a typed one leaves no sound behind")
    mutating func typedInHold() {
        _ = self.after(Self.begun, .typed("Hello"))
        #expect(self.after(Self.ended) == [.discardUtterance])
    }

    @Test("speech whose turn was given up for a typed one leaves no sound behind, during the reply or after it")
    mutating func typedInSpeech() {
        _ = self.after(Self.started, .typed("Hello"))
        #expect(self.after(Self.stopped) == [.discardUtterance])
        _ = self.after(Self.started, .typed("Wait"), .interrupt)
        #expect(self.turns.isListening)
        #expect(self.after(Self.stopped) == [.discardUtterance])
    }

    @Test("a turn that is said to be over right after a sound during a reply does not open when the reply ends")
    mutating func endedInReply() {
        _ = self.after(.typed("Hello"), Self.started)
        #expect(self.after(Self.ended) == [.discardUtterance])
        #expect(self.after(.replyEnded(ReplyID(1))).isEmpty)
        #expect(self.turns.isListening)
    }

    @Test("a turn that is said to be over twice is answered, whatever sound came between")
    mutating func endedTwice() {
        _ = self.after(Self.started, Self.ended, Self.started)
        #expect(self.after(Self.ended) == [.discardUtterance])
        #expect(
            self.after(Self.final("Go home.")) == [
                .answer(Self.first, ReplyID(1), text: "Go home.", isTyped: false)
            ])
    }

    @Test("an interruption makes the agent quiet and opens no turn")
    mutating func interrupt() {
        _ = self.after(.typed("Hello"))
        #expect(self.after(.interrupt) == [.stop(ReplyID(1))])
        #expect(self.turns.isListening)
    }

    @Test("the end of a reply that was stopped changes nothing")
    mutating func staleEnd() {
        _ = self.after(.typed("Hello"), .typed("Wait"))
        #expect(self.after(.replyEnded(ReplyID(1))).isEmpty)
        #expect(!self.turns.isListening)
    }

    @Test("a greeting is a turn of the agent's and can be interrupted")
    mutating func greeting() {
        #expect(self.after(.greet) == [.greet(Self.first, ReplyID(1))])
        #expect(self.after(Self.started, Self.held).first == .stop(ReplyID(1)))
    }
}
