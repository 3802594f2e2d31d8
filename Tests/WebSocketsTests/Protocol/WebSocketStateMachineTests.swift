import NIOCore
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("The protocol machine")
struct WebSocketStateMachineTests {
    typealias Machine = WebSocketStateMachine

    static let roles: [Machine.Role] = [.server, .client]

    private func machine(_ role: Machine.Role = .server) -> Machine {
        var settings = WebSocketSettings()
        settings.maxMessageSize = 8
        settings.maxFragments = 3
        return Machine(role: role, settings: settings)
    }

    private func close(_ code: WebSocketCloseCode, _ reason: String, then: Machine.AfterClose) -> Machine.Action {
        .sendClose(CloseFrame(code: code, reason: reason), then: then)
    }

    // MARK: Messages

    @Test("Whole messages are delivered unmasked", arguments: roles)
    func messages(role: Machine.Role) {
        var machine = self.machine(role)
        #expect(machine.receive(.text, "héllo", from: role) == .deliver(.text("héllo")))
        #expect(machine.receive(.binary, "abc", from: role) == .deliver(.binary(ByteBuffer(string: "abc"))))
        #expect(machine.receive(.text, "", from: role) == .deliver(.text("")))
    }

    @Test("Fragments are joined, with a ping answered in between")
    func fragments() {
        var machine = self.machine()
        #expect(machine.receive(.text, "he", fin: false) == .none)
        #expect(machine.receive(.ping, "mid") == .sendPong(ByteBuffer(string: "mid")))
        #expect(machine.receive(.continuation, "ll", fin: false) == .none)
        #expect(machine.receive(.continuation, "o") == .deliver(.text("hello")))
        #expect(machine.receive(.binary, "x", fin: false) == .none)
        #expect(machine.receive(.continuation, "") == .deliver(.binary(ByteBuffer(string: "x"))))
    }

    @Test("A character may be cut by a fragment's end, but not by the message's")
    func cutCharacter() {
        var machine = self.machine()
        #expect(machine.receive(.text, bytes: [0xC3], fin: false) == .none)
        #expect(machine.receive(.continuation, bytes: [0xA9]) == .deliver(.text("é")))
        #expect(machine.receive(.text, bytes: [0xC3], fin: false) == .none)
        #expect(
            machine.receive(.continuation, bytes: [])
                == self.close(.invalidPayload, "text is not UTF-8", then: .drain))
    }

    @Test("Pongs are ignored")
    func pong() {
        var machine = self.machine()
        #expect(machine.receive(.pong, "unasked") == .none)
        #expect(machine.isOpen)
    }

    @Test("While the peer takes no bytes only its latest ping is answered, later")
    func pongHeldBack() {
        var machine = self.machine()
        #expect(machine.receive(.ping, "1", isWritable: false) == .none)
        #expect(machine.receive(.ping, "2", isWritable: false) == .none)
        #expect(machine.becameWritable() == .sendPong(ByteBuffer(string: "2")))
        #expect(machine.becameWritable() == .none)
    }

    // MARK: Mistakes of the peer

    @Test("A server refuses unmasked frames, a client masked ones, control frames too", arguments: roles)
    func masking(role: Machine.Role) {
        for opcode in [WebSocketOpcode.text, .binary, .ping, .pong, .connectionClose] {
            var machine = self.machine(role)
            let action = machine.frameReceived(
                Frame(opcode: opcode, isMasked: role == .client, payload: ByteBuffer()), isWritable: true)
            let reason = role == .server ? "frame is not masked" : "frame is masked"
            #expect(action == self.close(.protocolError, reason, then: .drain))
        }
    }

    @Test("Reserved bits close with 1002", arguments: [1, 2, 4, 7])
    func reservedBits(bits: UInt8) {
        var machine = self.machine()
        let frame = Frame(opcode: .text, reserved: bits, isMasked: true, payload: ByteBuffer())
        #expect(
            machine.frameReceived(frame, isWritable: true)
                == self.close(.protocolError, "reserved bits are set", then: .drain))
    }

    @Test("Unknown opcodes close with 1002", arguments: [3, 7, 11, 15])
    func unknownOpcode(number: UInt8) throws {
        var machine = self.machine()
        let opcode = try #require(WebSocketOpcode(encodedWebSocketOpcode: number))
        #expect(machine.receive(opcode, "") == self.close(.protocolError, "unknown kind of frame", then: .drain))
    }

    @Test("Fragments out of order close with 1002")
    func fragmentOrder() {
        var lonely = self.machine()
        #expect(
            lonely.receive(.continuation, "x")
                == self.close(.protocolError, "continuation without a message", then: .drain))
        var nested = self.machine()
        #expect(nested.receive(.text, "x", fin: false) == .none)
        #expect(
            nested.receive(.binary, "y")
                == self.close(.protocolError, "new message inside a fragmented one", then: .drain))
    }

    @Test("Text that is not UTF-8 closes with 1007, in a fragment at once")
    func invalidText() {
        for fin in [true, false] {
            var machine = self.machine()
            #expect(
                machine.receive(.text, bytes: [0xFF], fin: fin)
                    == self.close(.invalidPayload, "text is not UTF-8", then: .drain))
        }
    }

    @Test("Binary messages may hold any bytes")
    func binaryBytes() {
        var machine = self.machine()
        #expect(machine.receive(.binary, bytes: [0xFF]) == .deliver(.binary(ByteBuffer(bytes: [0xFF]))))
    }

    @Test("A message over the limit closes with 1009, whole or in fragments")
    func tooBig() {
        var whole = self.machine()
        #expect(whole.receive(.text, "123456789") == self.close(.messageTooBig, "message over 8 bytes", then: .drain))
        var parts = self.machine()
        #expect(parts.receive(.binary, "12345", fin: false) == .none)
        #expect(
            parts.receive(.continuation, "6789", fin: false)
                == self.close(.messageTooBig, "message over 8 bytes", then: .drain))
        var exact = self.machine()
        #expect(exact.receive(.text, "12345678") == .deliver(.text("12345678")))
    }

    @Test("Too many fragments close with 1008, even empty ones")
    func tooManyFragments() {
        var machine = self.machine()
        #expect(machine.receive(.text, "", fin: false) == .none)
        #expect(machine.receive(.continuation, "", fin: false) == .none)
        #expect(machine.receive(.continuation, "", fin: false) == .none)
        #expect(
            machine.receive(.continuation, "") == self.close(.policyViolation, "more than 3 fragments", then: .drain))
    }

    @Test("What is no frame becomes a close frame that says why")
    func readingFailed() {
        var machine = self.machine()
        let action = machine.readingFailed(CloseFailure(code: .messageTooBig, reason: "frame too big"))
        #expect(action == self.close(.messageTooBig, "frame too big", then: .drain))
        #expect(machine.transportEnded().code == .messageTooBig)
    }

    @Test("After a mistake everything is thrown away until the input ends")
    func failing() {
        var machine = self.machine()
        _ = machine.receive(.text, bytes: [0xFF])
        #expect(!machine.isOpen)
        #expect(machine.receive(.text, "late") == .none)
        #expect(machine.receive(.ping, "late") == .none)
        #expect(machine.receiveClose(1000) == .none)
        #expect(machine.readingFailed(CloseFailure(code: .messageTooBig, reason: "late")) == .none)
        #expect(machine.closeRequested(CloseFrame(code: .normal)) == .none)
        #expect(machine.inputEnded() == .closeTransport)
        #expect(
            machine.transportEnded()
                == WebSocketClosure(code: .invalidPayload, reason: "text is not UTF-8", origin: .local, isClean: false))
    }
}
