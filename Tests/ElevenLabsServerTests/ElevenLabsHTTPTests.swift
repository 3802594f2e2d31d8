import CascadeTesting
import ElevenLabsWire
import Foundation
import ServerTesting
import Testing

@testable import ElevenLabsServer

@Suite("ElevenLabs over HTTP", .timeLimit(.minutes(2)))
struct ElevenLabsHTTPTests {
    /// 14 ms at 16 kHz.
    private static let bytesPerCharacter = 14 * 16 * 2
    private static let text = "Hello there. This is the second sentence."

    private func read<Body: JSONMessage>(_ type: Body.Type, _ data: Data) throws -> Body {
        try Body(json: String(decoding: data, as: UTF8.self))
    }

    @Test("a text is spoken whole and as a stream, and every answer has its trace")
    func speech() async throws {
        try await ScriptedEndpoints.run { server in
            for path in ["", "/stream"] {
                let answer = try await server.request(
                    "POST", "/v1/text-to-speech/default\(path)?output_format=pcm_16000",
                    body: #"{"text":"\#(Self.text)","model_id":"eleven_flash_v2_5"}"#)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "audio/pcm")
                #expect(answer.headers["x-trace-id"]?.count == 32)
                // The blank between the sentences is not spoken.
                #expect(answer.body.count == (Self.text.count - 1) * Self.bytesPerCharacter)
            }
            let file = try await server.request(
                "POST", "/v1/text-to-speech/default?output_format=wav_16000", body: #"{"text":"Hi."}"#)
            #expect(file.headers["content-type"] == "audio/wav")
            #expect(file.body.count == 44 + 3 * Self.bytesPerCharacter)
        }
    }

    @Test("timestamps are those of the text, in seconds from the beginning of all the sound")
    func timestamps() async throws {
        try await ScriptedEndpoints.run { server in
            let body = #"{"text":"\#(Self.text)"}"#
            let whole = try await server.request(
                "POST", "/v1/text-to-speech/default/with-timestamps?output_format=pcm_16000", body: body)
            let speech = try self.read(TimedSpeech.self, whole.body)
            #expect(speech.alignment?.characters.map(\.text).joined() == Self.text)
            #expect(speech.alignment?.characters.last?.end == Double((Self.text.count - 1) * 14) / 1000)
            #expect(speech.audio.count == (Self.text.count - 1) * Self.bytesPerCharacter)
            let stream = try await server.request(
                "POST", "/v1/text-to-speech/default/stream/with-timestamps?output_format=pcm_16000", body: body)
            let lines = try String(decoding: stream.body, as: UTF8.self).split(separator: "\n")
                .map { try TimedSpeech(json: String($0)) }
            #expect(lines.count > 1)
            #expect(lines.flatMap(\.audio) == speech.audio)
            #expect(lines.flatMap { $0.alignment?.characters ?? [] } == speech.alignment?.characters)
        }
    }

    @Test(
        "what cannot be spoken is refused with the documented error",
        arguments: [
            ("/v1/text-to-speech/nobody", #"{"text":"a"}"#, 404, "voice_not_found"),
            ("/v1/text-to-speech/default?output_format=pcm_1", #"{"text":"a"}"#, 400, "invalid_parameters"),
            ("/v1/text-to-speech/default/stream?output_format=wav_16000", #"{"text":"a"}"#, 400, "invalid_parameters"),
            ("/v1/text-to-speech/default?output_format=pcm_16000", #"{"text":""}"#, 400, "invalid_parameters"),
            ("/v1/text-to-speech/default?output_format=pcm_16000", "text", 400, "invalid_parameters"),
            ("/v1/single-use-token/everything", "", 400, "invalid_parameters"),
        ])
    func refused(path: String, body: String, status: Int, code: String) async throws {
        try await ScriptedEndpoints.run { server in
            let answer = try await server.request("POST", path, body: body)
            #expect(answer.status == status)
            let error = try self.read(ErrorBody.self, answer.body)
            #expect(error.code == code)
            #expect(error.requestID == answer.headers["x-trace-id"])
        }
    }

    @Test("voices, models and the subscription are told in the documented shapes")
    func catalog() async throws {
        try await ScriptedEndpoints.run { server in
            let voices = try self.read(VoiceList.self, try await server.request("GET", "/v1/voices").body).voices
            #expect(voices.map(\.voiceID) == ["default"])
            #expect(voices.first?.labels["language"] == "en")
            let page = try self.read(VoicePage.self, try await server.request("GET", "/v2/voices?page_size=1").body)
            #expect(page == VoicePage(voices: voices, hasMore: false, totalCount: 1, nextPageToken: nil))
            #expect(try self.read(Voice.self, try await server.request("GET", "/v1/voices/default").body) == voices[0])
            #expect(try await server.request("GET", "/v1/voices/nobody").status == 404)
            #expect(try await server.request("GET", "/v1/voices/settings/default").status == 200)
            let models = try self.read([SpeechModel].self, try await server.request("GET", "/v1/models").body)
            #expect(models.map(\.modelID) == ["cascade"])
            _ = try await server.request(
                "POST", "/v1/text-to-speech/default?output_format=pcm_8000", body: #"{"text":"12345"}"#)
            let subscription = try self.read(
                Subscription.self, try await server.request("GET", "/v1/user/subscription").body)
            #expect(subscription.characterCount == 5)
        }
    }

    @Test("pages of voices are cut, searched and sorted")
    func pages() {
        let voices = ["Cleo", "Abel", "Bea"].map { Voice(voiceID: $0.lowercased(), name: $0) }
        var query = VoicesQuery("page_size=2&sort=name")
        let first = VoicePage(of: voices, query, from: 0)
        #expect(first.voices.map(\.name) == ["Abel", "Bea"])
        #expect(first.hasMore && first.nextPageToken == "2" && first.totalCount == 3)
        #expect(VoicePage(of: voices, query, from: 2).voices.map(\.name) == ["Cleo"])
        #expect(VoicePage(of: voices, query, from: 9).voices.isEmpty)
        query.search = "BE"
        #expect(VoicePage(of: voices, query, from: 0).voices.map(\.name) == ["Abel", "Bea"])
    }

    @Test("with a key, requests without it get 401; a path of a socket asks for an upgrade")
    func keys() async throws {
        try await ScriptedEndpoints.run(key: "k") { server in
            let refused = try await server.request("GET", "/v1/voices")
            #expect(refused.status == 401)
            #expect(try self.read(ErrorBody.self, refused.body).code == "invalid_api_key")
            #expect(try await server.request("GET", "/v1/voices", headers: ["xi-api-key": "x"]).status == 401)
            #expect(try await server.request("GET", "/v1/voices", headers: ["xi-api-key": "k"]).status == 200)
            let socket = "/v1/text-to-speech/default/stream-input"
            #expect(try await server.request("GET", socket, headers: ["xi-api-key": "k"]).status == 426)
        }
    }
}
