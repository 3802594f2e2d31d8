import Cascade
import Testing
import TurnTimes

/// Speech while the agent answers, and answers that came too early.
extension TurnTakingTests {
    /// A reply to what was typed, which is heard.
    private mutating func answering() {
        _ = self.after(.typed("Hello"), .replyAudible(Self.reply))
    }

    @Test("sound during a reply lowers it, held sound asks for words, and words stop it and open a turn")
    mutating func bargeIn() {
        self.answering()
        #expect(self.after(Self.started) == [.lower(Self.reply)])
        #expect(self.after(Self.held) == [.askForWords, .wait(until: Self.at(1400))])
        #expect(
            self.after(Self.partial("No, not that")) == [
                .stopWaiting, .stop(Self.reply), .beginTurn(Self.second, speechStarted: Self.at(1000)),
            ])
        #expect(self.turns.openText == "No, not that")
    }

    @Test("a short sound during a reply is forgotten and the reply goes on")
    mutating func shortSound() {
        self.answering()
        #expect(
            self.after(Self.started, Self.stopped) == [.stopWaiting, .raise(Self.reply), .discardUtterance])
        #expect(self.after(.replyEnded(Self.reply)).isEmpty)
        #expect(self.turns.isListening)
    }

    @Test(
        "what listeners say neither stops a reply nor opens a turn",
        arguments: ["Mm-hm.", "Yeah, okay.", "Uh,", "I see."])
    mutating func backchannel(text: String) {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(Self.partial(text)) == [.stopWaiting, .raise(Self.reply)])
        #expect(self.after(Self.stopped) == [.stopWaiting, .discardUtterance])
        #expect(self.after(.replyEnded(Self.reply)).isEmpty)
    }

    @Test("a sentence that begins like a listener's word stops the reply once it is one")
    mutating func backchannelBecomesTurn() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("Yeah"))
        #expect(self.after(Self.partial("Yeah but what about")).contains(.stop(Self.reply)))
    }

    @Test("held sound without words pauses the reply, which goes on when none come")
    mutating func noiseResumes() {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(.waitElapsed, at: Self.at(1400)) == [.pause(Self.reply), .wait(until: Self.at(3000))])
        #expect(self.after(Self.stopped) == [.wait(until: Self.at(2700))])
        #expect(
            self.after(Self.partial("")) == [.stopWaiting, .raise(Self.reply), .resume(Self.reply), .discardUtterance])
    }

    @Test("sound that goes on without words is a noise, and the reply goes on over it")
    mutating func music() {
        self.answering()
        _ = self.after(Self.started, Self.held)
        _ = self.after(.waitElapsed, at: Self.at(1400))
        #expect(self.after(.waitElapsed, at: Self.at(3000)) == [.raise(Self.reply), .resume(Self.reply)])
        #expect(self.after(Self.partial("Stop the music")).contains(.stop(Self.reply)))
    }

    @Test("one word pauses the reply, and stops it when the speech ends with it")
    mutating func oneWord() {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(Self.partial("Stop.")) == [.pause(Self.reply)])
        let actions = self.after(Self.stopped)
        #expect(actions.starts(with: [.stopWaiting, .stop(Self.reply)]))
        #expect(self.turns.openText == "Stop.")
    }

    @Test("speech that outlasts the reply opens a turn")
    mutating func speechOutlastsReply() {
        self.answering()
        #expect(
            self.after(Self.started, .replyEnded(Self.reply)) == [
                .stopWaiting, .beginTurn(Self.second, speechStarted: Self.at(1000)),
            ])
    }

    @Test("a reply that may not be interrupted goes on, and what was said meanwhile is the next turn")
    mutating func notInterruptible() {
        self.turns = TurnTaking(settings: TurnSettings(drafts: .off, interruptible: .replies, deadAir: .zero))
        #expect(self.after(.greet) == [.greet(Self.first, Self.reply)])
        #expect(self.after(Self.started, Self.held, Self.partial("Good morning to you"), Self.stopped).isEmpty)
        #expect(self.after(.replyEnded(Self.reply)).contains(.beginTurn(Self.second, speechStarted: Self.at(1000))))
        _ = self.after(.waitElapsed)
        #expect(
            self.after(Self.final("Good morning to you.")) == [
                .answer(Self.second, ReplyID(2), text: "Good morning to you.", isTyped: false)
            ])
    }

    @Test("an interruption by the client makes the agent quiet and opens no turn")
    mutating func interrupt() {
        self.answering()
        #expect(self.after(.interrupt) == [.stop(Self.reply)])
        #expect(self.turns.isListening)
    }

    @Test("the end of a reply that was stopped changes nothing")
    mutating func staleEnd() {
        _ = self.after(.typed("Hello"), .typed("Wait"))
        #expect(self.after(.replyEnded(Self.reply)).isEmpty)
        #expect(!self.turns.isListening)
    }

    // MARK: False ends

    /// A spoken turn whose answer is heard since 3 s.
    private mutating func answeringSpeech() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed, Self.final("I would like"))
        _ = self.after(.replyAudible(Self.reply), at: Self.at(3000))
    }

    @Test("a user who goes on right after the answer began takes it back, and the turn goes on")
    mutating func takeBack() {
        self.answeringSpeech()
        _ = self.after(.speech(.started(at: Self.at(3200))))
        #expect(
            self.after(.speech(.held(at: Self.at(3400)))) == [
                .pause(Self.reply), .askForWords, .wait(until: Self.at(3600)),
            ])
        #expect(self.after(Self.partial("a cup of tea")) == [.stopWaiting, .takeBack(Self.reply)])
        #expect(self.turns.openTurn == Self.first)
        _ = self.after(.speech(.stopped(at: Self.at(4000))), .waitElapsed)
        #expect(
            self.after(Self.final("a cup of tea.")) == [
                .answer(Self.first, ReplyID(2), text: "I would like a cup of tea.", isTyped: false)
            ])
    }

    @Test("an answer that nobody has heard does not begin while the user speaks")
    mutating func heldBack() {
        _ = self.after(Self.started, Self.stopped, .waitElapsed, Self.final("I would like"))
        #expect(self.after(.speech(.started(at: Self.at(2600)))) == [.pause(Self.reply)])
        #expect(
            self.after(.speech(.stopped(at: Self.at(2700)))) == [
                .stopWaiting, .resume(Self.reply), .discardUtterance,
            ])
    }

    @Test("later speech is an interruption")
    mutating func tooLate() {
        self.answeringSpeech()
        _ = self.after(.speech(.started(at: Self.at(5000))), .speech(.held(at: Self.at(5200))))
        #expect(self.after(Self.partial("No, not that")).contains(.stop(Self.reply)))
    }

    @Test("after an answer was taken back the waits of the session are longer")
    mutating func morePatience() {
        self.answeringSpeech()
        _ = self.after(.speech(.started(at: Self.at(3200))), .speech(.held(at: Self.at(3400))))
        _ = self.after(Self.partial("a cup of tea"))
        let actions = self.after(.speech(.stopped(at: Self.at(4000))), Self.partial("a cup of tea."))
        let whole = "I would like a cup of tea."
        #expect(
            actions.first
                == .wait(until: Self.at(4000) + Self.endpointing.wait(for: PauseEvidence(text: whole, cutIns: 1))))
        #expect(
            Self.endpointing.wait(for: PauseEvidence(text: whole, cutIns: 1))
                > Self.endpointing.wait(for: PauseEvidence(text: whole)))
    }

    @Test("a turn that was ended on purpose is not taken back")
    mutating func pushedStays() {
        _ = self.after(Self.begun, Self.ended, Self.final("Go home."), .replyAudible(Self.reply))
        #expect(self.after(Self.begun) == [.stop(Self.reply), .beginTurn(Self.second, speechStarted: Self.at(500))])
    }

    @Test("a greeting is a turn of the agent's and can be interrupted")
    mutating func greeting() {
        #expect(self.after(.greet) == [.greet(Self.first, Self.reply)])
        _ = self.after(.replyAudible(Self.reply), Self.started, Self.held)
        #expect(self.after(Self.partial("Good morning to you")).contains(.stop(Self.reply)))
    }
}
