import SessionWire
import Testing

@Suite("Session events")
struct SessionEventTests {
    @Test("events are JSON on one line, keys in order")
    func golden() {
        #expect(
            SessionEvent.replyText(reply: 2, text: "One\n/two. ").json(at: 12.3456)
                == #"{"at_ms":12.346,"reply":2,"text":"One\n/two. ","type":"reply_text"}"#)
        #expect(
            SessionEvent.ready(session: "s", sampleRate: 16_000, engines: ["stt": "local"]).json(at: 0)
                == #"{"at_ms":0,"engines":{"stt":"local"},"protocol":1,"sample_rate":16000,"session":"s","type":"session.ready"}"#
        )
        #expect(
            SessionEvent.error(code: "failed", message: "m", retryable: true).json(at: 1)
                == #"{"at_ms":1,"code":"failed","message":"m","retryable":true,"type":"error"}"#)
    }

    @Test("a reply frame is 20 bytes of header and its sound, and reads back")
    func frame() throws {
        let frame = ReplyFrame(reply: 1, sequence: 2, sampleRate: 22_050, position: 258, sound: [1, 2, 3, 4])
        #expect(
            frame.bytes == [1, 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0x22, 0x56, 0, 0, 2, 1, 0, 0, 1, 2, 3, 4])
        #expect(try ReplyFrame(bytes: frame.bytes) == frame)
        #expect(throws: SessionWireError.self) { try ReplyFrame(bytes: [1, 1]) }
    }
}
