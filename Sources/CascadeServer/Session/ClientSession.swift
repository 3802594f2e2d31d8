internal import Cascade
internal import Foundation
internal import Logging
internal import NIOCore
internal import SessionEvents
internal import SessionWire
internal import SpeechEngines
internal import TurnTimes
internal import WebSockets

/// One client's session: its messages to the conversation, the conversation's events and sound to the client.
struct ClientSession: Sendable {
    let id: String
    let agent: Agent
    let engines: EngineSet
    let decorate: @Sendable (EngineSet, SessionClock) -> SessionEngines
    let engineNames: [String: String]
    let listening: ListeningLoop
    let connection: WebSocketConnection
    let turns: TurnCollector
    let keeping: TurnKeeping
    let logger: Logger

    /// Serves until the client leaves, the server stops, or an engine cannot go on.
    func run() async {
        let clock = SessionClock(ContinuousClock())
        let microphone = ClientMicrophone(clock: clock)
        let events = EventWriter(connection: self.connection, clock: clock)
        let speaker = ClientSpeaker(connection: self.connection, clock: clock)
        let conversation = Conversation(
            agent: self.agent, engines: self.decorate(self.engines, clock), microphone: microphone.buffer,
            listening: self.listening,
            speaker: speaker, clock: clock, logger: self.logger
        ) { event in
            self.report(event, to: events)
        }
        let first = FirstMessage()
        self.connection.start { payload in
            // A text that has come but was not taken yet is the first message all the same.
            if !self.connection.hasReceivedText, first.take() { self.greet(microphone, events) }
            guard payload.readableBytes <= SessionProtocol.bytesPerSample * microphone.sampleRate else {
                // Longer ones would hold up the other connections of this thread, and be lost in part.
                events.send(.error(code: "bad_message", message: "a frame holds 1 s at the most", retryable: false))
                return
            }
            microphone.append(payload)
        }
        await withThrowingTaskGroup { group in
            group.addTask { await events.run() }
            group.addTask {
                try await conversation.run()
                throw CancellationError()
            }
            group.addTask {
                try await self.readCommands(clock, conversation, microphone, events, speaker, first)
                throw CancellationError()
            }
            do {
                // Not waitForAll, which tells of an error only when all have ended.
                for try await _ in group {}
            } catch is CancellationError {
                // The client has left, or the server stops.
                group.cancelAll()
            } catch {
                // What went wrong, and the turn that it ended, are told before.
                await events.finish()
                group.cancelAll()
                await self.connection.close(code: .internalError, reason: "\(error)")
            }
        }
    }

    private func readCommands(
        _ clock: SessionClock, _ conversation: Conversation, _ microphone: ClientMicrophone, _ events: EventWriter,
        _ speaker: ClientSpeaker, _ first: FirstMessage
    ) async throws {
        for await text in self.connection.texts {
            let isFirst = first.take()
            do {
                let command = try SessionCommand(json: text)
                if case .start(let sampleRate) = command {
                    guard isFirst else { throw SessionWireError("session.start must be the first message") }
                    microphone.sampleRate = sampleRate
                }
                if case .microphone(let delay) = command { microphone.delay = delay }
                if isFirst { self.greet(microphone, events) }
                if let command { self.perform(command, at: clock.now, conversation, events, speaker) }
            } catch {
                events.send(.error(code: "bad_message", message: "\(error)", retryable: false))
            }
        }
    }

    private func report(_ event: ConversationEvent, to events: EventWriter) {
        switch event {
        case .turnEnded(let timeline):
            let record = self.turns.end(timeline, at: .now)
            events.send(.turnLatency(record.timeline))
            self.keeping.note(.turnEnded(record))
        case .replyStarted(let reply, let turn):
            self.turns.begin(reply, of: turn)
            fallthrough
        default:
            if let event = SessionEvent(event) { events.send(event) }
        }
    }

    private func greet(_ microphone: ClientMicrophone, _ events: EventWriter) {
        events.send(.ready(session: self.id, sampleRate: microphone.sampleRate, engines: self.engineNames))
    }

    private func perform(
        _ command: SessionCommand, at now: Duration, _ conversation: Conversation, _ events: EventWriter,
        _ speaker: ClientSpeaker
    ) {
        switch command {
        case .start, .microphone: break
        case .beginTurn: conversation.beginTurn()
        case .endTurn: conversation.endTurn()
        case .text(let text): conversation.send(.type(text))
        case .interrupt: conversation.send(.interrupt)
        case .playout(let reply, let position):
            conversation.send(.played(ReplyID(Int(reply)), samples: Int(position)))
        case .audible(let number, let delay, let clock):
            let reply = ReplyID(Int(number))
            guard let sent = speaker.firstSent(of: reply) else { return }
            let audible = AudibleTime.of(sent: sent, now: now, delay: delay, clock: clock)
            if let estimate = audible.estimate { self.turns.set(estimate, of: reply) }
            conversation.send(.audible(reply, at: audible.time))
        case .gap(let reply, let position, let samples):
            self.turns.addGap(in: ReplyID(Int(reply)), at: Int(position), samples: samples)
        case .ping(let id): events.send(.pong(id: id))
        }
    }
}
