import ElevenLabsWire
import Testing

@Suite("Messages of speech sockets")
struct StreamOutputTests {
    private static let audio = AudioOutput(
        audio: [0xFF, 0xFB, 0x90],
        alignment: Alignment([.init("O", start: 0, duration: 120), .init("k", start: 120, duration: 70)]),
        normalizedAlignment: Alignment([.init(" ", start: 0, duration: 60)]))
    private static let audioFields =
        #""alignment":{"charDurationsMs":[120,70],"charStartTimesMs":[0,120],"chars":["O","k"]},"audio":"//uQ","#
    private static let normalizedFields =
        #""normalizedAlignment":{"charDurationsMs":[60],"charStartTimesMs":[0],"chars":[" "]}}"#

    @Test(
        "each message is written byte for byte, and reads back",
        arguments: [
            (StreamOutput.audio(Self.audio), "{\(Self.audioFields)\"isFinal\":null,\(Self.normalizedFields)"),
            (
                .audio(AudioOutput(audio: [0])),
                #"{"alignment":null,"audio":"AA==","isFinal":null,"normalizedAlignment":null}"#
            ), (.final, #"{"alignment":null,"audio":null,"isFinal":true,"normalizedAlignment":null}"#),
            (
                .error(StreamError("input_timeout_exceeded", "no text for 20 s")),
                #"{"code":1008,"error":"input_timeout_exceeded","message":"no text for 20 s"}"#
            ),
        ])
    func golden(output: StreamOutput, json: String) throws {
        #expect(StreamOutputMessage(output).json == json)
        #expect(try StreamOutputMessage(json: json).output == output)
    }

    @Test(
        "messages of a context carry both spellings, and read back",
        arguments: [
            (
                MultiStreamOutputMessage(contextID: "c", .audio(Self.audio)),
                "{\(Self.audioFields)\"contextId\":\"c\",\"context_id\":\"c\",\"isFinal\":null,\"is_final\":null,"
                    + Self.normalizedFields
            ),
            (
                MultiStreamOutputMessage(contextID: "c", .final),
                #"{"contextId":"c","context_id":"c","isFinal":true,"is_final":true}"#
            ),
            (
                MultiStreamOutputMessage(contextID: nil, .error(StreamError("max_active_conversations", "m"))),
                #"{"code":1008,"error":"max_active_conversations","message":"m"}"#
            ),
        ])
    func contexts(message: MultiStreamOutputMessage, json: String) throws {
        #expect(message.json == json)
        #expect(try MultiStreamOutputMessage(json: json) == message)
    }

    @Test(
        "what the service has been seen to send is read",
        arguments: [
            (#"{"isFinal":true}"#, nil, StreamOutput.final),
            (#"{"is_final":true,"context_id":"c"}"#, "c", .final),
            (#"{"audio":"AA==","contextId":"c","isFinal":true}"#, "c", .audio(.init(audio: [0], isFinal: true))),
            (
                #"{"audio":"AA==","alignment":{"chars":["a"],"charsStartTimesMs":[0.4],"charsDurationsMs":[9.6]}}"#,
                nil,
                .audio(.init(audio: [0], alignment: Alignment([.init("a", start: 0, duration: 10)])))
            ),
            (
                #"{"audio":"AA==","alignment":{"chars":["a","b"],"charStartTimesMs":[0],"charDurationsMs":[9]}}"#, nil,
                .audio(.init(audio: [0]))
            ), (#"{"audio":null,"isFinal":null,"error":null}"#, nil, .audio(.init(audio: []))),
            (#"{"error":"e"}"#, nil, .error(StreamError("e", "e", code: nil))),
            (#"{"error":{"x":1},"message":"m"}"#, nil, .error(StreamError("error", "m", code: nil))),
        ])
    func lenient(json: String, contextID: String?, output: StreamOutput) throws {
        #expect(try MultiStreamOutputMessage(json: json) == MultiStreamOutputMessage(contextID: contextID, output))
    }

    @Test("sound that is not base64 is refused")
    func refused() {
        #expect(throws: ElevenLabsWireError.self) { try StreamOutputMessage(json: #"{"audio":"A"}"#) }
    }
}
