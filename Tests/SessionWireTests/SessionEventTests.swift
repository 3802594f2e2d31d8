import CascadeTesting
import Foundation
import SessionWire
import Testing
import TurnTimes

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

    @Test("any text and any number is JSON that says the same", arguments: 0..<20)
    func anything(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let odd: [Character] = [
            "\"", "\\", "/", "\n", "\r\n", "\t", "\u{8}", "\u{c}", "\u{0}", "\u{1f}", "\u{7f}", "é", "😀", "\u{2028}",
        ]
        for _ in 0..<200 {
            let text = String(
                (0..<Int.random(in: 0...20, using: &random)).map { _ in
                    Bool.random(using: &random) ? odd.randomElement(using: &random) ?? " " : "a"
                })
            let time =
                [
                    Double(bitPattern: random.next()), Double.random(in: -1e6...1e6, using: &random), -0.0, .infinity,
                    .nan,
                    Double(Int.random(in: -5...5, using: &random)),
                ].randomElement(using: &random) ?? 0
            let json = SessionEvent.replyText(reply: 7, text: text).json(at: time)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any], "\(json)")
            #expect(object["text"] as? String == text)
            #expect(object["reply"] as? Int == 7)
            // Foundation reads very large numbers to 15 places only.
            let told = Double(json.dropFirst(#"{"at_ms":"#.count).prefix { $0 != "," })
            if time.isFinite {
                #expect(abs(try #require(told) - time) <= 0.0005 + abs(time) * 1e-15)
            }
            #expect(!json.utf8.contains { $0 < 0x20 })
        }
    }

    @Test("a turn's latency tells gaps and, where the client estimates it, the error of its clock")
    func turnLatency() throws {
        var latency = Timeline(turn: TurnID(2), origin: .spoken)
        latency.marks = [.acousticEnd: .milliseconds(1000), .endpointing: .milliseconds(1250.5)]
        (latency.reply.tokens, latency.reply.characters, latency.reply.chunks) = (3, 12, 1)
        latency.reply.audio = .milliseconds(800)
        let plain =
            #""audio_ms":800,"characters":12,"chunks":1,"cut_ins":0,"dead_airs":0,"#
            + #""drafts":{"attempts":0,"characters_wasted":0,"hits":0,"saved_ms":0,"tokens_wasted":0},"#
            + #""gap_count":0,"gaps":[],"latency_ms":{"endpointing_delay":250.5},"#
            + #""marks_ms":{"acoustic_end":1000,"endpointing":1250.5},"origin":"spoken","#
            + #""overlaps":{"backchannels":0,"backchannels_passed":0,"interruptions":0,"noises":0,"noises_passed":0,"#
            + #""yields_ms":[]},"#
            + #""stages":[{"end_ms":250.5,"stage":"endpointing","start_ms":0}],"tokens":3,"turn":2,"type":"turn_latency"}"#
        #expect(SessionEvent.turnLatency(latency).json(at: 5) == #"{"at_ms":5,"# + plain)
        latency.reply.gaps = [TurnGap(position: .milliseconds(100), length: .milliseconds(40))]
        latency.reply.gapCount = 1
        latency.reply.schedule = "quality+flush"
        latency.overlaps.add(.yielded(after: .milliseconds(312.5)))
        latency.deadAirs = 1
        latency.reply.clock = ClockEstimate(offset: -3, error: 0.25)
        let json = SessionEvent.turnLatency(latency).json(at: 5)
        #expect(json.contains(#""gap_count":1,"gaps":[{"length_ms":40,"position_ms":100}]"#))
        #expect(json.contains(#""clock":{"error_ms":0.25,"offset_ms":-3}"#))
        #expect(json.contains(#""schedule":"quality+flush""#))
        #expect(json.contains(#""interruptions":1"#) && json.contains(#""yields_ms":[312.5]"#))
        #expect(json.contains(#""dead_airs":1"#))
        #expect(try SessionMessage(json: json)?.event == .turnLatency(latency))
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
