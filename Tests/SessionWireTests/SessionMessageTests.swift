import SessionWire
import Testing
import TurnTimes

@Suite("Messages as a client reads and writes them")
struct SessionMessageTests {
    private static let all: [SessionEvent] = [
        .ready(session: "a", sampleRate: 48_000, engines: ["stt": "local"]), .speechStarted(turn: 1),
        .speechStopped(turn: 1), .partialTranscript(text: "He \"says\""), .finalTranscript(turn: 1, text: "Yes."),
        .turnDropped(turn: 2), .replyStarted(reply: 1, turn: 1), .replyText(reply: 1, text: " and"),
        .replyStopgap(reply: 1, text: "Wait. "),
        .replyAudioEnded(reply: 1, samples: 24_000), .replyEnded(reply: 1, text: "All"),
        .replyInterrupted(reply: 2, text: ""),
        .turnLatency(
            {
                var timeline = Timeline(turn: TurnID(1), origin: .spoken)
                timeline.marks = [.firstToken: .milliseconds(-3), .firstByteWritten: .milliseconds(212.5)]
                (timeline.reply.tokens, timeline.reply.characters, timeline.reply.chunks) = (4, 20, 2)
                timeline.reply.audio = .milliseconds(900)
                return timeline
            }()),
        .engineFallback(stage: "llm", failed: "a", next: "b", code: "timed_out", message: "slow"),
        .error(code: "bad_message", message: "no", retryable: true), .pong(id: 7),
    ]

    @Test("every event that a server writes is read as it was", arguments: Self.all)
    func read(event: SessionEvent) throws {
        let message = try #require(try SessionMessage(json: event.json(at: 1234.5)))
        #expect(message.event == event)
        #expect(message.time == 1234.5)
    }

    @Test(
        "every command that a client writes is read as it was",
        arguments: [
            SessionCommand.start(sampleRate: 48_000), .beginTurn, .endTurn, .text("He \"says\""), .interrupt,
            .playout(reply: 1, position: 500), .audible(reply: 1, delay: .milliseconds(12.5)), .ping(id: 3),
            .ping(id: SessionProtocol.pingLimit), .ping(id: 1 - SessionProtocol.pingLimit),
        ])
    func written(command: SessionCommand) throws {
        #expect(try SessionCommand(json: command.json) == command)
    }

    @Test("an event of a later version is left out, one that lacks a field is refused")
    func unusual() throws {
        #expect(try SessionMessage(json: #"{"type":"weather","at_ms":1}"#) == nil)
        #expect(throws: SessionWireError.self) { try SessionMessage(json: #"{"type":"reply_text","at_ms":1}"#) }
        #expect(throws: SessionWireError.self) { try SessionMessage(json: "[]") }
    }

    @Test(
        "numbers of an event that no session can have are refused",
        arguments: [
            #"{"type":"reply_audio_ended","reply":1,"samples":9223372036854775807}"#,
            #"{"type":"session.ready","session":"s","sample_rate":-1}"#, #"{"type":"speech_started","turn":1e30}"#,
        ])
    func outOfRange(json: String) {
        #expect(throws: SessionWireError.self) { try SessionMessage(json: json) }
    }
}
