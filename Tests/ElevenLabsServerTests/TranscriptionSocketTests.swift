import Cascade
import CascadeTesting
import ElevenLabsWire
import Foundation
import ServerTesting
import SpeechAudio
import SpeechEngines
import Testing
import WebSockets

@testable import ElevenLabsServer

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
        try await ScriptedEndpoints.run(hears: true) { server in
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
        try await ScriptedEndpoints.run(hears: true) { server in
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
        try await ScriptedEndpoints.run { server in
            let record = try await server.converse("/v1/speech-to-text/realtime?\(query)") { _, _ in }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.count == 1)
            #expect(record.texts.first?.contains(#""message_type":"invalid_request""#) == true)
        }
    }

    @Test("previous text belongs to the first chunk; null is none")
    func previousText() async throws {
        try await ScriptedEndpoints.run { server in
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
        try await ScriptedEndpoints.run(key: "k") { server in
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

    @Test("bytes that are cut anywhere are heard as in one piece", arguments: [641, 3201, 1])
    func oddPieces(length: Int) async throws {
        let detector = RecordingDetector()
        let sound = (0..<24_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }
        try await ScriptedEndpoints.run(hears: true, detector: detector) { server in
            _ = try await server.converse("/v1/speech-to-text/realtime?model_id=m") { connection, texts in
                let pieces = length == 1 ? Array(sound.prefix(3000)) : sound
                for start in stride(from: 0, to: pieces.count, by: length) {
                    let piece = Array(pieces[start..<min(pieces.count, start + length)])
                    try await connection.sendText(TranscriptionInputMessage(audio: piece).json)
                }
                try await connection.sendText(TranscriptionInputMessage(audio: [], commit: true).json)
                await texts.wait { $0.contains("committed_transcript") || $0.contains("commit_throttled") }
                await connection.close()
            }
        }
        let heard = detector.samples
        #expect(heard.count > 1000)
        #expect(heard == Array(PCM16.decode(sound).prefix(heard.count)))
    }

    @Test("chunks that name another rate than the URL are heard at it, also from the middle on")
    func chunkRate() async throws {
        let detector = RecordingDetector()
        try await ScriptedEndpoints.run(hears: true, detector: detector) { server in
            _ = try await server.converse("/v1/speech-to-text/realtime?model_id=m") { connection, texts in
                for (rate, milliseconds) in [(8000, 1000), (48_000, 1000), (nil, 500), (16_000, 1000)] as [(Int?, Int)]
                {
                    let count = (rate ?? 48_000) * milliseconds / 1000
                    let sound = PCM16.encode([Float](repeating: 0.5, count: count))
                    try await connection.sendText(TranscriptionInputMessage(audio: sound, sampleRate: rate).json)
                }
                try await connection.sendText(TranscriptionInputMessage(audio: [], commit: true).json)
                await texts.wait { $0.contains("committed_transcript") }
                await connection.close()
            }
        }
        // 3.5 s, but for a frame and what two conversions round.
        #expect((55_000...56_002).contains(detector.samples.count))
        #expect(detector.samples[1000..<15_000].allSatisfy { abs($0 - 0.5) < 0.01 })
    }

    @Test(
        "a rate that the sound cannot have is refused with what to do",
        arguments: [
            ("ulaw_8000", 16_000), ("pcm_16000", 0), ("pcm_16000", 7999), ("pcm_8000", 96_000), ("pcm_16000", -8000),
        ])
    func wrongRate(format: String, rate: Int) async throws {
        try await ScriptedEndpoints.run { server in
            let record = try await server.converse(
                "/v1/speech-to-text/realtime?model_id=m&audio_format=\(format)"
            ) { connection, _ in
                try await connection.sendText(TranscriptionInputMessage(audio: [0, 0, 0], sampleRate: rate).json)
            }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.last?.contains("input_error") == true)
            #expect(record.texts.last?.contains("sample_rate") == true)
        }
    }

    @Test("the detector never runs on the threads that everybody's tasks share")
    func executor() async throws {
        let detector = RecordingDetector()
        try await ScriptedEndpoints.run(hears: true, detector: detector) { server in
            _ = try await server.converse("/v1/speech-to-text/realtime?model_id=m") { connection, texts in
                let chunk = TranscriptionInputMessage(audio: Self.sound(20_000, loud: true), commit: true)
                try await connection.sendText(chunk.json)
                await texts.wait { $0.contains("committed_transcript") }
                await connection.close()
            }
        }
        #expect(detector.samples.count == 320_000)
        #expect(detector.callsInTasks == 0)
    }

    @Test("much sound at once is looked at a little at a time")
    func portions() async throws {
        let detector = RecordingDetector()
        let listening = ListeningLoop()
        var ear = TranscriptionEar(detector, listening: listening)
        let frames = [[Float]](repeating: [Float](repeating: 0, count: 320), count: TranscriptionEar.portion)
        for _ in 0..<3 { #expect(try await ear.listen(to: frames[...]).count == TranscriptionEar.portion) }
        #expect(detector.samples.count == 3 * TranscriptionEar.portion * 320)
    }

    @Test("a detector that fails is told, and the socket closes")
    func detectorFails() async throws {
        try await ScriptedEndpoints.run(hears: true, detector: RecordingDetector(failsAfter: 3)) { server in
            let record = try await server.converse("/v1/speech-to-text/realtime?model_id=m") { connection, _ in
                try await connection.sendText(TranscriptionInputMessage(audio: Self.sound(500, loud: true)).json)
            }
            #expect(record.texts.last?.contains("transcriber_error") == true)
            #expect(record.closure.code == .internalError)
        }
    }
}
