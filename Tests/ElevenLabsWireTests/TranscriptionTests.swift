import ElevenLabsWire
import Testing

@Suite("Messages of realtime speech to text")
struct TranscriptionTests {
    @Test(
        "each client message is written byte for byte, and reads back",
        arguments: [
            (
                TranscriptionInputMessage(audio: [1, 2], sampleRate: 16_000, previousText: "so"),
                #"{"audio_base_64":"AQI=","commit":false,"message_type":"input_audio_chunk","previous_text":"so","#
                    + #""sample_rate":16000}"#
            ),
            (
                TranscriptionInputMessage(audio: [], commit: true),
                #"{"audio_base_64":"","commit":true,"message_type":"input_audio_chunk"}"#
            ),
        ])
    func input(message: TranscriptionInputMessage, json: String) throws {
        #expect(message.json == json)
        #expect(try TranscriptionInputMessage(json: json) == message)
    }

    @Test("null stands for absence, and the bare commit is read")
    func lenientInput() throws {
        let chunk =
            #"{"message_type":"input_audio_chunk","audio_base_64":"AA==","previous_text":null,"sample_rate":null}"#
        #expect(try TranscriptionInputMessage(json: chunk) == TranscriptionInputMessage(audio: [0]))
        #expect(
            try TranscriptionInputMessage(json: #"{"message_type":"commit"}"#)
                == TranscriptionInputMessage(audio: [], commit: true))
        #expect(throws: ElevenLabsWireError.self) { try TranscriptionInputMessage(json: #"{"message_type":"sing"}"#) }
    }

    @Test(
        "each server message is written byte for byte, and reads back",
        arguments: [
            (
                TranscriptionOutputMessage.sessionStarted(
                    TranscriptionSession(sessionID: "s", query: TranscriptionQuery())),
                #"{"config":{"audio_format":"pcm_16000","commit_strategy":"manual","enable_logging":true,"#
                    + #""include_language_detection":false,"include_timestamps":false,"keyterms":[],"#
                    + #""language_code":null,"min_silence_duration_ms":100,"min_speech_duration_ms":100,"#
                    + #""model_id":"scribe_v2_realtime","no_verbatim":false,"sample_rate":16000,"#
                    + #""vad_silence_threshold_secs":1.5,"vad_threshold":0.4},"message_type":"session_started","#
                    + #""session_id":"s"}"#
            ), (.partialTranscript("one"), #"{"message_type":"partial_transcript","text":"one"}"#),
            (.finalTranscript("one"), #"{"message_type":"final_transcript","text":"one"}"#),
            (.committedTranscript("One."), #"{"message_type":"committed_transcript","text":"One."}"#),
            (
                .committedTranscriptWithTimestamps(
                    "One.", languageCode: "en", words: [TranscribedWord(text: "One.", start: 0.5, end: 0.75)]),
                #"{"language_code":"en","message_type":"committed_transcript_with_timestamps","text":"One.","#
                    + #""words":[{"end":0.75,"start":0.5,"text":"One.","type":"word"}]}"#
            ),
            (
                .committedTranscriptWithTimestamps("", languageCode: nil, words: nil),
                #"{"language_code":null,"message_type":"committed_transcript_with_timestamps","text":"","words":null}"#
            ),
            (
                .error(TranscriptionError(.commitThrottled, "too soon")),
                #"{"error":"too soon","message_type":"commit_throttled"}"#
            ), (.other(type: "speakers_merged"), #"{"message_type":"speakers_merged"}"#),
        ])
    func output(message: TranscriptionOutputMessage, json: String) throws {
        #expect(message.json == json)
        #expect(try TranscriptionOutputMessage(json: json) == message)
    }

    @Test("every kind of error is told apart")
    func errors() throws {
        for kind in TranscriptionError.Kind.allCases {
            let message = try TranscriptionOutputMessage(json: #"{"message_type":"\#(kind.rawValue)","error":"m"}"#)
            #expect(message == .error(TranscriptionError(kind, "m")))
        }
    }

    @Test("a session without its configuration is read")
    func bareSession() throws {
        #expect(
            try TranscriptionOutputMessage(json: #"{"message_type":"session_started","session_id":"s"}"#)
                == .sessionStarted(TranscriptionSession(sessionID: "s", query: nil)))
    }
}
