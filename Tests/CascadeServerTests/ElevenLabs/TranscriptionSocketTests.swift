import CascadeTesting
import ElevenLabsWire
import Foundation
import SpeechEngines
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Realtime transcription", .timeLimit(.minutes(2)))
struct TranscriptionSocketTests {
    /// 16-bit sound at 16 kHz.
    private static func sound(_ milliseconds: Int, loud: Bool) -> [UInt8] {
        (0..<milliseconds * 16).flatMap { _ in loud ? [0, 0x40] : [0, 0] as [UInt8] }
    }

    private func messages(_ record: SocketRecord) throws -> [TranscriptionOutputMessage] {
        try record.texts.map { try TranscriptionOutputMessage(json: $0) }
    }

    @Test("sound and a commit give partial transcripts and the committed one, then the next segment")
    func manual() async throws {
        try await ScriptedServer.run(hears: true) { server in
            let record = try await server.converse(
                "/v1/speech-to-text/realtime?model_id=scribe_v2_realtime&audio_format=pcm_16000&commit_strategy=manual"
            ) { connection, texts in
                for round in 1...2 {
                    let chunk = TranscriptionInputMessage(audio: Self.sound(500, loud: true), sampleRate: 16_000)
                    try await connection.sendText(chunk.json)
                    try await connection.sendText(TranscriptionInputMessage(audio: [], commit: true).json)
                    await texts.wait(count: round) { $0.contains(#""committed_transcript""#) }
                }
                await connection.close()
            }
            let messages = try self.messages(record)
            guard case .sessionStarted(let session) = messages.first else {
                Issue.record("the first message is \(messages)")
                return
            }
            #expect(session.query?.modelID == "scribe_v2_realtime")
            #expect(messages.contains(.partialTranscript("What")))
            #expect(messages.filter { $0 == .committedTranscript("What is it?") }.count == 2)
        }
    }

    @Test("with voice activity, silence commits; times and language come behind when asked for")
    func vad() async throws {
        try await ScriptedServer.run(hears: true) { server in
            let record = try await server.converse(
                "/v1/speech-to-text/realtime?model_id=m&commit_strategy=vad&vad_silence_threshold_secs=0.3"
                    + "&include_timestamps=true"
            ) { connection, texts in
                let sound = Self.sound(400, loud: true) + Self.sound(500, loud: false)
                try await connection.sendText(TranscriptionInputMessage(audio: sound).json)
                await texts.wait { $0.contains("committed_transcript_with_timestamps") }
                await connection.close()
            }
            let messages = try self.messages(record)
            let index = try #require(messages.firstIndex(of: .committedTranscript("What is it?")))
            guard case .committedTranscriptWithTimestamps(let text, let language, let words) = messages[index + 1]
            else {
                Issue.record("no times behind the transcript")
                return
            }
            #expect(text == "What is it?")
            #expect(language == "en")
            #expect(words?.filter { $0.kind == .word }.map(\.text) == ["What", "is", "it?"])
            #expect(words?.last.map { (0.3...0.6).contains($0.end) } == true)
        }
    }

    @Test(
        "what cannot be done is told as an invalid request, then the socket closes",
        arguments: ["", "model_id=m&audio_format=mp3_44100_128", "model_id=m&vad_threshold=7"])
    func invalid(query: String) async throws {
        try await ScriptedServer.run { server in
            let record = try await server.converse("/v1/speech-to-text/realtime?\(query)") { _, _ in }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.count == 1)
            #expect(record.texts.first?.contains(#""message_type":"invalid_request""#) == true)
        }
    }

    @Test("previous text belongs to the first chunk; null is none")
    func previousText() async throws {
        try await ScriptedServer.run { server in
            let record = try await server.converse("/v1/speech-to-text/realtime?model_id=m") { connection, texts in
                let chunk = #"{"message_type":"input_audio_chunk","audio_base_64":"","previous_text":"#
                try await connection.sendText(chunk + #""so"}"#)
                try await connection.sendText(chunk + "null}")
                try await connection.sendText(chunk + #""so"}"#)
            }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.last?.contains(#""message_type":"input_error""#) == true)
        }
    }

    @Test("with a key, a socket needs it or a token for transcription")
    func keys() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, key: "k")) { server in
            let path = "/v1/speech-to-text/realtime?model_id=m"
            let none = await #expect(throws: WebSocketError.self) { try await server.converse(path) { _, _ in } }
            #expect(none?.refusal?.status == 401)
            let answer = try await server.request(
                "POST", "/v1/single-use-token/realtime_scribe", headers: ["xi-api-key": "k"])
            let token = try SingleUseToken(json: String(decoding: answer.body, as: UTF8.self)).token
            let record = try await server.converse("\(path)&token=\(token)") { connection, texts in
                await texts.wait { $0.contains("session_started") && !$0.contains(token) }
                await connection.close()
            }
            #expect(record.texts.count == 1)
        }
    }
}
