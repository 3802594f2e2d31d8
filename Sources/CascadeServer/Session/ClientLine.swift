internal import Cascade
internal import NIOCore
internal import SessionEvents
internal import SessionWire
internal import TurnTimes
internal import WebSockets

/// A client's WebSocket as a line: its frames are the microphone, its messages the commands.
struct ClientLine: Line {
    let clock: SessionClock
    private let connection: WebSocketConnection
    private let engineNames: [String: String]
    private let clientMicrophone: ClientMicrophone
    private let clientSpeaker: ClientSpeaker
    private let events: EventWriter
    private let first = FirstMessage()

    /// - Parameter engineNames: what clients are told about the engines.
    init(connection: WebSocketConnection, clock: SessionClock, engineNames: [String: String]) {
        self.connection = connection
        self.clock = clock
        self.engineNames = engineNames
        self.clientMicrophone = ClientMicrophone(clock: clock)
        self.events = EventWriter(connection: connection, clock: clock)
        self.clientSpeaker = ClientSpeaker(connection: connection, clock: clock, events: self.events)
    }

    var microphone: MicrophoneBuffer { self.clientMicrophone.buffer }

    var speaker: any Speaker { self.clientSpeaker }

    func tell(_ event: ConversationEvent) {
        if let event = SessionEvent(event) { self.events.send(event) }
    }

    func carry(_ session: Session) async throws {
        self.connection.start { payload in
            // A text that has come but was not taken yet is the first message all the same.
            if !self.connection.hasReceivedText, self.first.take() { self.greet(session) }
            guard payload.readableBytes <= SessionProtocol.bytesPerSample * self.clientMicrophone.sampleRate else {
                // Longer ones would hold up the other connections of this thread, and be lost in part.
                self.refuse("a frame holds 1 s at the most")
                return
            }
            self.clientMicrophone.append(payload)
        }
        await self.readCommands(of: session)
    }

    func close(_ error: any Error) async {
        // What went wrong, and the turn that it ended, are told before.
        await self.events.finish()
        await self.connection.close(code: .internalError, reason: "\(error)")
    }

    private func readCommands(of session: Session) async {
        for await text in self.connection.texts {
            let isFirst = self.first.take()
            do {
                let command = try SessionCommand(json: text)
                if case .start(let sampleRate) = command {
                    guard isFirst else { throw SessionWireError("session.start must be the first message") }
                    self.clientMicrophone.sampleRate = sampleRate
                }
                if case .microphone(let delay) = command { self.clientMicrophone.delay = delay }
                if isFirst { self.greet(session) }
                if let command { self.perform(command, in: session.conversation) }
            } catch {
                self.refuse("\(error)")
            }
        }
    }

    private func greet(_ session: Session) {
        self.events.send(
            .ready(session: session.id, sampleRate: self.clientMicrophone.sampleRate, engines: self.engineNames))
    }

    private func refuse(_ reason: String) {
        self.events.send(.error(code: "bad_message", message: reason, retryable: false))
    }

    private func perform(_ command: SessionCommand, in conversation: Conversation) {
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
            guard let sent = self.clientSpeaker.firstSent(of: reply) else { return }
            let audible = AudibleTime.of(sent: sent, now: self.clock.now, delay: delay, clock: clock)
            conversation.send(.audible(reply, at: audible.time, clock: audible.estimate))
        case .gap(let reply, let position, let samples):
            conversation.send(.gap(ReplyID(Int(reply)), at: Int(position), samples: samples))
        case .pause(let reply): conversation.send(.pause(ReplyID(Int(reply))))
        case .resume(let reply): conversation.send(.resume(ReplyID(Int(reply))))
        case .ping(let id): self.events.send(.pong(id: id))
        }
    }
}
