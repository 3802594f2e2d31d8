import CascadeTesting
import ElevenLabsWire
import Foundation
import NIOCore
import ScriptedEngines
import ServerEdge
import ServerTesting
import SessionWire
import SpeechAudio
import SpeechEngines
import Testing
import WebSockets

@testable import Cascade
@testable import CascadeServer
@testable import ElevenLabsServer

@Suite("Messages at random", .timeLimit(.minutes(60)))
struct RandomMessagesTests {
    /// Messages that are decoded and acted on without a socket; `make test-random` asks for a million.
    private static let count =
        ProcessInfo.processInfo.environment["CASCADE_RANDOM_MESSAGES"].flatMap { Int($0) } ?? 60_000
    private static let socketCount = 10_000

    private static let session = [
        #"{"type":"text","text":"Hello there. How are you?"}"#, #"{"type":"turn.begin"}"#, #"{"type":"turn.end"}"#,
        #"{"type":"interrupt"}"#, #"{"type":"playout","reply":1,"position":4800}"#,
        #"{"type":"playout","reply":2,"position":4294967295}"#, #"{"type":"gap","reply":1,"position":9,"samples":99}"#,
        #"{"type":"audible","reply":1,"delay_ms":5,"client_ms":1e15,"offset_ms":-1e15,"error_ms":60000}"#,
    ]
    private static let speech = [
        #"{"text":"Hello, this is 1 of 3. "}"#, #"{"text":" ","generation_config":{"chunk_length_schedule":[50]}}"#,
        #"{"text":"It costs $20 <b>now</b>","flush":true}"#, #"{"text":"","context_id":"a"}"#, #"{"text":""}"#,
        #"{"text":"One more. ","context_id":"a","try_trigger_generation":true}"#,
        #"{"context_id":"a","close_context":true}"#, #"{"context_id":"b","text":"Two. "}"#, #"{"close_socket":true}"#,
    ]
    private static let transcription = [
        #"{"message_type":"commit"}"#,
        #"{"message_type":"input_audio_chunk","audio_base_64":"\#(String(repeating: "/38A", count: 200))"}"#,
        #"{"message_type":"input_audio_chunk","audio_base_64":"AAAA","commit":true,"sample_rate":16000}"#,
    ]

    @Test("decoders and rules take any number of them without an end")
    func rules() throws {
        var sessions = SessionTarget()
        var streams = SpeechTarget { StreamInputMachine($0) }
        var contexts = SpeechTarget { MultiStreamInputMachine($0) }
        var sounds = try TranscriptionTarget()
        var session = RandomMessages(seed: 1, ServerFields.session, Self.session)
        var speech = RandomMessages(
            seed: 2, ServerFields.streamInput + ServerFields.multiStreamInput + ServerFields.speech, Self.speech)
        var transcription = RandomMessages(seed: 3, ServerFields.transcription, Self.transcription)
        var taken = 0
        for number in 0..<Self.count {
            switch number % 8 {
            case 0...2: taken += sessions.take(session.next(), &session.random) ? 1 : 0
            case 3...4: taken += streams.take(speech.next(), &speech) ? 1 : 0
            case 5: taken += contexts.take(speech.next(), &speech) ? 1 : 0
            case 6: taken += sounds.take(transcription.next(), &transcription) ? 1 : 0
            default: taken += Self.read(speech.next()) ? 1 : 0
            }
        }
        print("random messages: \(Self.count), of which \(taken) were taken and the others refused")
        #expect(taken > Self.count / 20)
        #expect(taken < Self.count)
    }

    @Test("over real sockets they are answered or refused, and the server goes on")
    func sockets() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            try await server.forEach(Array(0..<20), atOnce: 4) { part in
                var messages = RandomMessages(seed: UInt64(100 + part), ServerFields.session, Self.session)
                try await Self.sendToSession(server, &messages, count: Self.socketCount / 40)
            }
            try await server.forEach(Array(0..<50), atOnce: 4) { part in
                var messages = RandomMessages(
                    seed: UInt64(200 + part), ServerFields.streamInput + ServerFields.multiStreamInput, Self.speech)
                let path = ["stream-input", "multi-stream-input"][part % 2]
                for _ in 0..<10 {
                    let burst = (0..<Self.socketCount / 1000).map { _ in messages.next() }
                    let end = [#"{"close_socket":true}"#, #"{"text":""}"#]
                    let record = try await server.exchange(
                        "/v1/text-to-speech/default/\(path)?output_format=pcm_8000&auto_mode=true", burst + end)
                    #expect([.normal, .policyViolation].contains(record.closure.code))
                }
            }
            print("random messages over sockets: \(Self.socketCount)")
            try await server.expectServing()
        }
    }

    private static func sendToSession(
        _ server: ScriptedServer, _ messages: inout RandomMessages, count: Int
    ) async throws {
        let connection = try await WebSocketClient().connect(to: WebSocketClientRequest(url: server.url))
        connection.start { _ in }
        var texts = connection.texts.makeAsyncIterator()
        for number in 1...count {
            let message = messages.next()
            if number % 7 == 0 {
                try await connection.sendBinary(ByteBuffer(string: message))
            } else {
                try await connection.sendText(message)
            }
            guard number % 25 == 0 else { continue }
            try await connection.sendText(#"{"type":"ping","id":\#(number)}"#)
            var isAnswered = false
            while !isAnswered, let text = await texts.next() {
                isAnswered = text.contains(#""id":\#(number)"#) && text.contains("pong")
            }
            try #require(isAnswered)
        }
        await connection.close()
    }

    /// What else is read from outside.
    private static func read(_ text: String) -> Bool {
        _ = VoicesQuery(text)
        _ = try? StreamInputQuery(text)
        _ = try? TranscriptionQuery("model_id=m&" + text)
        _ = HostName(authority: text)
        _ = try? SessionMessage(json: text)
        _ = try? StreamOutputMessage(json: text)
        _ = try? TranscriptionOutputMessage(json: text)
        return (try? SpeechRequest(json: text)) != nil
    }
}
