internal import ChunkSchedules
public import Logging
internal import SpeechAudio
internal import SpeechEngines
internal import SpeechText
public import TurnTimes

/// One session: feeds turn taking with what happens and performs its actions.
///
/// All inputs come through one queue and are taken one at a time, so the order of events is the order of effects.
public actor Conversation {
    /// The queue holds this many inputs; a session that falls further behind is lost and ends with an error.
    private static let inputCapacity = 4096
    /// Sound before the start of a turn that the turn model hears too.
    private static let beforeSpeech = Duration.milliseconds(200)

    private enum Input: Sendable {
        case turn(TurnEvent)
        /// The user is silent since the time; the sound before is for the turn model.
        case pause(since: Duration, sound: [Float], end: Duration)
        case command(ConversationCommand)
        case reply(ReplyID, ReplyEvent)
        /// The time was up that the timer of this number was set for.
        case timer(Int)
        case fellBack(EngineFallback)
        case broken(any Error)
    }

    private let agent: Agent
    private let engines: EngineSet
    private let revise: @Sendable (inout Timeline) -> Void
    private let microphone: MicrophoneBuffer
    private let listening: ListeningLoop
    private let speaker: any Speaker
    private let clock: SessionClock
    private let report: @Sendable (ConversationEvent) -> Void
    private let logger: Logger
    private nonisolated let inputs: InputQueue<Input>

    private var turnTaking: TurnTaking
    private var history: History
    private var timelines: [TurnID: Timeline] = [:]
    private var replies: [ReplyID: ReplyRun] = [:]
    private var clientReportsPlayOut = false
    private var schedule: AutomaticSchedule?
    /// The model reads what it will likely be asked.
    private var readingAhead: Task<Void, Never>?
    private var recognizer: (any RecognizerStream)?
    /// The turn model listens to a pause.
    private var scoring: Task<Void, Never>?
    private var windows = 0
    private let tasks = OwnedTasks()
    private var timer: (number: Int, task: Task<Void, Never>?) = (0, nil)

    /// - Parameters:
    ///   - microphone: where the transport puts the user's sound.
    ///   - listening: the process's loop; must be running.
    ///   - clock: the session's time; the transport stamps the microphone's sound with the same.
    ///   - report: takes each event in order; must return at once.
    public init(
        agent: Agent, engines: SessionEngines, microphone: MicrophoneBuffer, listening: ListeningLoop,
        speaker: any Speaker, clock: SessionClock, logger: Logger,
        report: @escaping @Sendable (ConversationEvent) -> Void
    ) {
        let inputs = InputQueue<Input>(capacity: Self.inputCapacity)
        self.inputs = inputs
        self.agent = agent
        self.revise = engines.revise
        self.engines = engines.engines.telling { fallback in inputs.put(.fellBack(fallback)) }
        self.microphone = microphone
        self.listening = listening
        self.speaker = speaker
        self.clock = clock
        self.logger = logger
        self.report = report
        self.turnTaking = TurnTaking(settings: agent.turns)
        self.history = History(
            prompt: agent.prompt,
            limit: HistoryLimit(engines.engines.model.capabilities, answerTokens: agent.generation.tokenLimit))
        self.schedule = agent.scheduleBudget.map { AutomaticSchedule($0, speech: agent.speech) }
    }

    /// Tells the session what its client wants.
    public nonisolated func send(_ command: ConversationCommand) { self.put(.command(command)) }

    /// A spoken turn begins and lasts until `endTurn`, whatever its pauses (push to talk); stops a running reply.
    ///
    /// Beginning and end go the way of the sound, so that the turn holds all sound sent before and none sent after.
    public nonisolated func beginTurn() { self.mark(.turnBegan(at: self.clock.now)) }

    /// The spoken turn is over, begun by `beginTurn` or by speech.
    public nonisolated func endTurn() { self.mark(.turnEnded(at: self.clock.now)) }

    private nonisolated func mark(_ mark: MicrophoneMark) {
        self.microphone.append(mark)
        self.listening.wake()
    }

    /// Holds the conversation until the task is cancelled.
    ///
    /// When it returns, no task of the session is left, and a reply that was under way has been reported as interrupted.
    /// - Throws: if recognizer or detector cannot go on, or `overloaded` if more happened than could be followed.
    public func run() async throws {
        let recognizer = try await self.engines.recognizer.open()
        self.recognizer = recognizer
        var edges = SpeechEdges.Settings()
        edges.held = self.agent.bargeIn
        let listener = try Listener(
            microphone: self.microphone, detector: self.engines.detector, recognizer: recognizer, edges: edges,
            window: max(self.engines.turnModel?.capabilities.window ?? .zero, SpeechEnding.reach + SpeechEnding.tail)
        ) { [inputs = self.inputs] news in
            switch news {
            case .event(let event): inputs.put(.turn(event))
            case .pause(let since, let sound, let end): inputs.put(.pause(since: since, sound: sound, end: end))
            }
        }
        let listenerID = self.listening.add(listener) { [weak self] error in self?.put(.broken(error)) }
        self.tasks.add { [weak self] in await self?.readTranscripts(recognizer) }
        self.prepare("")
        self.report(.ready)
        if self.agent.greeting != nil { self.put(.turn(.greet)) }

        var failure: (any Error)?
        for await input in self.inputs.elements {
            if self.inputs.isOverrun { break }
            if case .broken(let error) = input {
                failure = error
                break
            }
            self.take(input)
        }
        if failure == nil, self.inputs.isOverrun { failure = Self.overrun }
        self.listening.remove(listenerID)
        if self.microphone.dropped > 0 {
            self.logger.warning("sound of the user was lost", metadata: ["samples": "\(self.microphone.dropped)"])
        }
        for reply in self.replies.keys.sorted() { self.handle(.stop, of: reply) }
        await self.tasks.close()
        await recognizer.close()
        if let failure {
            self.report(.failed(EngineError(failure, from: "an engine")))
            throw failure
        }
    }

    private nonisolated func put(_ input: Input) { self.inputs.put(input) }

    private static let overrun = EngineError(
        .overloaded, "more came in than the session could follow: open a new one, and send less at once",
        isRetryable: true)

    private func readTranscripts(_ recognizer: any RecognizerStream) async {
        do {
            for try await transcript in recognizer.transcripts {
                self.put(.turn(.transcript(transcript)))
            }
        } catch {
            self.put(.broken(error))
        }
    }

    private func take(_ input: Input) {
        switch input {
        case .turn(let event): self.take(event)
        case .pause(let since, let sound, let end): self.score(sound, to: end, pauseSince: since)
        case .command(let command): self.take(command)
        case .reply(let id, let event): self.handle(event, of: id)
        case .timer(let number): if number == self.timer.number { self.take(.waitElapsed) }
        case .fellBack(let fallback): self.report(.engineFellBack(fallback))
        case .broken: break
        }
    }

    private func take(_ event: TurnEvent) {
        let now = self.clock.now
        for action in self.turnTaking.handle(event, at: now) { self.perform(action, at: now) }
        if case .transcript(let transcript) = event, !transcript.isFinal, let turn = self.turnTaking.openTurn {
            self.report(.partialTranscript(self.turnTaking.openText))
            self.timelines[turn]?.marks[.lastPartial] = now
        }
    }

    private func take(_ command: ConversationCommand) {
        switch command {
        case .type(let text): self.take(.typed(text))
        case .interrupt: self.take(TurnEvent.interrupt)
        case .played(let id, let samples): self.handle(.played(samples), of: id)
        case .audible(let id, let time, let clock): self.handle(.audible(at: time, clock: clock), of: id)
        case .gap(let id, let position, let samples): self.handle(.gap(position: position, samples: samples), of: id)
        case .pause(let id): self.handle(.pause, of: id)
        case .resume(let id): self.handle(.resume, of: id)
        }
    }

    private func perform(_ action: TurnAction, at now: Duration) {
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
            self.setTimer(time)
        case .stopWaiting:
            self.setTimer(nil)
        case .askForWords:
            self.recognizer?.settle()
        case .prepare(let text):
            self.prepare(text)
        case .draft(let turn, let reply, let text):
            self.timelines[turn]?.drafts.attempts += 1
            self.start(reply, of: turn, .model(self.history.messages(adding: text), self.agent.generation))
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
            self.handle(.commit, of: reply)
        case .commit(let turn, let reply, let text):
            if let run = self.replies[reply] {
                self.timelines[turn]?.drafts.hit(run.times, begun: run.begun, committed: now)
            }
            self.understand(turn, text, at: now)
            self.handle(.commit, of: reply)
        case .greet(let turn, let reply):
            self.timelines[turn] = Timeline(turn: turn, origin: .greeting)
            self.start(reply, of: turn, .text(self.agent.greeting ?? ""))
            self.handle(.commit, of: reply)
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

    private func setTimer(_ time: Duration?) {
        self.timer.task?.cancel()
        let number = self.timer.number + 1
        self.timer = (number, time.map { self.sleep(until: $0, then: .timer(number)) })
    }

    private nonisolated func sleep(until time: Duration, then input: Input) -> Task<Void, Never> {
        self.tasks.add { [clock = self.clock, inputs = self.inputs] in
            // Only cancellation ends the sleep early, and then nobody waits for the input.
            guard (try? await clock.sleep(until: time)) != nil else { return }
            inputs.put(input)
        }
    }

    /// Lets the model read what it will likely be asked, and no longer what it was told to read before.
    private func prepare(_ text: String) {
        let messages = self.history.messages(adding: text)
        self.readingAhead?.cancel()
        self.readingAhead = self.tasks.add { [model = self.engines.model] in await model.prepare(for: messages) }
    }

    /// Asks the turn model about a pause, and no longer about one before.
    private func score(_ sound: [Float], to end: Duration, pauseSince time: Duration) {
        guard let turn = self.turnTaking.openTurn, let start = self.timelines[turn]?.marks[.speechStarted] else {
            return
        }
        // Sound of an earlier turn would be judged with this one's.
        let length = (end - start + Self.beforeSpeech).samples(at: MicrophoneBuffer.sampleRate)
        let spoken = sound.count - (end - time).samples(at: MicrophoneBuffer.sampleRate)
        if let ending = SpeechEnding(of: sound, end: spoken) { self.take(.pauseSound(ending, pauseSince: time)) }
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

    /// Keeps what was heard of an answer. Where the oldest turns were dropped for it, the model reads the rest while the
    /// user is not waiting.
    private func remember(_ answer: String) {
        if self.history.add(.assistant, answer) { self.prepare("") }
    }

    /// Begins a reply as a draft.
    private func start(_ id: ReplyID, of turn: TurnID, _ source: Reply.Source) {
        var speech = self.agent.speech
        let isDraft = if case .open = self.turnTaking.state { true } else { false }
        var times = ReplyTimes()
        if case .model = source, let schedule {
            speech = schedule.settings
            times.schedule = speech.scheduleName
        }
        let reply = Reply(
            id: id, source: source, apology: self.agent.apology, speech: speech, engines: self.engines,
            speaker: self.speaker, gate: ReplyGate(), holdsChunks: isDraft && self.agent.turns.drafts == .text,
            clock: self.clock
        ) { [inputs = self.inputs] progress in
            inputs.put(.reply(id, .progress(progress)))
        }
        // What was read ahead is kept; the rest must not stand in the way.
        self.readingAhead?.cancel()
        let course = ReplyCourse(
            times: times, sampleRate: self.engines.synthesizer.capabilities.sampleRate,
            reportsCursor: self.clientReportsPlayOut, isDraft: isDraft)
        self.replies[id] = ReplyRun(
            reply, turn: turn, begun: self.clock.now, course: course, tasks: self.tasks
        ) { [weak self] time in
            self?.sleep(until: time, then: .reply(id, .playOutDue))
        }
    }

    private func handle(_ event: ReplyEvent, of id: ReplyID) {
        // Changed where it is: a copy would copy all its words.
        guard let actions = self.replies[id]?.handle(event, at: self.clock.now), let reply = self.replies[id] else {
            return
        }
        if reply.isOver { self.replies[id] = nil }
        if reply.reportsCursor { self.clientReportsPlayOut = true }
        for action in actions { self.perform(action, of: reply) }
    }

    private func perform(_ action: ReplyAction, of reply: ReplyRun) {
        switch action {
        case .tell(let news):
            self.tell(news, of: reply)
        case .remember(let answer):
            self.remember(answer)
        case .end(let mark):
            self.end(reply, mark)
            if mark == .replyEnded { self.take(TurnEvent.replyEnded(reply.id)) }
        case .noteAudible:
            self.take(TurnEvent.replyAudible(reply.id))
        case .withdraw:
            break
        }
    }

    private func tell(_ news: ReplyNews, of reply: ReplyRun) {
        switch news {
        case .started: self.report(.replyStarted(reply.id, reply.turn))
        case .text(let text): self.report(.replyText(reply.id, text))
        case .audioEnded(let samples): self.report(.replyAudioEnded(reply.id, samples: samples))
        case .failed(let error):
            self.logger.error(
                "reply failed", metadata: ["reply": "\(reply.id)", "error": "\(error.code.rawValue)"])
            self.report(.failed(error))
        case .ended(let text): self.report(.replyEnded(reply.id, text: text))
        case .interrupted(let text): self.report(.replyInterrupted(reply.id, heardText: text))
        }
    }

    private func end(_ reply: ReplyRun, _ mark: Mark) {
        guard var timeline = self.timelines.removeValue(forKey: reply.turn) else { return }
        timeline.commit(reply.times)
        timeline.marks[mark] = self.clock.now
        self.revise(&timeline)
        self.schedule?.learn(from: timeline)
        self.report(.turnEnded(timeline))
    }
}
