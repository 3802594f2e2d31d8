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
    /// What sound may need from here to the client's ear.
    private static let playOutMargin = Duration.milliseconds(200)
    /// What a client that reports its cursor may need besides.
    private static let playOutGrace = Duration.seconds(3)

    private enum Input: Sendable {
        case turn(TurnEvent)
        case command(ConversationCommand)
        case reply(ReplyID, ReplyProgress)
        /// The time was up that the timer of this number was set for.
        case timer(Int)
        /// The client has had time to play the reply.
        case playOutDue(ReplyID)
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
    private var reply: CurrentReply?
    private var clientReportsPlayOut = false
    private var schedule: AutomaticSchedule?
    /// The model reads what it will likely be asked.
    private var readingAhead: Task<Void, Never>?
    private var recognizer: (any RecognizerStream)?
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
        self.turnTaking = TurnTaking(endpointing: agent.endpointing)
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
            microphone: self.microphone, detector: self.engines.detector, recognizer: recognizer, edges: edges
        ) { [weak self] event in
            self?.put(.turn(event))
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
        if let reply = self.reply { self.stop(reply.id, at: self.clock.now) }
        await self.tasks.close()
        await recognizer.close()
        if let failure {
            self.report(.failed(Self.engineError(failure)))
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
        case .command(let command): self.take(command)
        case .reply(let id, let progress): self.take(progress, of: id)
        case .timer(let number): if number == self.timer.number { self.take(.silenceElapsed) }
        case .playOutDue(let id): self.playOutDue(id)
        case .fellBack(let fallback): self.report(.engineFellBack(fallback))
        case .broken: break
        }
    }

    private func take(_ event: TurnEvent) {
        let now = self.clock.now
        for action in self.turnTaking.handle(event) { self.perform(action, at: now) }
        if case .transcript(let transcript) = event, !transcript.isFinal, let turn = self.turnTaking.openTurn {
            self.report(.partialTranscript(self.turnTaking.openText))
            self.timelines[turn]?.marks[.lastPartial] = now
        }
    }

    private func take(_ command: ConversationCommand) {
        switch command {
        case .type(let text): self.take(.typed(text))
        case .interrupt: self.take(TurnEvent.interrupt)
        case .played(let id, let samples):
            guard self.reply?.id == id else { return }
            self.clientReportsPlayOut = true
            self.reply?.cursor = samples
            if self.reply?.isHeard ?? false { self.endReply(id) }
        case .audible(let id, let time):
            guard let reply = self.reply, reply.id == id else { return }
            self.reply?.times.marks.setFirst(.firstAudible, at: time)
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
        case .prepare(let text):
            self.prepare(text)
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
            self.timelines[turn]?.marks[.finalTranscript] = now
            self.report(.finalTranscript(turn, text))
            self.history.add(.user, text)
            self.start(reply, of: turn, .model(self.history.messages, self.agent.generation))
        case .greet(let turn, let reply):
            self.timelines[turn] = Timeline(turn: turn, origin: .greeting)
            self.start(reply, of: turn, .text(self.agent.greeting ?? ""))
        case .stop(let reply):
            self.stop(reply, at: now)
        }
    }

    private func setTimer(_ time: Duration?) {
        self.timer.task?.cancel()
        let number = self.timer.number + 1
        self.timer = (number, time.map { self.sleep(until: $0, then: .timer(number)) })
    }

    private func sleep(until time: Duration, then input: Input) -> Task<Void, Never> {
        self.tasks.add { [clock = self.clock, weak self] in
            // Only cancellation ends the sleep early, and then nobody waits for the input.
            guard (try? await clock.sleep(until: time)) != nil else { return }
            self?.put(input)
        }
    }

    /// Lets the model read what it will likely be asked, and no longer what it was told to read before.
    private func prepare(_ text: String) {
        let messages = self.history.messages(adding: text)
        self.readingAhead?.cancel()
        self.readingAhead = self.tasks.add { [model = self.engines.model] in await model.prepare(for: messages) }
    }

    /// Keeps what was heard of an answer. Where the oldest turns were dropped for it, the model reads the rest while the
    /// user is not waiting.
    private func remember(_ answer: String) {
        if self.history.add(.assistant, answer) { self.prepare("") }
    }

    private func start(_ id: ReplyID, of turn: TurnID, _ source: Reply.Source) {
        self.report(.replyStarted(id, turn))
        var speech = self.agent.speech
        var times = ReplyTimes()
        if case .model = source, let schedule {
            speech = schedule.settings
            times.schedule = speech.scheduleName
        }
        let reply = Reply(
            id: id, source: source, apology: self.agent.apology, speech: speech,
            engines: self.engines, speaker: self.speaker, clock: self.clock
        ) { [weak self] progress in
            self?.put(.reply(id, progress))
        }
        // What was read ahead is kept; the rest must not stand in the way.
        self.readingAhead?.cancel()
        let task = self.tasks.add { await reply.run() }
        self.reply = CurrentReply(id: id, turn: turn, task: task, times: times)
    }

    private func take(_ progress: ReplyProgress, of id: ReplyID) {
        guard let reply = self.reply, reply.id == id else { return }
        self.reply?.times.note(progress)
        switch progress {
        case .asked, .token, .written, .taken: break
        case .chunk(let chunk, _):
            self.reply?.ledger.add(chunk)
            self.report(.replyText(id, chunk.source))
        case .audio(let piece, _, let writtenAt):
            self.reply?.ledger.add(piece)
            if reply.firstWritten == nil { self.reply?.firstWritten = writtenAt }
        case .made:
            self.made(id)
        case .failed(let error):
            self.logger.error(
                "reply failed", metadata: ["reply": "\(id)", "error": "\(Self.engineError(error).code.rawValue)"])
            self.reply?.hasFailed = true
            self.report(.failed(Self.engineError(error)))
        case .apology(let text):
            let needsBlank = reply.ledger.text.last.map { !$0.isWhitespace } ?? false
            self.reply?.apology = needsBlank ? " " + text : text
            self.report(.replyText(id, self.reply?.apology ?? text))
        }
    }

    /// The reply is complete; it ends when it was heard.
    private func made(_ id: ReplyID) {
        guard let reply = self.reply else { return }
        self.reply?.isMade = true
        let rate = self.engines.synthesizer.capabilities.sampleRate
        let audio = Duration.samples(reply.ledger.length, at: rate)
        self.reply?.times.audio = audio
        self.report(.replyAudioEnded(id, samples: reply.ledger.length))
        if self.reply?.isHeard ?? false { return self.endReply(id) }
        let end = max(self.clock.now, (reply.firstWritten ?? .zero) + audio)
        self.reply?.playOut = self.sleep(until: end + Self.playOutMargin, then: .playOutDue(id))
    }

    /// A client that reports its cursor may need longer than the sound lasts; one that never does is taken to play at
    /// once and without a pause, so that it does not hold up the conversation.
    private func playOutDue(_ id: ReplyID) {
        guard let reply = self.reply, reply.id == id else { return }
        if reply.cursor == nil || reply.hasGrace { return self.endReply(id) }
        self.reply?.hasGrace = true
        self.reply?.playOut = self.sleep(until: self.clock.now + Self.playOutGrace, then: .playOutDue(id))
    }

    /// How much of the reply the client has played, in samples.
    private func played(_ reply: CurrentReply, at now: Duration) -> Int {
        if let cursor = reply.cursor { return cursor }
        guard !self.clientReportsPlayOut, let start = reply.firstWritten else { return 0 }
        return min(reply.ledger.length, (now - start).samples(at: self.engines.synthesizer.capabilities.sampleRate))
    }

    private func endReply(_ id: ReplyID) {
        guard let reply = self.reply, reply.id == id else { return }
        reply.playOut?.cancel()
        self.reply = nil
        // Of a reply that failed some chunks may never have been spoken.
        let text = reply.hasFailed ? reply.ledger.heardText(at: reply.ledger.length) : reply.ledger.text
        self.remember(text)
        self.report(.replyEnded(id, text: text + (reply.apology ?? "")))
        self.end(reply, .replyEnded)
        self.take(.replyEnded(id))
    }

    private func stop(_ id: ReplyID, at now: Duration) {
        guard let reply = self.reply, reply.id == id else { return }
        self.speaker.stop(id)
        reply.task.cancel()
        reply.playOut?.cancel()
        self.reply = nil
        let heard = reply.ledger.heardText(at: self.played(reply, at: now))
        self.remember(heard)
        self.report(.replyInterrupted(id, heardText: heard))
        self.end(reply, .interrupted)
    }

    private func end(_ reply: CurrentReply, _ mark: Mark) {
        guard var timeline = self.timelines.removeValue(forKey: reply.turn) else { return }
        timeline.commit(reply.times)
        timeline.marks[mark] = self.clock.now
        self.revise(&timeline)
        self.schedule?.learn(from: timeline)
        self.report(.turnEnded(timeline))
    }

    private static func engineError(_ error: any Error) -> EngineError {
        error as? EngineError ?? EngineError(.failed, "an engine failed: \(error)", cause: error)
    }
}
