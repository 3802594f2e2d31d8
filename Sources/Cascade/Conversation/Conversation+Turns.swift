internal import Logging
internal import SpeechAudio
internal import SpeechEngines
internal import TurnTimes

/// What turn taking wants done.
extension Conversation {
    /// Sound before the start of a turn that the turn model hears too.
    private static let beforeSpeech = Duration.milliseconds(200)

    func perform(_ action: TurnAction, at now: Duration) {
        switch action {
        case .beginTurn(let turn, let start):
            var timeline = Timeline(turn: turn, origin: .spoken)
            timeline.marks[.speechStarted] = start
            self.timelines[turn] = timeline
            self.report(.speechStarted(turn))
        case .notePause(let turn, let end):
            self.timelines[turn]?.marks[.acousticEnd] = end
            self.report(.speechStopped(turn))
        case .wait(let time):
            self.set(.wait, to: time)
        case .stopWaiting:
            self.set(.wait, to: nil)
        case .watchSilence(let time):
            self.set(.silence, to: time)
        case .stopWatching:
            self.set(.silence, to: nil)
        case .askForWords:
            self.recognizer?.settle()
        case .prepare(let text):
            self.prepare(text)
        case .draft(let turn, let reply, let text):
            // Without time for it now, it is made when it is wanted.
            guard self.maySpeculate() else { break }
            self.timelines[turn]?.drafts.attempts += 1
            self.start(
                reply, of: turn, .model(self.history.messages(adding: text), self.agent.generation), isDraft: true)
        case .discard(let reply):
            if let run = self.replies[reply] { self.timelines[run.turn]?.drafts.waste(run.times) }
            self.handle(.discard, of: reply)
        case .finishUtterance(let turn, let pushedAt):
            self.timelines[turn]?.marks[.endpointing] = now
            if let pushedAt {
                self.timelines[turn]?.origin = .pushToTalk
                self.timelines[turn]?.marks[.acousticEnd] = pushedAt
            }
            self.recognizer?.finish()
            self.scoring?.cancel()
        case .discardUtterance:
            self.recognizer?.discard()
        case .dropTurn(let turn):
            self.timelines[turn] = nil
            self.report(.turnDropped(turn))
        case .answer(let turn, let reply, let text, let isTyped):
            if isTyped {
                self.timelines[turn] = Timeline(turn: turn, origin: .typed)
            }
            self.understand(turn, text, at: now)
            self.start(reply, of: turn, .model(self.history.messages, self.agent.generation))
        case .commit(let turn, let reply, let text):
            if let run = self.replies[reply] {
                self.timelines[turn]?.drafts.hit(run.times, begun: run.begun, committed: now)
            }
            self.understand(turn, text, at: now)
            if self.replies[reply] == nil {
                self.start(reply, of: turn, .model(self.history.messages, self.agent.generation))
            } else {
                self.handle(.commit, of: reply)
            }
        case .greet(let turn, let reply):
            self.timelines[turn] = Timeline(turn: turn, origin: .greeting)
            self.start(reply, of: turn, .text(self.agent.greeting ?? ""))
        case .askAgain(let turn, let reply):
            self.timelines[turn] = Timeline(turn: turn, origin: .idle)
            self.start(reply, of: turn, .text(self.agent.reprompt))
        case .noteDeadAir(let turn, let reply):
            self.timelines[turn]?.deadAirs += 1
            self.handle(.late(self.agent.stopgap), of: reply)
        case .overlapped(let turn, let outcome): self.timelines[turn]?.overlaps.add(outcome)
        case .lower(let reply): self.speaker.lower(reply, true)
        case .raise(let reply): self.speaker.lower(reply, false)
        case .pause(let reply): self.handle(.pause, of: reply)
        case .resume(let reply): self.handle(.resume, of: reply)
        case .stop(let reply): self.handle(.stop, of: reply)
        case .takeBack(let reply): self.takeBack(reply)
        }
    }

    /// The turn's words are known.
    private func understand(_ turn: TurnID, _ text: String, at now: Duration) {
        self.timelines[turn]?.marks[.finalTranscript] = now
        self.report(.finalTranscript(turn, text))
        self.history.add(.user, text)
    }

    /// The turn that a reply answers goes on.
    private func takeBack(_ reply: ReplyID) {
        guard let run = self.replies[reply] else { return }
        self.history.removeLast(.user)
        self.timelines[run.turn]?.takeBack(run.times)
        self.handle(.takeBack, of: reply)
        self.report(.turnResumed(run.turn))
    }

    /// Asks the turn model about a pause, and no longer about one before.
    func score(_ sound: [Float], to end: Duration, pauseSince time: Duration) {
        guard let turn = self.turnTaking.openTurn, let start = self.timelines[turn]?.marks[.speechStarted] else {
            return
        }
        // Sound of an earlier turn would be judged with this one's.
        let length = (end - start + Self.beforeSpeech).samples(at: MicrophoneBuffer.sampleRate)
        if TurnEndEstimate.standard.hearsSound {
            let spoken = sound.count - (end - time).samples(at: MicrophoneBuffer.sampleRate)
            if let ending = SpeechEnding(of: sound, end: spoken) { self.take(.pauseSound(ending, pauseSince: time)) }
        }
        guard let model = self.engines.turnModel else { return }
        self.scoring?.cancel()
        self.windows += 1
        let window = TurnWindow(
            id: TurnWindow.ID(self.windows), samples: Array(sound.suffix(max(0, length))),
            transcript: self.turnTaking.openText)
        self.scoring = self.tasks.add { [inputs = self.inputs, logger = self.logger] in
            do {
                let score = try await model.score(window)
                inputs.put(.turn(.turnScore(score.probability, pauseSince: time)))
            } catch is CancellationError {
                // The user spoke on.
            } catch {
                // The words still tell; a session does not end for want of a guess.
                logger.warning(
                    "the turn model failed", metadata: ["error": "\(EngineError(error, from: "it").code.rawValue)"])
            }
        }
    }
}
