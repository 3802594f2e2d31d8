import NIOCore
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("The close handshake, in every order of events")
struct ClosingTests {
    typealias Machine = WebSocketStateMachine

    private let code = WebSocketCloseCode(rawValue: 4001)
    private var bye: CloseFrame { CloseFrame(code: self.code, reason: "bye") }

    private func machine(_ role: Machine.Role) -> Machine {
        Machine(role: role, settings: WebSocketSettings())
    }

    @Test("The peer's close is answered with its own code and reason; the server then closes TCP")
    func peerClosesServer() {
        var machine = self.machine(.server)
        #expect(machine.receiveClose(4001, "bye") == .sendClose(self.bye, then: .closeTransport))
        #expect(machine.inputEnded() == .none)
        #expect(
            machine.transportEnded() == WebSocketClosure(code: self.code, reason: "bye", origin: .peer, isClean: true))
    }

    @Test("A client answers and leaves closing TCP to the server")
    func peerClosesClient() {
        var machine = self.machine(.client)
        #expect(machine.receiveClose(4001, "bye", from: .client) == .sendClose(self.bye, then: .awaitPeer))
        #expect(machine.inputEnded() == .closeTransport)
        #expect(machine.transportEnded().isClean)
    }

    @Test("An empty close is answered with an empty close")
    func emptyClose() {
        var machine = self.machine(.server)
        #expect(
            machine.receive(.connectionClose, "") == .sendClose(CloseFrame(code: .noStatus), then: .closeTransport))
        #expect(machine.transportEnded().code == .noStatus)
    }

    @Test("A malformed close is a protocol error")
    func malformedClose() {
        var machine = self.machine(.server)
        let failure = CloseFrame(code: .protocolError, reason: "close code 999 is not allowed")
        #expect(machine.receiveClose(999) == .sendClose(failure, then: .drain))
    }

    @Test("Our close waits for the peer's; what else comes is dropped, pings stay unanswered")
    func weClose() {
        var server = self.machine(.server)
        #expect(server.closeRequested(self.bye) == .sendClose(self.bye, then: .awaitPeer))
        #expect(!server.isOpen)
        #expect(server.receive(.text, "late") == .none)
        #expect(server.receive(.ping, "late") == .none)
        #expect(server.becameWritable() == .none)
        #expect(server.receiveClose(1000) == .closeTransport)
        #expect(
            server.transportEnded() == WebSocketClosure(code: self.code, reason: "bye", origin: .local, isClean: true))

        var client = self.machine(.client)
        _ = client.closeRequested(self.bye)
        #expect(client.receiveClose(4001, from: .client) == .none)
        #expect(client.inputEnded() == .closeTransport)
        #expect(client.transportEnded().isClean)
    }

    @Test("Only one close frame goes out, whatever comes after it")
    func oneCloseFrame() {
        let events: [(inout Machine) -> Machine.Action] = [
            { $0.closeRequested(CloseFrame(code: .normal)) },
            { $0.abandonRequested(CloseFrame(code: .goingAway), isWritable: true) },
            { $0.receiveClose(1000) },
            { $0.receive(.text, bytes: [0xFF]) },
            { $0.readingFailed(CloseFailure(code: .messageTooBig, reason: "frame too big")) },
            { $0.peerLost("gone") },
            { $0.closeTimedOut() },
            { $0.inputEnded() },
            {
                _ = $0.transportEnded()
                return .none
            },
        ]
        for first in events.indices {
            for second in events.indices {
                for third in events.indices {
                    var machine = self.machine(.server)
                    let actions = [first, second, third].map { events[$0](&machine) }
                    let closes = actions.count { if case .sendClose = $0 { true } else { false } }
                    #expect(closes <= 1, "events \(first), \(second), \(third)")
                    let closure = machine.transportEnded()
                    #expect(machine.transportEnded() == closure)
                    #expect(machine.closeTimedOut() == .none)
                    #expect(machine.receive(.text, "late") == .none)
                }
            }
        }
    }

    @Test("A peer that never answers is cut off by the time-out")
    func timeout() {
        var machine = self.machine(.server)
        _ = machine.closeRequested(self.bye)
        #expect(machine.closeTimedOut() == .closeTransport)
        #expect(
            machine.transportEnded()
                == WebSocketClosure(code: self.code, reason: "bye", origin: .local, isClean: false))
    }

    @Test("TCP that ends without a close frame is a lost connection, 1006")
    func lost() {
        var silent = self.machine(.server)
        #expect(silent.inputEnded() == .closeTransport)
        #expect(
            silent.transportEnded()
                == WebSocketClosure(code: .abnormal, reason: "connection lost", origin: .lost, isClean: false))
        var timedOut = self.machine(.client)
        #expect(timedOut.peerLost("no answer to a ping") == .closeTransport)
        #expect(timedOut.transportEnded().reason == "no answer to a ping")
    }

    @Test("Abandoning sends a close frame only to a peer that takes bytes, and waits for nobody")
    func abandon() {
        let frame = CloseFrame(code: .goingAway)
        var open = self.machine(.client)
        #expect(open.abandonRequested(frame, isWritable: true) == .sendClose(frame, then: .closeTransport))
        var blocked = self.machine(.client)
        #expect(blocked.abandonRequested(frame, isWritable: false) == .closeTransport)
        var closing = self.machine(.client)
        _ = closing.closeRequested(self.bye)
        #expect(closing.abandonRequested(frame, isWritable: true) == .closeTransport)
        #expect(closing.transportEnded().code == self.bye.code)
    }
}
