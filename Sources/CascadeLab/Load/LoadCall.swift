internal import NIOCore
internal import SessionWire
internal import SpeechAudio
internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// One caller's connection: sends a frame of the microphone every 20 ms and does what the caller wants.
final class LoadCall: Sendable {
    private static let pingInterval = 50
    /// Messages that may wait to leave; a server that takes no more hears nothing for a while.
    private static let capacity = 256

    private struct State {
        var caller: LoadCaller
        var pings: [Int: Duration] = [:]
        var ticks = 0
    }

    private let voice: [ByteBuffer]
    private let room: [ByteBuffer]
    private let clock: SessionClock
    private let book: LoadBook
    private let state: Mutex<State>

    /// - Parameters:
    ///   - speech: what its microphone sends.
    ///   - book: takes what happens.
    init(_ caller: LoadCaller, _ speech: LoadSpeech, clock: SessionClock, book: LoadBook) {
        self.voice = speech.voice.map { ByteBuffer(bytes: $0) }
        self.room = speech.room.map { ByteBuffer(bytes: $0) }
        self.clock = clock
        self.book = book
        self.state = Mutex(State(caller: caller))
    }

    /// Calls until the caller has left.
    /// - Throws: `WebSocketError` if no call comes about.
    func run(_ url: String, _ client: WebSocketClient) async throws {
        let begun = self.clock.now
        try await client.withConnection(to: WebSocketClientRequest(url: url)) { connection in
            connection.start { self.hear($0, connection) }
            try await connection.sendText(SessionCommand.start(sampleRate: LoadSpeech.sampleRate).json)
            self.book.connected(after: self.clock.now - begun)
            connection.eventLoop.execute { self.tick(connection, due: self.clock.now) }
            for await text in connection.texts { self.read(text, connection) }
            self.lose(await connection.closure.reason, connection)
        }
    }

    /// On the connection's event loop.
    private func tick(_ connection: WebSocketConnection, due: Duration) {
        let now = self.clock.now
        self.book.woke(late: now - due)
        let (frame, action, ping) = self.state.withLock { state in
            state.ticks += 1
            let isPing = state.ticks % Self.pingInterval == 0
            if isPing { state.pings[state.ticks] = now }
            let action = state.caller.tick(at: now)
            let frame = state.caller.talkingSince.map {
                self.voice[Int((now - $0) / LoadSpeech.frame) % self.voice.count]
            }
            return (frame ?? self.room[state.ticks % self.room.count], action, isPing ? state.ticks : nil)
        }
        if case .leave = action {
            connection.requestClose()
            return
        }
        if !connection.postBinary(frame, room: Self.capacity) { self.book.unsent() }
        self.perform(action, connection)
        if let ping { self.send(.ping(id: ping), connection) }
        let next = due + LoadSpeech.frame
        connection.eventLoop.scheduleTask(in: TimeAmount(max(.zero, next - self.clock.now))) {
            self.tick(connection, due: next)
        }
    }

    private func hear(_ payload: ByteBuffer, _ connection: WebSocketConnection) {
        let now = self.clock.now
        do {
            let frame = try ReplyFrame(bytes: Array(payload.readableBytesView))
            self.state.withLock {
                $0.caller.hear(
                    reply: Int(frame.reply), samples: frame.sound.count / PCM16.sampleLength,
                    sampleRate: Int(frame.sampleRate), at: now)
            }
        } catch {
            self.refuse(error, connection)
        }
    }

    private func read(_ text: String, _ connection: WebSocketConnection) {
        let now = self.clock.now
        do {
            guard let message = try SessionMessage(json: text) else { return }
            if case .pong(let id) = message.event, let sent = self.state.withLock({ $0.pings.removeValue(forKey: id) })
            {
                self.book.answered(ping: now - sent)
            }
            self.perform(self.state.withLock { $0.caller.take(message.event, at: now) }, connection)
        } catch {
            self.refuse(error, connection)
        }
    }

    /// The server says what it must not.
    private func refuse(_ error: SessionWireError, _ connection: WebSocketConnection) {
        self.lose("\(error)", connection)
        connection.requestClose(code: .protocolError)
    }

    private func lose(_ reason: String, _ connection: WebSocketConnection) {
        self.perform(self.state.withLock { $0.caller.lose(reason, at: self.clock.now) }, connection)
    }

    private func perform(_ action: LoadCaller.Action?, _ connection: WebSocketConnection) {
        switch action {
        case .ask(let text): self.send(.text(text), connection)
        case .reportPlayed(let reply, let samples):
            self.send(.playout(reply: UInt32(clamping: reply), position: UInt32(clamping: samples)), connection)
        case .finish(let turn): self.book.finished(turn)
        case .leave, nil: break
        }
    }

    private func send(_ command: SessionCommand, _ connection: WebSocketConnection) {
        if !connection.post(command.json, room: Self.capacity) { self.book.unsent() }
    }
}
