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

    enum Input: Sendable {
        case turn(TurnEvent)
        /// The user is silent since the time; the sound before is for the turn model.
        case pause(since: Duration, sound: [Float], end: Duration)
        case command(ConversationCommand)
        case reply(ReplyID, ReplyEvent)
        /// The time was up that the timer of this number was set for.
        case timer(TurnTimer, Int)
        case fellBack(EngineFallback)
        case broken(any Error)
    }

    let agent: Agent
    let engines: EngineSet
    private let revise: @Sendable (inout Timeline) -> Void
    let maySpeculate: @Sendable () -> Bool
    private let microphone: MicrophoneBuffer
    private let listening: ListeningLoop
    let speaker: any Speaker
    let clock: SessionClock
    let report: @Sendable (ConversationEvent) -> Void
    private let journal: (@Sendable (TurnEvent, Duration) -> Void)?
    let logger: Logger
    nonisolated let inputs: InputQueue<Input>

    var turnTaking: TurnTaking
    var history: History
    var timelines: [TurnID: Timeline] = [:]
    var replies: [ReplyID: ReplyRun] = [:]
    private var clientReportsPlayOut = false
    private var schedule: AutomaticSchedule?
    /// The model reads what it will likely be asked.
    private var readingAhead: Task<Void, Never>?
    private var readAhead: [Message] = []
    var recognizer: (any RecognizerStream)?
    /// The turn model listens to a pause.
    var scoring: Task<Void, Never>?
    var windows = 0
    let tasks = OwnedTasks()
    private var timers: [TurnTimer: (number: Int, task: Task<Void, Never>?)] = [:]

    /// - Parameters:
    ///   - microphone: where the transport puts the user's sound.
    ///   - listening: the process's loop; must be running.
    ///   - clock: the session's time; the transport stamps the microphone's sound with the same.
    ///   - journal: takes each event that turn taking is told, with its time; must return at once.
    ///   - report: takes each event in order; must return at once.
    public init(
        agent: Agent, engines: SessionEngines, microphone: MicrophoneBuffer, listening: ListeningLoop,
        speaker: any Speaker, clock: SessionClock, logger: Logger,
        journal: (@Sendable (TurnEvent, Duration) -> Void)? = nil,
        report: @escaping @Sendable (ConversationEvent) -> Void
    ) {
        let inputs = InputQueue<Input>(capacity: Self.inputCapacity)
        self.inputs = inputs
        self.agent = agent
        self.revise = engines.revise
        self.maySpeculate = engines.maySpeculate
        self.engines = engines.engines.telling { fallback in inputs.put(.fellBack(fallback)) }
        self.microphone = microphone
        self.listening = listening
        self.speaker = speaker
        self.clock = clock
        self.logger = logger
        self.journal = journal
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
            asksEarly: self.engines.recognizer.capabilities.settlesFreely,
            window: max(
                self.engines.turnModel?.capabilities.window ?? .zero,
                TurnEndEstimate.standard.hearsSound ? SpeechEnding.reach + SpeechEnding.tail : .zero)
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
            self.listening.note(lost: .samples(self.microphone.dropped, at: MicrophoneBuffer.sampleRate))
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
        case .timer(let timer, let number):
            if number == self.timers[timer]?.number { self.take(timer.event) }
        case .fellBack(let fallback): self.report(.engineFellBack(fallback))
        case .broken: break
        }
    }

    func take(_ event: TurnEvent) {
        let now = self.clock.now
        if case .transcript = event, let (id, since) = self.turnTaking.overlappedReply, let reply = self.replies[id] {
            self.note(wordsOf: reply, since: since)
        }
        self.journal?(event, now)
        for action in self.turnTaking.handle(event, at: now) { self.perform(action, at: now) }
        if case .transcript(let transcript) = event, !transcript.isFinal, let turn = self.turnTaking.openTurn {
            self.report(.partialTranscript(self.turnTaking.openText))
            self.timelines[turn]?.marks[.lastPartial] = now
        }
    }

    /// Tells turn taking what of a reply has sounded, by which it tells the reply's echo; that moves no turn by itself.
    private func note(wordsOf reply: ReplyRun, since time: Duration) {
        self.take(TurnEvent.replySaid(reply.id, reply.words(since: time, at: self.clock.now)))
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

    func set(_ timer: TurnTimer, to time: Duration?) {
        let before = self.timers[timer]
        before?.task?.cancel()
        let number = (before?.number ?? 0) + 1
        self.timers[timer] = (number, time.map { self.sleep(until: $0, then: .timer(timer, number)) })
    }

    private nonisolated func sleep(until time: Duration, then input: Input) -> Task<Void, Never> {
        self.tasks.add { [clock = self.clock, inputs = self.inputs] in
            // Only cancellation ends the sleep early, and then nobody waits for the input.
            guard (try? await clock.sleep(until: time)) != nil else { return }
            inputs.put(input)
        }
    }

    /// Lets the model read what it will likely be asked, and no longer what it was told to read before.
    func prepare(_ text: String) {
        guard self.maySpeculate() else { return }
        let messages = self.history.messages(adding: text)
        // More may become known of a pause without another word.
        guard messages != self.readAhead else { return }
        self.readAhead = messages
        self.readingAhead?.cancel()
        self.readingAhead = self.tasks.add { [model = self.engines.model] in await model.prepare(for: messages) }
    }

    /// Keeps what was heard of an answer. Where the oldest turns were dropped for it, the model reads the rest while the
    /// user is not waiting.
    private func remember(_ answer: String) {
        if self.history.add(.assistant, answer) { self.prepare("") }
    }

    /// Begins a reply.
    /// - Parameter isDraft: whether it is held back until it is committed.
    func start(_ id: ReplyID, of turn: TurnID, _ source: Reply.Source, isDraft: Bool = false) {
        var speech = self.agent.speech
        var times = ReplyTimes()
        if case .model = source, let schedule {
            speech = schedule.settings
            times.schedule = speech.scheduleName
        }
        let reply = Reply(
            id: id, source: source, apology: self.agent.apology, speech: speech, engines: self.engines,
            speaker: self.speaker, gate: ReplyGate(), standing: ReplyStanding(isDraft: true),
            holdsChunks: isDraft && self.agent.turns.drafts == .text,
            clock: self.clock
        ) { [inputs = self.inputs] progress in
            inputs.put(.reply(id, .progress(progress)))
        }
        // What was read ahead is kept; the rest must not stand in the way.
        self.readingAhead?.cancel()
        self.readAhead = []
        let course = ReplyCourse(
            times: times, sampleRate: self.engines.synthesizer.capabilities.sampleRate,
            reportsCursor: self.clientReportsPlayOut, isDraft: isDraft)
        self.replies[id] = ReplyRun(
            reply, turn: turn, begun: self.clock.now, course: course, tasks: self.tasks
        ) { [weak self] time in
            self?.sleep(until: time, then: .reply(id, .playOutDue))
        }
        if !isDraft { self.handle(.commit, of: id) }
    }

    func handle(_ event: ReplyEvent, of id: ReplyID) {
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
            guard mark == .replyEnded else { return }
            self.note(wordsOf: reply, since: self.clock.now)
            self.take(TurnEvent.replyEnded(reply.id))
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
        case .stopgap(let text): self.report(.replyStopgap(reply.id, text))
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
