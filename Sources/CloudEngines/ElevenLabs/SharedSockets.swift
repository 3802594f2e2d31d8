internal import ElevenLabsWire
internal import SpeechEngines
internal import Synchronization
internal import WebSockets

/// Sockets that several replies share, each with a context of its own (`multi-stream-input`); does what a `SocketPool` says.
///
/// Tasks of open sockets hold it: it lives until `stop`.
final class SharedSockets: SpeechLineSource {
    private struct Reply {
        let line: Int
        let report: @Sendable (SpokenReply.Event) -> Void
        let assigned: AsyncThrowingStream<any SpeechLine, any Error>.Continuation
        var socket: Int?
        /// Whether the service knows of it.
        var hasBegun = false
    }

    private struct State {
        var pool: SocketPool
        var replies: [Int: Reply] = [:]
        var lines: [Int: SocketLine] = [:]
        var tasks: [Int: Task<Void, Never>] = [:]
        var alarm = EngineAlarm()
        var nextReply = 0
    }

    private let state: Mutex<State>
    private let fault: ElevenLabsFault
    private let clock: EngineClock
    private let connect: @Sendable () async throws -> WebSocketConnection

    init(
        pool: SocketPool, fault: ElevenLabsFault, clock: EngineClock,
        connect: @escaping @Sendable () async throws -> WebSocketConnection
    ) {
        self.state = Mutex(State(pool: pool))
        self.fault = fault
        self.clock = clock
        self.connect = connect
    }

    /// Opens the warm sockets in the background.
    func warm() { self.handle(.warm) }

    /// Closes all sockets; returns when they are closed.
    func stop() async {
        self.handle(.stop)
        let tasks = self.state.withLock { state in
            state.alarm.cancel()
            // A socket that is open ends by itself within its closing time.
            for (number, task) in state.tasks where state.lines[number] == nil { task.cancel() }
            return Array(state.tasks.values)
        }
        for task in tasks { await task.value }
    }

    func open(_ number: Int, report: @escaping @Sendable (SpokenReply.Event) -> Void) async throws -> any SpeechLine {
        let (assigned, continuation) = AsyncThrowingStream.makeStream(
            of: (any SpeechLine).self, bufferingPolicy: .bufferingOldest(1))
        let reply = self.state.withLock { state in
            defer { state.nextReply += 1 }
            state.replies[state.nextReply] = Reply(line: number, report: report, assigned: continuation)
            return state.nextReply
        }
        self.handle(.want(reply: reply))
        do {
            for try await line in assigned where !Task.isCancelled { return line }
        } catch {
            self.release(reply, isBroken: false)
            throw error
        }
        self.release(reply, isBroken: false)
        throw CancellationError()
    }

    // MARK: What a reply does

    fileprivate func send(_ command: SpeechCommand, of reply: Int) {
        self.state.withLock { state in
            guard let socket = state.replies[reply]?.socket, let line = state.lines[socket] else { return }
            state.replies[reply]?.hasBegun = true
            for message in command.multi(Self.name(reply)) { line.send(.text(message.json)) }
        }
    }

    fileprivate func release(_ reply: Int, isBroken: Bool) {
        let known = self.state.withLock { state in
            let known = state.replies.removeValue(forKey: reply)
            if let known, known.hasBegun, let socket = known.socket {
                state.lines[socket]?.send(.text(MultiStreamInputMessage.closeContext(Self.name(reply)).json))
            }
            return known
        }
        if isBroken, let socket = known?.socket { self.handle(.distrust(socket: socket)) }
        if let known { self.handle(.release(reply: reply, hasEnded: !known.hasBegun)) }
    }

    private static func name(_ reply: Int) -> String { "reply-\(reply)" }

    private static func reply(_ name: String) -> Int? { Int(name.dropFirst("reply-".count)) }

    // MARK: What the sockets say

    private func serve(_ number: Int) async {
        var error: EngineError?
        do {
            let line = SocketLine(try await self.connect())
            self.state.withLock { $0.lines[number] = line }
            self.handle(.opened(socket: number))
            let closure = await line.run { self.take($0, from: number) }
            error = self.fault.lost(closure)
        } catch let failure as EngineError {
            error = failure
        } catch {
            // Cancelled: nobody waits for the socket.
        }
        // The pool knows it before the replies do: what they ask for next must not be this socket.
        let lost = self.state.withLock { state in
            (state.lines[number], state.tasks[number]) = (nil, nil)
            self.handle(.lost(socket: number, error), &state)
            return state.replies.values.filter { $0.socket == number }
        }
        for reply in lost { reply.report(.lost(error ?? self.fault.closedEarly, line: reply.line)) }
    }

    private func take(_ text: String, from socket: Int) {
        let message: MultiStreamOutputMessage
        do {
            message = try MultiStreamOutputMessage(json: text)
        } catch {
            // Nobody knows whose sound is missing.
            self.handle(.distrust(socket: socket))
            for reply in self.replies(of: socket) { reply.report(.unreadable(line: reply.line)) }
            self.state.withLock { $0.lines[socket] }?.drop()
            return
        }
        guard let name = message.contextID else {
            if case .error = message.output {
                for reply in self.replies(of: socket) { reply.report(.output(message.output, line: reply.line)) }
            }
            return
        }
        guard let number = Self.reply(name) else { return }
        let reply = self.state.withLock { $0.replies[number] }
        if let reply, reply.socket == socket { reply.report(.output(message.output, line: reply.line)) }
        switch message.output {
        case .final, .error: self.handle(.ended(reply: number))
        case .audio(let output): if output.isFinal { self.handle(.ended(reply: number)) }
        }
    }

    private func replies(of socket: Int) -> [Reply] {
        self.state.withLock { state in state.replies.values.filter { $0.socket == socket } }
    }

    // MARK: What the pool says

    private func handle(_ event: SocketPool.Event) {
        self.state.withLock { self.handle(event, &$0) }
    }

    private func handle(_ event: SocketPool.Event, _ state: inout State) {
        for action in state.pool.handle(event, at: self.clock.now) { self.perform(action, &state) }
        state.alarm.set(state.pool.nextDeadline, on: self.clock) { [weak self] in self?.handle(.tick) }
    }

    private func perform(_ action: SocketPool.Action, _ state: inout State) {
        switch action {
        case .connect(let socket): state.tasks[socket] = Task { await self.serve(socket) }
        case .assign(let reply, let socket):
            state.replies[reply]?.socket = socket
            state.replies[reply]?.assigned.yield(Line(sockets: self, reply: reply))
        case .refuse(let reply, let error): state.replies[reply]?.assigned.finish(throwing: error)
        case .keepAlive(let socket): state.lines[socket]?.send(.text(MultiStreamInputMessage.keepAlive().json))
        case .close(let socket):
            state.lines[socket]?.send(.text(MultiStreamInputMessage.closeSocket.json))
            state.lines[socket]?.hangUp()
        }
    }

    private struct Line: SpeechLine {
        let sockets: SharedSockets
        let reply: Int

        func run() async {}
        func send(_ command: SpeechCommand) { self.sockets.send(command, of: self.reply) }
        func close(isBroken: Bool) { self.sockets.release(self.reply, isBroken: isBroken) }
    }
}
