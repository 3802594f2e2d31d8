import NIOCore
import NIOWebSocket

/// The protocol of one connection after its upgrade: events in, one action out, no I/O and no time.
///
///     open ──our close──▶ closing ──peer's close──▶ finishing ──▶ ended
///       ├──peer's close─────────────────────────────▶ finishing
///       └──peer's mistake──▶ failing ──end of input──▶ ended
struct WebSocketStateMachine {
    enum Role { case server, client }

    enum Action: Equatable {
        case none
        case deliver(WebSocketMessage)
        case sendPong(ByteBuffer)
        case sendClose(CloseFrame, then: AfterClose)
        /// Close TCP now.
        case closeTransport
    }

    /// What follows our close frame. In every case the close time-out runs.
    enum AfterClose: Equatable {
        /// Wait for the peer's close frame, or, for a client that has it, for the end of TCP.
        case awaitPeer
        /// Close TCP once the frame has left.
        case closeTransport
        /// Close our half of TCP once the frame has left and read to the end of input: closing at once
        /// with unread input would reset the connection, and the peer could lose our close frame.
        case drain
    }

    private enum State {
        case open
        /// Our close frame is out, the peer's is awaited.
        case closing(CloseFrame)
        /// No frame matters any more; TCP is about to end.
        case finishing(WebSocketClosure)
        /// We ended the connection because of the peer's mistake; its input is thrown away.
        case failing(WebSocketClosure)
        case ended(WebSocketClosure)
    }

    private let role: Role
    private var state = State.open
    private var assembler: MessageAssembler
    private var pendingPong: ByteBuffer?
    private var lossReason = "connection lost"

    init(role: Role, settings: WebSocketSettings) {
        self.role = role
        self.assembler = MessageAssembler(
            maxMessageSize: settings.maxMessageSize, maxFragments: settings.maxFragments)
    }

    /// Whether messages may be sent.
    var isOpen: Bool {
        if case .open = self.state { true } else { false }
    }

    /// How the connection ends, once nothing can change that any more.
    var closure: WebSocketClosure? {
        switch self.state {
        case .open, .closing: nil
        case .finishing(let closure), .failing(let closure), .ended(let closure): closure
        }
    }

    // MARK: Input

    /// A whole frame came. `isWritable`: a pong is kept back, and only the latest, while it is false;
    /// a peer that pings and never reads would otherwise fill our memory.
    mutating func frameReceived(_ frame: Frame, isWritable: Bool) -> Action {
        switch self.state {
        case .open:
            if let failure = self.check(frame) { return self.fail(failure) }
        case .closing:
            if let failure = self.check(frame) { return self.fail(failure) }
            guard frame.opcode == .connectionClose else { return .none }
        case .finishing, .failing, .ended:
            return .none
        }
        switch frame.opcode {
        case .text, .binary:
            return self.act(
                on: self.assembler.begin(frame.payload, isText: frame.opcode == .text, isFinal: frame.isFinal))
        case .continuation:
            return self.act(on: self.assembler.append(frame.payload, isFinal: frame.isFinal))
        case .ping:
            guard isWritable else {
                self.pendingPong = frame.payload
                return .none
            }
            return .sendPong(frame.payload)
        case .pong:
            return .none
        case .connectionClose:
            return self.closeReceived(frame.payload)
        default:
            return self.fail(CloseFailure(code: .protocolError, reason: "unknown kind of frame"))
        }
    }

    /// What came is no frame; nothing more is read.
    mutating func readingFailed(_ failure: CloseFailure) -> Action { self.fail(failure) }

    /// The socket takes bytes again.
    mutating func becameWritable() -> Action {
        guard self.isOpen, let payload = self.pendingPong else { return .none }
        self.pendingPong = nil
        return .sendPong(payload)
    }

    // MARK: Closing

    /// We want to close and give the peer time to answer.
    mutating func closeRequested(_ frame: CloseFrame) -> Action {
        guard self.isOpen else { return .none }
        self.state = .closing(frame)
        return .sendClose(frame, then: .awaitPeer)
    }

