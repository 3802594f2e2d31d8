import NIOCore
import NIOWebSocket

@testable import WebSockets

extension WebSocketStateMachine {
    /// Receives a frame that is masked as it should be for `role`, the role of this side.
    mutating func receive(
        _ opcode: WebSocketOpcode, bytes: [UInt8], fin: Bool = true, isWritable: Bool = true,
        from role: Role = .server
    ) -> Action {
        var data = ByteBuffer(bytes: bytes)
        let mask: WebSocketMaskingKey? = role == .server ? [1, 2, 3, 4] : nil
        if let mask { data.webSocketMask(mask) }
        return self.frameReceived(
            WebSocketFrame(fin: fin, opcode: opcode, maskKey: mask, data: data), isWritable: isWritable)
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
