import ElevenLabsWire
import Testing

@Suite("Messages of stream-input clients")
struct StreamInputTests {
    private static let setup = SpeechSetup(
        voiceSettings: VoiceSettings(stability: 0.5, similarityBoost: 0.75, style: 0, useSpeakerBoost: true, speed: 1),
        generationConfig: GenerationConfig(chunkLengthSchedule: [120, 160, 250, 290]),
        pronunciationDictionaryLocators: [PronunciationDictionaryLocator(dictionaryID: "d", versionID: "v")],
        apiKey: "k", authorization: "Bearer t")

    @Test(
        "each message is written byte for byte, and reads back",
        arguments: [
            (
                StreamInputMessage.initialize(Self.setup),
                #"{"authorization":"Bearer t","generation_config":{"chunk_length_schedule":[120,160,250,290]},"#
                    + #""pronunciation_dictionary_locators":[{"pronunciation_dictionary_id":"d","version_id":"v"}],"#
                    + #""text":" ","voice_settings":{"similarity_boost":0.75,"speed":1,"stability":0.5,"style":0,"#
                    + #""use_speaker_boost":true},"xi_api_key":"k"}"#
            ),
            (StreamInputMessage(text: "Ja/nein \"é\" "), #"{"text":"Ja/nein \"é\" "}"#),
            (
                StreamInputMessage(text: "Hi ", tryTriggerGeneration: true),
                #"{"text":"Hi ","try_trigger_generation":true}"#
            ),
            (StreamInputMessage(text: " ", flush: true), #"{"flush":true,"text":" "}"#),
            (.keepAlive, #"{"text":" "}"#), (.end, #"{"text":""}"#),
        ])
    func golden(message: StreamInputMessage, json: String) throws {
        #expect(message.json == json)
        #expect(try StreamInputMessage(json: json) == message)
    }

    @Test(
        "what official clients really send is read",
        arguments: [
            (
                #"{"text":" ","try_trigger_generation":true,"voice_settings":null,"generation_config":"#
                    + #"{"chunk_length_schedule":[50.0]}}"#,
                StreamInputMessage(
                    text: " ", tryTriggerGeneration: true,
                    setup: SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [50])))
            ),
            (#"{"text":"a","xi-api-key":"k"}"#, StreamInputMessage(text: "a", setup: SpeechSetup(apiKey: "k"))),
            (#"{"text":"a","xi_api_key":"k"}"#, StreamInputMessage(text: "a", setup: SpeechSetup(apiKey: "k"))),
            (
                #"{"text":"a","generator_config":{"chunk_length_schedule":[60]},"unknown":[1]}"#,
                StreamInputMessage(
                    text: "a", setup: SpeechSetup(generationConfig: GenerationConfig(chunkLengthSchedule: [60])))
            ),
            (#"{"text":"a","flush":null,"generation_config":null}"#, StreamInputMessage(text: "a")),
            (#"{"flush":true}"#, StreamInputMessage(text: " ", flush: true)),
            (
                #"{"text":"a","voice_settings":{}}"#,
                StreamInputMessage(text: "a", setup: SpeechSetup(voiceSettings: VoiceSettings()))
            ),
        ])
    func lenient(json: String, message: StreamInputMessage) throws {
        #expect(try StreamInputMessage(json: json) == message)
    }

    @Test(
        "what breaks the protocol is refused with the field, without its value",
        arguments: [
            ("", "the message is not JSON"), ("[]", "the message must be a JSON object"),
            ("{}", "the field \"text\" is missing"),
            (#"{"text":7}"#, "the field \"text\" has the wrong type: give a String"),
            (
                #"{"text":"","voice_settings":{"speed":"secret"}}"#,
                "the field \"voice_settings.speed\" has the wrong type: give a Double"
            ),
            (
                #"{"text":"","generation_config":{"chunk_length_schedule":[1e300]}}"#,
                "the field \"generation_config.chunk_length_schedule\": give a smaller number"
            ),
        ])
    func refused(json: String, message: String) {
        #expect(throws: ElevenLabsWireError(message)) { try StreamInputMessage(json: json) }
    }
}
