import NIOCore
import Testing

@testable import WebSockets

@Suite("Close frames")
struct CloseFrameTests {
    @Test("Code and reason survive the wire")
    func roundTrip() throws {
        let frame = CloseFrame(code: WebSocketCloseCode(rawValue: 4001), reason: "über")
        #expect(try CloseFrame.parse(frame.payload).get() == frame)
    }

    @Test("An empty frame has no code")
    func empty() throws {
        let frame = try CloseFrame.parse(ByteBuffer()).get()
        #expect(frame.code == nil)
        #expect(frame.payload.readableBytes == 0)
    }

    @Test(
        "Codes that may not be on the wire are refused when they come and never sent",
        arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535] as [UInt16])
    func forbiddenCodes(number: UInt16) {
        #expect(throws: CloseFailure(code: .protocolError, reason: "close code \(number) is not allowed")) {
            try CloseFrame.parse(ByteBuffer(integer: number)).get()
        }
        let sent = CloseFrame(code: WebSocketCloseCode(rawValue: number)).code
        #expect(sent == (number == 1005 ? nil : .internalError))
    }

    @Test(
        "Registered and private codes pass",
        arguments: [1000, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999] as [UInt16])
    func allowedCodes(number: UInt16) throws {
        #expect(try CloseFrame.parse(ByteBuffer(integer: number)).get().code?.rawValue == number)
    }

    @Test("One byte is no code, and a reason must be UTF-8")
    func malformed() {
        #expect(throws: CloseFailure(code: .protocolError, reason: "close frame of one byte")) {
            try CloseFrame.parse(ByteBuffer(bytes: [3])).get()
        }
        #expect(throws: CloseFailure(code: .invalidPayload, reason: "close reason is not UTF-8")) {
            try CloseFrame.parse(ByteBuffer(bytes: [0x03, 0xE8, 0xC3])).get()
        }
    }

    @Test("A long reason is cut at a character and fits a control frame")
    func cut() {
        let frame = CloseFrame(code: .normal, reason: String(repeating: "é", count: 100))
        #expect(frame.reason == String(repeating: "é", count: 61))
        #expect(frame.payload.readableBytes <= 125)
    }
}
