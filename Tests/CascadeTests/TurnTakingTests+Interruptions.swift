import Cascade
import Testing
import TurnTimes

/// Speech while the agent answers, and answers that came too early.
extension TurnTakingTests {
    /// A reply to what was typed, which is heard.
    private mutating func answering() {
        _ = self.after(.typed("Hello"), .replyAudible(Self.reply))
    }

    @Test("sound during a reply lowers it, held sound asks for words, words pause it, and those that go on end it")
    mutating func bargeIn() {
        self.answering()
        #expect(self.after(Self.started) == [.lower(Self.reply)])
        #expect(self.after(Self.held) == [.askForWords, .wait(until: Self.at(1400))])
        #expect(
            self.after(Self.partial("No, not"), at: Self.at(1400)) == [
                .pause(Self.reply), .wait(until: Self.at(2000)),
            ])
        #expect(
            self.after(Self.partial("No, not that"), at: Self.at(2000)) == [
                .stopWaiting, .stop(Self.reply), .beginTurn(Self.second, speechStarted: Self.at(1000)),
            ])
        #expect(self.turns.openText == "No, not that")
    }

    @Test(
        "words that were heard stop the reply when no more come, be it in speech or behind its end",
        arguments: [true, false])
    mutating func wordsHaveToDo(isOver: Bool) {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("No, not that"))
        if isOver { #expect(self.after(Self.stopped) == [.wait(until: Self.at(2700))]) }
        #expect(self.after(.waitElapsed).starts(with: [.stopWaiting, .stop(Self.reply)]))
    }

    @Test("a first guess at a short sound does not stop the reply when all of it is what a listener says")
    mutating func guess() {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(Self.partial("And can,"), at: Self.at(1300)).contains(.pause(Self.reply)))
        #expect(self.after(Self.stopped) == [.wait(until: Self.at(2700))])
        #expect(
            self.after(Self.partial("Okay.")) == [
                .stopWaiting, .raise(Self.reply), .resume(Self.reply), .discardUtterance,
            ])
    }

    @Test("the first voiced frame lowers a reply that is heard, and what was too short for speech raises it")
    mutating func firstFrame() {
        _ = self.after(.typed("Hello"))
        #expect(self.after(Self.rose, .speech(.fell)).isEmpty)
        _ = self.after(.replyAudible(Self.reply))
        #expect(self.after(Self.rose) == [.lower(Self.reply)])
        #expect(self.after(.speech(.fell)) == [.raise(Self.reply)])
        _ = self.after(Self.rose)
        #expect(self.after(Self.started).isEmpty)
        #expect(self.after(Self.stopped) == [.stopWaiting, .raise(Self.reply), .discardUtterance])
    }

    @Test("a reply that was raised behind a listener's word is lowered when the user speaks on")
    mutating func lowersAgain() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("Okay."), Self.stopped)
        #expect(
            self.after(.speech(.started(at: Self.at(2100)))) == [.lower(Self.reply), .wait(until: Self.at(2500))])
    }

    @Test("words behind a listener's word count, also when the speech ends with them")
    mutating func nothingLost() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("Okay"), Self.stopped)
        #expect(self.after(Self.partial("Okay, stop it.")).starts(with: [.stopWaiting, .stop(Self.reply)]))
    }

    @Test("the word that recognizers write for a noise is none")
    mutating func noiseWord() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("You"))
        _ = self.after(Self.stopped)
        #expect(self.after(Self.partial("You")) == [.stopWaiting, .raise(Self.reply), .discardUtterance])
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
        arguments: [
            "Mm-hm.", "Uh-uh.", "Yeah, okay.", "Uh,", "I see.", "Right, right, right, right, right", "But", "And the",
            "Ha ha!",
        ])
    mutating func backchannel(text: String) {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(Self.partial(text)) == [.wait(until: Self.at(200)), .raise(Self.reply)])
        #expect(self.after(Self.stopped) == [.wait(until: Self.at(2700))])
        #expect(self.after(Self.partial(text)) == [.stopWaiting, .discardUtterance])
        #expect(self.after(.replyEnded(Self.reply)).isEmpty)
    }

    @Test("a listener's word that was over before the reply opens no turn behind it")
    mutating func overBefore() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("Okay."), Self.stopped)
        #expect(self.after(.replyEnded(Self.reply)) == [.stopWaiting, .discardUtterance])
        #expect(self.turns.isListening)
    }

    @Test("a sentence that begins like a listener's word stops the reply once it is one")
    mutating func backchannelBecomesTurn() {
        self.answering()
        _ = self.after(Self.started, Self.held, Self.partial("Yeah"))
        #expect(self.after(.waitElapsed, at: Self.at(1600)) == [.askForWords, .wait(until: Self.at(1800))])
        #expect(self.after(Self.partial("Yeah but what about"), at: Self.at(2000)).contains(.stop(Self.reply)))
    }

    @Test("the agent's own words raise the reply again, and neither stop it nor open a turn", arguments: [true, false])
    mutating func echo(isOver: Bool) {
        self.answering()
        let said = TurnEvent.replySaid(Self.reply, "painted in eleven colors")
        _ = self.after(Self.started, Self.held, said)
        #expect(self.after(Self.partial("Eleven colors")) == [.wait(until: Self.at(200)), .raise(Self.reply)])
        if isOver {
            _ = self.after(Self.stopped, said)
            #expect(self.after(Self.partial("in eleven colors")) == [.stopWaiting, .discardUtterance])
        }
        #expect(self.after(.replyEnded(Self.reply)) == (isOver ? [] : [.stopWaiting, .discardUtterance]))
        #expect(self.turns.isListening)
    }

    @Test("the echo of a reply's last words opens no turn that is answered; a short answer with its words does")
    mutating func lateEcho() {
        self.answering()
        _ = self.after(.replySaid(Self.reply, "Would you like tea or coffee?"))
        _ = self.after(.replyEnded(Self.reply), at: Self.at(900))
        _ = self.after(Self.started, Self.stopped, Self.partial("tea or coffee"), .waitElapsed)
        #expect(self.after(Self.final("Tea or coffee.")) == [.dropTurn(Self.second)])
        _ = self.after(Self.started, Self.stopped, .waitElapsed)
        #expect(
            self.after(Self.final("Coffee.")) == [.answer(TurnID(3), ReplyID(2), text: "Coffee.", isTyped: false)])
    }

    @Test("a user who says more than the agent's own words stops it")
    mutating func repeatedWord() {
        self.answering()
        _ = self.after(Self.started, Self.held, .replySaid(Self.reply, "painted in eleven colors"))
        _ = self.after(Self.partial("Eleven colors"), Self.partial("Eleven colors is too many"), Self.stopped)
        _ = self.after(.replySaid(Self.reply, "in eleven colors every morning"))
        #expect(self.after(Self.partial("Eleven colors is too many.")).contains(.stop(Self.reply)))
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
        #expect(self.after(Self.partial("Stop the music"), at: Self.at(3500)).contains(.stop(Self.reply)))
    }

    @Test("one word pauses the reply, and stops it when all of the speech is that word")
    mutating func oneWord() {
        self.answering()
        _ = self.after(Self.started, Self.held)
        #expect(self.after(Self.partial("Stop.")) == [.pause(Self.reply)])
        #expect(self.after(Self.stopped) == [.wait(until: Self.at(2700))])
        let actions = self.after(Self.partial("Stop."))
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
        #expect(
            self.after(Self.partial("a cup of tea"), at: Self.at(4200)) == [.stopWaiting, .takeBack(Self.reply)])
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
        #expect(self.after(Self.partial("No, not that"), at: Self.at(6000)).contains(.stop(Self.reply)))
    }

    @Test("after an answer was taken back the waits of the session are longer")
    mutating func morePatience() {
        self.answeringSpeech()
        _ = self.after(.speech(.started(at: Self.at(3200))), .speech(.held(at: Self.at(3400))))
        _ = self.after(Self.partial("a cup of tea"), at: Self.at(4200))
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
        #expect(self.after(Self.partial("Good morning to you"), at: Self.at(2000)).contains(.stop(Self.reply)))
    }
}
