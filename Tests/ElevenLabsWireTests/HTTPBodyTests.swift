import ElevenLabsWire
import Testing

@Suite("HTTP bodies")
struct HTTPBodyTests {
    private func expect<Body: JSONMessage>(_ body: Body, _ json: String) throws {
        #expect(body.json == json)
        #expect(try Body(json: json) == body)
    }

    @Test("a request for speech is written byte for byte, and reads back")
    func request() throws {
        try self.expect(SpeechRequest(text: "Hi"), #"{"text":"Hi"}"#)
        var request = SpeechRequest(text: "Hi", modelID: "m", voiceSettings: VoiceSettings(speed: 1.1))
        (request.seed, request.previousText, request.applyTextNormalization) = (7, "So.", .on)
        try self.expect(
            request,
            #"{"apply_text_normalization":"on","model_id":"m","previous_text":"So.","seed":7,"text":"Hi","#
                + #""voice_settings":{"speed":1.1}}"#)
        #expect(
            try SpeechRequest(json: #"{"text":"a","audio_effects":[],"apply_text_normalization":"new"}"#)
                .applyTextNormalization == .auto)
        #expect(throws: ElevenLabsWireError.self) { try SpeechRequest(json: #"{"model_id":"m"}"#) }
    }

    @Test("sound with timestamps has its times in seconds")
    func timedSpeech() throws {
        try self.expect(
            TimedSpeech(audio: [0], alignment: CharacterSeconds([.init("O", start: 0, end: 0.12)])),
            #"{"alignment":{"character_end_times_seconds":[0.12],"character_start_times_seconds":[0],"#
                + #""characters":["O"]},"audio_base64":"AA==","normalized_alignment":null}"#)
    }

    @Test("voices are written byte for byte, and read back")
    func voices() throws {
        let voice = Voice(voiceID: "v", name: "Joe", labels: ["language": "en"])
        let json =
            #"{"available_for_tiers":[],"category":"premade","high_quality_base_model_ids":[],"#
            + #""labels":{"language":"en"},"name":"Joe","voice_id":"v"}"#
        try self.expect(voice, json)
        try self.expect(VoiceList(voices: [voice]), #"{"voices":[\#(json)]}"#)
        try self.expect(
            VoicePage(voices: [voice], hasMore: true, totalCount: 5, nextPageToken: "1"),
            #"{"has_more":true,"next_page_token":"1","total_count":5,"voices":[\#(json)]}"#)
        try self.expect(
            VoicePage(voices: [], hasMore: false, totalCount: 0, nextPageToken: nil),
            #"{"has_more":false,"next_page_token":null,"total_count":0,"voices":[]}"#)
        #expect(
            try Voice(json: #"{"voice_id":"v","samples":null,"labels":{"a":null,"b":"c"}}"#)
                == Voice(voiceID: "v", name: "v", labels: ["b": "c"]))
    }

    @Test("models, subscription and tokens are written byte for byte, and read back")
    func account() throws {
        try self.expect(
            [SpeechModel(modelID: "m", name: "M", languages: [.init(languageID: "en", name: "English")])],
            #"[{"can_be_finetuned":false,"can_do_text_to_speech":true,"can_do_voice_conversion":false,"#
                + #""can_use_speaker_boost":false,"can_use_style":false,"languages":[{"language_id":"en","#
                + #""name":"English"}],"model_id":"m","name":"M","requires_alpha_access":false,"#
                + #""serves_pro_voices":false,"token_cost_factor":0}]"#)
        #expect(try SpeechModel(json: #"{"model_id":"m"}"#) == SpeechModel(modelID: "m", name: "m"))
        try self.expect(
            Subscription(tier: "local", characterCount: 12, characterLimit: 100, voiceLimit: 5),
            #"{"allowed_to_extend_character_limit":false,"can_extend_character_limit":false,"#
                + #""can_extend_voice_limit":false,"can_use_instant_voice_cloning":false,"#
                + #""can_use_professional_voice_cloning":false,"character_count":12,"character_limit":100,"#
                + #""has_open_invoices":false,"professional_voice_limit":0,"professional_voice_slots_used":0,"#
                + #""status":"active","tier":"local","voice_add_edit_counter":0,"voice_limit":5,"voice_slots_used":0}"#)
        try self.expect(SingleUseToken(token: "sutkn_1"), #"{"token":"sutkn_1"}"#)
    }

    @Test("an error has its code under the new and the old name")
    func error() throws {
        try self.expect(
            ErrorBody(
                type: "not_found", code: "voice_not_found", message: "m", requestID: "r", parameter: "voice_id"),
            #"{"detail":{"code":"voice_not_found","message":"m","param":"voice_id","request_id":"r","#
                + #""status":"voice_not_found","type":"not_found"}}"#)
    }

    @Test(
        "each shape of an error is read",
        arguments: [
            (
                #"{"detail":{"status":"quota_exceeded","message":"m"}}"#,
                ErrorBody(type: nil, code: "quota_exceeded", message: "m")
            ),
            (
                #"{"detail":[{"loc":["body","text"],"msg":"m","type":"missing"}]}"#,
                ErrorBody(type: "validation_error", code: "missing", message: "m", parameter: "body.text")
            ),
            (
                #"{"detail":[{"loc":["body",0],"msg":"m","type":"missing"}]}"#,
                ErrorBody(type: "validation_error", code: "missing", message: "m")
            ), (#"{"detail":"Not Found"}"#, ErrorBody(type: nil, code: "error", message: "Not Found")),
        ])
    func errorShapes(json: String, body: ErrorBody) throws { #expect(try ErrorBody(json: json) == body) }

    @Test("paths hold the voice with escapes")
    func paths() {
        #expect(ElevenLabsPath.streamInput(voice: "a b/c") == "/v1/text-to-speech/a%20b%2Fc/stream-input")
        #expect(ElevenLabsPath.multiStreamInput(voice: "v") == "/v1/text-to-speech/v/multi-stream-input")
    }
}
