import ElevenLabsWire
import Testing

@Suite("URL parameters")
struct QueryTests {
    @Test("what pipecat, LiveKit and the Python SDK ask for is read")
    func speech() throws {
        let query = try StreamInputQuery(
            "model_id=eleven_flash_v2_5&output_format=pcm_24000&enable_ssml_parsing=false&enable_logging=true"
                + "&inactivity_timeout=180&apply_text_normalization=auto&sync_alignment=true&auto_mode=true&new=1")
        var expected = StreamInputQuery()
        expected.modelID = "eleven_flash_v2_5"
        expected.outputFormat = try #require(OutputFormat("pcm_24000"))
        expected.inactivityTimeout = 180
        expected.syncAlignment = true
        expected.autoMode = true
        #expect(query == expected)
        #expect(
            query.encoded
                == "model_id=eleven_flash_v2_5&output_format=pcm_24000&inactivity_timeout=180&sync_alignment=true"
                + "&auto_mode=true")
        #expect(try StreamInputQuery(query.encoded) == query)
        #expect(try StreamInputQuery("") == StreamInputQuery())
    }

    @Test("every parameter of a speech socket reads back")
    func everySpeechParameter() throws {
        var query = StreamInputQuery()
        (query.modelID, query.languageCode, query.enableLogging) = ("m", "de", false)
        (query.enableSSMLParsing, query.inactivityTimeout, query.seed) = (true, 60, 4_294_967_295)
        (query.applyTextNormalization, query.authorization, query.singleUseToken) = (.off, "Bearer a", "sutkn_1")
        #expect(try StreamInputQuery(query.encoded) == query)
    }

    @Test("a format that cannot be sent is refused with those that can", arguments: ["pcm_1", "wav_16000", "flac"])
    func formats(name: String) {
        let error = #expect(throws: ElevenLabsWireError.self) { try StreamInputQuery("output_format=\(name)") }
        #expect(error?.message.contains("pcm_16000") == true)
        #expect(error?.message.contains("wav_16000") == false)
        #expect(throws: Never.self) { try SpeechQuery("output_format=wav_16000", isStreaming: false) }
    }

    @Test("every parameter of speech to text reads back")
    func transcription() throws {
        var query = TranscriptionQuery(audioFormat: OutputFormat("ulaw_8000"))
        (query.commitStrategy, query.silenceThreshold, query.speechThreshold) = (.vad, 0.5, 0.25)
        (query.minimumSpeech, query.minimumSilence, query.languageCode) = (250, 2000, "en")
        (query.includeTimestamps, query.includeLanguageDetection, query.noVerbatim) = (true, true, true)
        (query.keyterms, query.enableLogging, query.token) = (["Cascade", "a b"], false, "sutkn_1")
        #expect(try TranscriptionQuery(query.encoded) == query)
        #expect(try TranscriptionQuery("model_id=scribe_v2_realtime") == TranscriptionQuery())
    }

    @Test(
        "what speech to text cannot do is refused",
        arguments: [
            "", "model_id=m&audio_format=mp3_44100_128", "model_id=m&commit_strategy=never",
            "model_id=m&vad_threshold=2", "model_id=m&vad_silence_threshold_secs=long",
        ])
    func badTranscription(query: String) {
        #expect(throws: ElevenLabsWireError.self) { try TranscriptionQuery(query) }
    }

    @Test("a page of voices is asked for within its limits")
    func voices() {
        let query = VoicesQuery(
            "page_size=500&search=joe&voice_ids=a&voice_ids=b&sort=name&sort_direction=desc&next_page_token=t")
        #expect(query.pageSize == 100)
        #expect(query.voiceIDs == ["a", "b"])
        #expect(query.sortsByName && query.isDescending)
        #expect(query.search == "joe" && query.nextPageToken == "t")
    }
}
