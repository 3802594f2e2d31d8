import Cascade
import SessionWire
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("What a session with a recording comes to")
struct SessionObserverTests {
    /// Speech ends at 5 s of the session.
    private var observer = SessionObserver(acousticEnd: 5000)

    private func message(_ json: String) throws -> SessionMessage {
        try #require(try SessionMessage(json: json))
    }

    private func latency(turn: Int, at time: Int, sound: Int?, words: String = "") throws -> SessionMessage {
        let mark = sound.map { #","first_byte_written":\#($0)"# } ?? ""
        return try self.message(
            """
            {"type":"turn_latency","at_ms":\(time),"turn":\(turn),"origin":"spoken","latency_ms":{},\
            "marks_ms":{"acoustic_end":4800,"endpointing":5300\(mark)},"tokens":12,"chunks":3,"audio_ms":4000}
            """)
    }

    @Test("an answered turn ends the session; its marks count from the recording's own end of speech")
    mutating func answered() throws {
        #expect(self.observer.take(try self.message(#"{"type":"speech_started","at_ms":1000,"turn":1}"#)) == nil)
        #expect(self.observer.hasOpenTurn)
        let text = #"{"type":"final_transcript","at_ms":5400,"turn":1,"text":"Hello."}"#
        #expect(self.observer.take(try self.message(text)) == nil)
        for words in ["One two.", " Three."] {
            let text = #"{"type":"reply_text","at_ms":5500,"reply":1,"text":"\#(words)"}"#
            #expect(self.observer.take(try self.message(text)) == nil)
        }
        let ended = try self.message(#"{"type":"reply_audio_ended","at_ms":6000,"reply":1,"samples":96000}"#)
        #expect(self.observer.take(ended) == .reportPlayed(reply: 1, samples: 96_000))
        #expect(self.observer.take(try self.latency(turn: 1, at: 6100, sound: 5600)) == .end)
        let turn = self.observer.turn(mode: "cascade", recording: "a", repetition: 2)
        #expect(turn.outcome == .answered)
        #expect(turn[.voiceToVoice] == 600)
        #expect(turn[.endpointingDelay] == 300)
        #expect(turn.transcript == "Hello.")
        #expect(turn.reply == "One two. Three.")
        #expect(turn.words == 3)
        #expect((turn.tokens, turn.chunks) == (12, 3))
    }

    @Test("sound before the end of speech is a cut-in, which ends the session and counts in no percentile")
    mutating func cutIn() throws {
        _ = self.observer.take(try self.message(#"{"type":"speech_started","at_ms":1000,"turn":1}"#))
        #expect(self.observer.take(try self.latency(turn: 1, at: 4995, sound: 4990)) == .end)
        let turn = self.observer.turn(mode: "cascade", recording: "a", repetition: 0)
        #expect(turn.outcome == .cutIn)
        #expect(turn[.voiceToVoice] == nil)
    }

    @Test("a turn that a pause ended too soon, without sound, is not the answer; the one after it is")
    mutating func split() throws {
        _ = self.observer.take(try self.message(#"{"type":"speech_started","at_ms":1000,"turn":1}"#))
        _ = self.observer.take(try self.message(#"{"type":"speech_started","at_ms":3000,"turn":2}"#))
        #expect(self.observer.take(try self.latency(turn: 1, at: 3000, sound: nil)) == nil)
        #expect(self.observer.take(try self.latency(turn: 2, at: 7000, sound: 5900)) == .end)
        #expect(self.observer.turn(mode: "cascade", recording: "a", repetition: 0)[.voiceToVoice] == 900)
    }

    @Test("without sound in answer the recording is unanswered")
    mutating func unanswered() throws {
        _ = self.observer.take(try self.message(#"{"type":"speech_started","at_ms":1000,"turn":1}"#))
        _ = self.observer.take(try self.message(#"{"type":"turn_dropped","at_ms":5600,"turn":1}"#))
        #expect(!self.observer.hasOpenTurn)
        #expect(self.observer.turn(mode: "cascade", recording: "a", repetition: 0).outcome == .unanswered)
    }

    @Test("the clocks' offset comes from the ping that was answered soonest, and is off by half its round trip at most")
    func offset() {
        let pings = [
            ClockOffset.Ping(sent: .zero, received: .milliseconds(30), answered: .milliseconds(1028)),
            ClockOffset.Ping(sent: .milliseconds(40), received: .milliseconds(42), answered: .milliseconds(1041)),
        ]
        #expect(ClockOffset(pings)?.offset == .milliseconds(1000))
        #expect(ClockOffset(pings)?.error == .milliseconds(1))
        #expect(ClockOffset([]) == nil)
    }
}
