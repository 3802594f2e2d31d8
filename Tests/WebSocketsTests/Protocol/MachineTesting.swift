import NIOCore
import NIOWebSocket

@testable import WebSockets

extension WebSocketStateMachine {
    /// Receives a frame that is masked as it should be for `role`, the role of this side.
    mutating func receive(
        _ opcode: WebSocketOpcode, bytes: [UInt8], fin: Bool = true, isWritable: Bool = true,
        from role: Role = .server
    ) -> Action {
        self.frameReceived(
            Frame(opcode: opcode, isFinal: fin, isMasked: role == .server, payload: ByteBuffer(bytes: bytes)),
            isWritable: isWritable)
    }

    mutating func receive(
        _ opcode: WebSocketOpcode, _ text: String, fin: Bool = true, isWritable: Bool = true,
        from role: Role = .server
    ) -> Action {
        self.receive(opcode, bytes: Array(text.utf8), fin: fin, isWritable: isWritable, from: role)
    }

    mutating func receiveClose(_ code: UInt16, _ reason: String = "", from role: Role = .server) -> Action {
        let payload = [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8)
        return self.receive(.connectionClose, bytes: payload, from: role)
    }
}