    /// We want to be gone: no waiting for the peer, and no close frame either if it takes no bytes.
    mutating func abandonRequested(_ frame: CloseFrame, isWritable: Bool) -> Action {
        switch self.state {
        case .open where isWritable:
            self.state = .finishing(Self.closure(frame, origin: .local, isClean: false))
            return .sendClose(frame, then: .closeTransport)
        case .open:
            self.state = .finishing(Self.closure(frame, origin: .local, isClean: false))
            return .closeTransport
        case .closing(let frame):
            self.state = .finishing(Self.closure(frame, origin: .local, isClean: false))
            return .closeTransport
        case .finishing, .failing:
            return .closeTransport
        case .ended:
            return .none
        }
    }

    /// The peer did not answer pings, or the transport failed: nothing more comes.
    mutating func peerLost(_ reason: String) -> Action {
        self.lossReason = reason
        return self.inputEnded()
    }

    /// Closing takes too long.
    func closeTimedOut() -> Action {
        if case .ended = self.state { .none } else { .closeTransport }
    }

    /// The peer closed its half of TCP.
    func inputEnded() -> Action {
        switch self.state {
        case .open, .closing, .failing: .closeTransport
        // A server's reply may still be leaving; TCP is closed after it, or by the close time-out.
        case .finishing where self.role == .server: .none
        case .finishing: .closeTransport
        case .ended: .none
        }
    }

    /// TCP has ended. Returns how the connection ended, the same at every call.
    mutating func transportEnded() -> WebSocketClosure {
        let closure =
            switch self.state {
            case .open: WebSocketClosure(code: .abnormal, reason: self.lossReason, origin: .lost, isClean: false)
            case .closing(let frame): Self.closure(frame, origin: .local, isClean: false)
            case .finishing(let closure), .failing(let closure), .ended(let closure): closure
            }
        self.state = .ended(closure)
        return closure
    }

    private mutating func closeReceived(_ payload: ByteBuffer) -> Action {
        let frame: CloseFrame
        switch CloseFrame.parse(payload) {
        case .success(let parsed): frame = parsed
        case .failure(let failure): return self.fail(failure)
        }
        let next: AfterClose = self.role == .server ? .closeTransport : .awaitPeer
        switch self.state {
        case .open:
            self.state = .finishing(Self.closure(frame, origin: .peer, isClean: true))
            return .sendClose(frame, then: next)
        case .closing(let ours):
            self.state = .finishing(Self.closure(ours, origin: .local, isClean: true))
            return self.role == .server ? .closeTransport : .none
        case .finishing, .failing, .ended:
            return .none
        }
    }

    // MARK: Checks

    private func check(_ frame: Frame) -> CloseFailure? {
        if frame.reserved != 0 {
            return CloseFailure(code: .protocolError, reason: "reserved bits are set")
        }
        switch (self.role, frame.isMasked) {
        case (.server, false): return CloseFailure(code: .protocolError, reason: "frame is not masked")
        case (.client, true): return CloseFailure(code: .protocolError, reason: "frame is masked")
        case (.server, true), (.client, false): return nil
        }
    }

    private mutating func act(on outcome: MessageAssembler.Outcome) -> Action {
        switch outcome {
        case .incomplete: .none
        case .complete(let message): .deliver(message)
        case .failed(let failure): self.fail(failure)
        }
    }

    private mutating func fail(_ failure: CloseFailure) -> Action {
        let frame = CloseFrame(code: failure.code, reason: failure.reason)
        switch self.state {
        case .open:
            self.state = .failing(Self.closure(frame, origin: .local, isClean: false))
            return .sendClose(frame, then: .drain)
        case .closing(let ours):
            // One close frame is out already: there is no second one.
            self.state = .finishing(Self.closure(ours, origin: .local, isClean: false))
            return .closeTransport
        case .finishing, .failing, .ended:
            return .none
        }
    }

    private static func closure(
        _ frame: CloseFrame, origin: WebSocketClosure.Origin, isClean: Bool
    ) -> WebSocketClosure {
        WebSocketClosure(code: frame.code ?? .noStatus, reason: frame.reason, origin: origin, isClean: isClean)
    }
}
