import Cascade
import CascadeTesting
import ElevenLabsWire
import ScriptedEngines
import ServerTesting
import SpeechEngines
import SpeechText
import Testing
import TurnTimes
import WebSockets

@testable import ElevenLabsServer

@Suite("Speech sockets", .timeLimit(.minutes(2)))
struct SpeechSocketTests {
    /// A character of the scripted synthesizer: 14 ms at 16 kHz, two bytes a sample.
    private static let bytesPerCharacter = 14 * 16 * 2

    private func outputs(_ record: SocketRecord) throws -> [StreamOutput] {
        try record.texts.map { try StreamOutputMessage(json: $0).output }
    }

    private func audio(_ outputs: [StreamOutput]) -> [AudioOutput] {
        outputs.compactMap { if case .audio(let output) = $0 { output } else { nil } }
    }

    @Test("what the official client sends is spoken: sound, the final message, then 1000")
    func officialClient() async throws {
        try await ScriptedEndpoints.run { server in
            let path = "/v1/text-to-speech/default/stream-input?model_id=eleven_flash_v2_5&output_format=pcm_16000"
            let record = try await server.converse(path, headers: ["xi-api-key": "any"]) { connection, _ in
                try await connection.sendText(
                    #"{"text":" ","try_trigger_generation":true,"voice_settings":null,"#
                        + #""generation_config":{"chunk_length_schedule":[50]}}"#)
                for word in ["Hello, ", " ", "this ", "is ", "a ", "reply. "] {
                    try await connection.sendText(#"{"text":"\#(word)","try_trigger_generation":true}"#)
                }
                try await connection.sendText(#"{"text":""}"#)
            }
            #expect(record.closure.code == .normal)
            let outputs = try self.outputs(record)
            #expect(outputs.last == .final)
            let pieces = self.audio(outputs)
            let spoken = "Hello, this is a reply."
            #expect(pieces.reduce(0) { $0 + $1.audio.count } == spoken.count * Self.bytesPerCharacter)
            // The whole segment's times come with its first sound, and with no other.
            #expect(pieces.first?.alignment?.text == "Hello, this is a reply. ")
            #expect(pieces.first?.normalizedAlignment?.text == " \(spoken) ")
            #expect(pieces.dropFirst().allSatisfy { $0.alignment == nil })
            let last = pieces.first?.alignment?.characters.last
            #expect(last.map { $0.start + $0.duration } == spoken.count * 14)
        }
    }

    @Test("with sync_alignment each piece of sound has times of its own, from 0, as long as the sound")
    func syncAlignment() async throws {
        try await ScriptedEndpoints.run { server in
            let path = "/v1/text-to-speech/default/stream-input?output_format=pcm_16000&sync_alignment=true"
            let record = try await server.converse(path) { connection, _ in
                try await connection.sendText(#"{"text":"This is one sentence, of some length. "}"#)
                try await connection.sendText(#"{"text":""}"#)
            }
            let pieces = self.audio(try self.outputs(record))
            #expect(pieces.count > 1)
            #expect(pieces.compactMap(\.alignment?.text).joined() == "This is one sentence, of some length. ")
            // The resampler gives its first samples a little late, so only the sums are alike.
            let timed = pieces.compactMap { $0.alignment?.characters.last }.reduce(0) { $0 + $1.start + $1.duration }
            let sounding = pieces.reduce(0) { $0 + $1.audio.count } / 32
            #expect(abs(timed - sounding) <= pieces.count)
        }
    }

    @Test("every rate of PCM is as long as the speech", arguments: [8000, 16_000, 22_050, 24_000, 44_100, 48_000])
    func rates(rate: Int) async throws {
        try await ScriptedEndpoints.run { server in
            let path = "/v1/text-to-speech/default/stream-input?output_format=pcm_\(rate)"
            let record = try await server.converse(path) { connection, _ in
                try await connection.sendText(#"{"text":"Ten chars. "}"#)
                try await connection.sendText(#"{"text":""}"#)
            }
            let bytes = self.audio(try self.outputs(record)).reduce(0) { $0 + $1.audio.count }
            #expect(bytes == (140 * rate + 999) / 1000 * 2)
        }
    }

    @Test(
        "every format that can be sent as it is made is spoken",
        arguments: OutputFormat.all.filter { $0.isStreaming && $0.codec != .pcm })
    func formats(format: OutputFormat) async throws {
        try await ScriptedEndpoints.run { server in
            let path = "/v1/text-to-speech/default/stream-input?output_format=\(format.name)"
            let record = try await server.converse(path) { connection, _ in
                try await connection.sendText(#"{"text":"A sentence of forty characters, or more. "}"#)
                try await connection.sendText(#"{"text":""}"#)
            }
            let pieces = self.audio(try self.outputs(record))
            let bytes = pieces.flatMap(\.audio)
            #expect(pieces.compactMap(\.alignment?.text).joined() == "A sentence of forty characters, or more. ")
            switch format.codec {
            case .ulaw, .alaw: #expect(bytes.count == 40 * 14 * 8)
            case .mp3: #expect(bytes.first == 0xFF)
            case .opus: #expect(bytes.prefix(4) == Array("OggS".utf8)[...])
            case .pcm, .wav: Issue.record("not among the arguments")
            }
        }
    }

    @Test("a message that is no JSON ends the stream with an error and its text as the reason")
    func badMessage() async throws {
        try await ScriptedEndpoints.run { server in
            let record = try await server.converse("/v1/text-to-speech/default/stream-input?output_format=pcm_16000") {
                connection, _ in
                try await connection.sendText("no JSON")
            }
            #expect(record.closure.code == .policyViolation)
            #expect(record.closure.reason == "the message is not JSON")
            #expect(
                record.texts == [#"{"code":1008,"error":"invalid_message","message":"the message is not JSON"}"#])
        }
    }

    @Test("a format that is not made here is told before the stream ends", arguments: ["flac", "wav_16000"])
    func badFormat(format: String) async throws {
        try await ScriptedEndpoints.run { server in
            let record = try await server.converse(
                "/v1/text-to-speech/default/stream-input?output_format=\(format)"
            ) { _, _ in }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.first?.contains(#""error":"invalid_output_format""#) == true)
        }
    }

    @Test("a voice that is not here is refused with 404 and the documented error")
    func unknownVoice() async throws {
        try await ScriptedEndpoints.run { server in
            let error = await #expect(throws: WebSocketError.self) {
                try await server.converse("/v1/text-to-speech/nobody/stream-input") { _, _ in }
            }
            let refusal = try #require(error?.refusal)
            #expect(refusal.status == 404)
            #expect(refusal.headers.contains { $0.name.lowercased() == "x-trace-id" })
        }
    }

    @Test("where the settings allow it, any voice id speaks with the default voice")
    func anyVoice() async throws {
        try await ScriptedEndpoints.run(acceptsAnyVoice: true) { server in
            let record = try await server.converse(
                "/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb/stream-input?output_format=pcm_16000"
            ) { connection, _ in try await connection.sendText(#"{"text":""}"#) }
            #expect(record.closure.code == .normal)
            #expect(try self.outputs(record) == [.final])
        }
    }

    @Test("contexts are spoken side by side, and each has its own end")
    func contexts() async throws {
        try await ScriptedEndpoints.run { server in
            let path = "/v1/text-to-speech/default/multi-stream-input?output_format=pcm_16000&auto_mode=true"
            let record = try await server.converse(path) { connection, texts in
                for id in ["a", "b"] {
                    try await connection.sendText(#"{"text":" ","context_id":"\#(id)","voice_settings":{}}"#)
                    try await connection.sendText(#"{"text":"Hello \#(id).","context_id":"\#(id)"}"#)
                    try await connection.sendText(#"{"context_id":"\#(id)","flush":true}"#)
                    try await connection.sendText(#"{"context_id":"\#(id)","close_context":true}"#)
                }
                await texts.wait(count: 2) { $0.contains(#""isFinal":true"#) }
                try await connection.sendText(#"{"close_socket":true}"#)
            }
            #expect(record.closure.code == .normal)
            let messages = try record.texts.map { try MultiStreamOutputMessage(json: $0) }
            for id in ["a", "b"] {
                let own = messages.filter { $0.contextID == id }.map(\.output)
                #expect(own.last == .final)
                let text = self.audio(own).compactMap(\.alignment?.text).joined()
                #expect(text == "Hello \(id).")
            }
            #expect(record.texts.allSatisfy { $0.contains(#""contextId":"#) && $0.contains(#""context_id":"#) })
        }
    }

    @Test("an interruption stops a long speech, and no sound of it follows its end")
    func interruption() async throws {
        let slow = ScriptedSynthesizer(delay: .milliseconds(5), pieceLength: 240)
        try await ScriptedEndpoints.run(synthesizer: slow) { server in
            let path = "/v1/text-to-speech/default/multi-stream-input?output_format=pcm_16000&auto_mode=true"
            let record = try await server.converse(path) { connection, texts in
                let text = String(repeating: "many words ", count: 500)
                try await connection.sendText(#"{"text":"\#(text)","context_id":"a"}"#)
                await texts.wait { $0.contains(#""audio":"#) }
                try await connection.sendText(#"{"context_id":"a","close_context":true}"#)
                await texts.wait { $0.contains(#""isFinal":true"#) }
                try await connection.sendText(#"{"text":"New.","context_id":"b","flush":true}"#)
                try await connection.sendText(#"{"context_id":"b","flush":true,"close_context":true}"#)
                try await connection.sendText(#"{"close_socket":true}"#)
            }
            let messages = try record.texts.map { try MultiStreamOutputMessage(json: $0) }
            let end = try #require(messages.firstIndex { $0.contextID == "a" && $0.output == .final })
            #expect(messages[end...].dropFirst().allSatisfy { $0.contextID == "b" })
            #expect(messages.last?.output == .final)
        }
    }

    @Test("with a key, the header, the first message and a single-use token open a socket; nothing else does")
    func keys() async throws {
        try await ScriptedEndpoints.run(key: "k") { server in
            let path = "/v1/text-to-speech/default/stream-input?output_format=pcm_16000"
            let end = #"{"text":""}"#
            let header = try await server.converse(path, headers: ["xi-api-key": "k"]) { connection, _ in
                try await connection.sendText(end)
            }
            #expect(header.closure.code == .normal)
            for name in ["xi_api_key", "xi-api-key", "authorization"] {
                let message = try await server.converse(path) { connection, _ in
                    try await connection.sendText(#"{"text":" ","\#(name)":"k"}"#)
                    try await connection.sendText(end)
                }
                #expect(message.closure.code == .normal)
            }
            let none = try await server.converse(path) { connection, _ in
                try await connection.sendText(#"{"text":"Hello "}"#)
            }
            #expect(none.closure.code == .policyViolation)
            #expect(none.texts.first?.contains("authentication_required") == true)
            let wrong = await #expect(throws: WebSocketError.self) {
                try await server.converse(path, headers: ["xi-api-key": "x"]) { _, _ in }
            }
            #expect(wrong?.refusal?.status == 401)
            let answer = try await server.request(
                "POST", "/v1/single-use-token/tts_websocket", headers: ["xi-api-key": "k"])
            let token = try SingleUseToken(json: String(decoding: answer.body, as: UTF8.self)).token
            let once = try await server.converse(path + "&single_use_token=\(token)") { connection, _ in
                try await connection.sendText(end)
            }
            #expect(once.closure.code == .normal)
            let twice = await #expect(throws: WebSocketError.self) {
                try await server.converse(path + "&single_use_token=\(token)") { _, _ in }
            }
            #expect(twice?.refusal?.status == 401)
        }
    }

    @Test("a silent client is let go with an error, by the clock")
    func inactivity() async throws {
        try await ScriptedEndpoints.run { server in
            let record = try await server.converse(
                "/v1/text-to-speech/default/stream-input?output_format=pcm_16000&inactivity_timeout=1"
            ) { _, _ in }
            #expect(record.closure.code == .policyViolation)
            #expect(record.texts.first?.contains(#""error":"input_timeout_exceeded""#) == true)
        }
    }

    @Test("clients that leave at any moment leave nothing behind")
    func disconnects() async throws {
        try await ScriptedEndpoints.run(limit: 1000) { server in
            for round in 0..<10 {
                try await withThrowingTaskGroup { group in
                    for client in 0..<10 {
                        group.addTask {
                            let request = WebSocketClientRequest(
                                url: "ws://127.0.0.1:\(server.port)/v1/text-to-speech/default/multi-stream-input"
                                    + "?output_format=pcm_16000&auto_mode=true")
                            try await WebSocketClient().withConnection(to: request) { connection in
                                connection.start()
                                guard (round + client) % 4 > 0 else { return }
                                try await connection.sendText(#"{"text":"Some long words here.","context_id":"a"}"#)
                                guard (round + client) % 4 > 1 else { return }
                                for await _ in connection.texts { break }
                                guard (round + client) % 4 > 2 else { return }
                                try await connection.sendText(#"{"context_id":"a","close_context":true}"#)
                            }
                        }
                    }
                    for try await _ in group {}
                }
            }
            while server.server.count > 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(server.server.count == 0)
        }
    }

    @Test("an alarm rings once at the earliest time it was set to")
    func alarm() async throws {
        let clock = ManualClock()
        let rings = EventLog<Int>()
        var alarm = Alarm(clock: SessionClock(clock)) { rings.add(1) }
        await alarm.set(.seconds(20))
        try await clock.sleepers(1)
        await alarm.set(.seconds(1))
        try await clock.sleepers(1)
        await alarm.set(.seconds(5))
        clock.advance(by: .seconds(1))
        await rings.wait { $0 == 1 }
        alarm.rang()
        await alarm.set(.seconds(2))
        try await clock.sleepers(1)
        await alarm.stop()
        #expect(clock.sleeperCount == 0)
        #expect(rings.events == [1])
    }
}
