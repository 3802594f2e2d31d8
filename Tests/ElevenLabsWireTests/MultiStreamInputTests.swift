import ElevenLabsWire
import Testing

@Suite("Messages of multi-stream-input clients")
struct MultiStreamInputTests {
    @Test(
        "each message is written byte for byte, and reads back",
        arguments: [
            (
                MultiStreamInputMessage.initialize(
                    "c1", SpeechSetup(voiceSettings: VoiceSettings(stability: 0.4, similarityBoost: 0.7))),
                #"{"context_id":"c1","text":" ","voice_settings":{"similarity_boost":0.7,"stability":0.4}}"#
            ),
            (MultiStreamInputMessage(contextID: "c1", text: "Hello. "), #"{"context_id":"c1","text":"Hello. "}"#),
            (.flush("c1"), #"{"context_id":"c1","flush":true}"#), (.keepAlive("c1"), #"{"context_id":"c1","text":""}"#),
            (.keepAlive(), #"{"text":""}"#), (.closeContext("c1"), #"{"close_context":true,"context_id":"c1"}"#),
            (.closeContext(nil), #"{"close_context":true}"#), (.closeSocket, #"{"close_socket":true}"#),
        ])
    func golden(message: MultiStreamInputMessage, json: String) throws {
        #expect(message.json == json)
        #expect(try MultiStreamInputMessage(json: json) == message)
    }

    @Test("both spellings of the context are read")
    func spellings() throws {
        let message = try MultiStreamInputMessage(json: #"{"contextId":"c","text":"a","close_context":false}"#)
        #expect(message == MultiStreamInputMessage(contextID: "c", text: "a"))
    }
}
