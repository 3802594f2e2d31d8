import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("The address of ElevenLabs")
struct ElevenLabsAddressTests {
    @Test(
        "every way of writing an address is understood",
        arguments: [
            ("wss://api.elevenlabs.io", "wss://api.elevenlabs.io"),
            ("https://api.elevenlabs.io/", "wss://api.elevenlabs.io"),
            ("http://127.0.0.1:8000/v1", "ws://127.0.0.1:8000"), ("ws://[::1]:8000/v1/", "ws://[::1]:8000"),
        ])
    func good(base: String, socket: String) throws {
        #expect(try ElevenLabsAddress(base).socket == socket)
    }

    @Test("what is no address is refused", arguments: ["", "api.elevenlabs.io", "ftp://x", "wss://"])
    func bad(base: String) {
        #expect { try ElevenLabsAddress(base) } throws: { ($0 as? EngineError)?.code == .unsupported }
    }

    @Test("the URL asks for what is set")
    func url() throws {
        var settings = ElevenLabsSynthesizer.Settings()
        settings.voice = "a/b"
        settings.base = "http://localhost:1"
        #expect(
            try settings.url()
                == "ws://localhost:1/v1/text-to-speech/a%2Fb/multi-stream-input?model_id=eleven_flash_v2_5&language_code=en"
                + "&output_format=pcm_24000&sync_alignment=true")
        settings.socket = .single
        settings.model = "eleven_multilingual_v2"
        settings.syncsAlignment = false
        settings.isAutomatic = true
        #expect(
            try settings.url()
                == "ws://localhost:1/v1/text-to-speech/a%2Fb/stream-input?model_id=eleven_multilingual_v2"
                + "&output_format=pcm_24000&auto_mode=true")
    }
}
