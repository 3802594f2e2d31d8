import NIOCore

/// The content of a close frame: a code and a short text, or nothing.
struct CloseFrame: Equatable, Sendable {
    /// RFC 6455 allows 125 bytes in a control frame; two are the code.
    static let maxReasonBytes = 123

    /// Nil when the frame is empty.
    let code: WebSocketCloseCode?
    let reason: String

    /// A frame to send. A code that may not be on the wire becomes 1011, except 1005, which makes an
    /// empty frame; a long reason is cut at a character.
    init(code: WebSocketCloseCode, reason: String = "") {
        guard code != .noStatus else {
            self.code = nil
            self.reason = ""
            return
        }
        self.code = code.isAllowedOnWire ? code : .internalError
        var cut = ""
        for character in reason {
            guard cut.utf8.count + character.utf8.count <= Self.maxReasonBytes else { break }
            cut.append(character)
        }
        self.reason = cut
    }

    /// The frame a peer sent, or the failure to close with when its payload is not allowed.
    static func parse(_ payload: ByteBuffer) -> Result<CloseFrame, CloseFailure> {
        var payload = payload
        guard payload.readableBytes > 0 else { return .success(CloseFrame(code: .noStatus)) }
        guard let number = payload.readInteger(as: UInt16.self) else {
            return .failure(CloseFailure(code: .protocolError, reason: "close frame of one byte"))
        }
        let code = WebSocketCloseCode(rawValue: number)
        guard code.isAllowedOnWire else {
            return .failure(CloseFailure(code: .protocolError, reason: "close code \(number) is not allowed"))
        }
        guard let reason = String(validating: payload.readableBytesView, as: UTF8.self) else {
            return .failure(CloseFailure(code: .invalidPayload, reason: "close reason is not UTF-8"))
        }
        return .success(CloseFrame(code: code, reason: reason))
    }

    /// The bytes of the frame.
    var payload: ByteBuffer {
        var buffer = ByteBuffer()
        guard let code = self.code else { return buffer }
        buffer.writeInteger(code.rawValue)
        buffer.writeString(self.reason)
        return buffer
    }
}
