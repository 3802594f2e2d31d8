import CascadeTesting
import ElevenLabsWire
import SpeechEngines
import SpeechText
import Testing

@testable import CloudEngines

/// Whatever a vendor sends, field by field: an error or a value, and never the end of the process.
@Suite("Extreme values from vendors", .timeLimit(.minutes(10)))
struct VendorExtremesTests {
    private static let deepgramWords = ["Results", "Error"]
    private static let speechWords = ["error", "reply-0"]
    private static let transcriptionWords = [
        "session_started", "partial_transcript", "committed_transcript", "final_transcript",
        "committed_transcript_with_timestamps", "auth_error", "commit_throttled", "word", "pcm_16000", "manual",
    ]
    private static let openAIWords = ["error", "thinking", "text", "stop", "length", "response.output_text.delta"]
    private static let anthropicWords = [
        "message", "message_start", "content_block_start", "content_block_delta", "message_delta", "tool_use",
        "thinking",
        "text", "end_turn", "error",
    ]

    /// - Returns: whether the message is understood.
    private func read(_ reader: any ChatReader, _ json: String, into answer: inout AnswerProgress) -> Bool {
        var reader = reader
        var isUnderstood = false
        for data in [json, "[DONE]"] {
            guard let events = try? reader.take(ServerSentEvent(name: nil, data: data)) else { continue }
            if data == json { isUnderstood = true }
            _ = answer.take(events, at: .zero)
        }
        _ = answer.end()
        return isUnderstood
    }

    @Test("every field of every chunk of a chat stream")
    func chat() {
        let openAI = FieldWalk(words: Self.openAIWords, naming: FieldWalk.snakeCase)
            .attacks(on: OpenAIChunk.self, company: 1)
        let anthropic = FieldWalk(words: Self.anthropicWords, naming: FieldWalk.snakeCase)
            .attacks(on: AnthropicEvent.self, company: 1)
        for (attacks, reader) in [(openAI, OpenAIReader() as any ChatReader), (anthropic, AnthropicReader())] {
            #expect(attacks.count > 3000)
            var understood = 0
            for (number, attack) in attacks.enumerated() {
                // Long values take their time, and each field has several.
                if attack.json.utf8.count > 2000, number % 8 > 0 { continue }
                var answer = AnswerProgress(.answer)
                if self.read(reader, attack.json, into: &answer) { understood += 1 }
            }
            #expect(understood > 500)
        }
        let fields = Set(openAI.map(\.field))
        for field in [
            "choices[].delta.content", "choices[].delta.tool_calls[].function.arguments", "usage.completion_tokens",
            "choices[].delta.content[].text.value", "error.code",
        ] { #expect(fields.contains(field), "\(field)") }
    }

    @Test("every field of Deepgram's messages, through a session with sound in it")
    func deepgram() {
        let attacks = FieldWalk(words: Self.deepgramWords, naming: FieldWalk.snakeCase)
            .attacks(on: DeepgramMessage.self)
        #expect(attacks.count > 1000)
        for attack in attacks {
            var dialect = DeepgramDialect()
            self.play(attack.json, &dialect)
        }
    }

    @Test("every field of ElevenLabs' transcription, through a session with sound in it", arguments: [false, true])
    func transcription(hasTimes: Bool) {
        let attacks = FieldWalk(words: Self.transcriptionWords).attacks(on: TranscriptionOutputMessage.self)
        #expect(attacks.count > 1000)
        var query = TranscriptionQuery()
        query.includeTimestamps = hasTimes
        for attack in attacks {
            var dialect = TranscriptionDialect(query, fault: ElevenLabsFault(hasKey: true))
            self.play(attack.json, &dialect)
        }
    }

    /// A session hears the message while an utterance is open, while one is finished, and again.
    private func play(_ json: String, _ dialect: inout some RecognizerDialect) {
        let closing = EngineError(.unreachable, "closed", isRetryable: true)
        var session = RecognizerSession(rate: 16_000, keepsClosing: closing)
        let second = [Float](repeating: 0.1, count: 1600)
        let tell = {
            (session: inout RecognizerSession, dialect: inout any RecognizerDialect, event: RecognizerSession.Event) in
            for action in session.handle(event, at: .zero) {
                switch action {
                case .sendAudio(let samples): _ = dialect.audio(samples)
                case .send(let command): _ = dialect.command(command)
                case .connect, .hangUp, .give, .fail: break
                }
            }
        }
        var any: any RecognizerDialect = dialect
        tell(&session, &any, .opened(connection: 0))
        for event in [RecognizerSession.Event.append(second), .settle, .append(second), .finish, .append(second)] {
            tell(&session, &any, event)
            let messages = ((try? any.read(json)) ?? []) + any.release()
            for message in messages { tell(&session, &any, .message(message, connection: 0)) }
        }
        tell(&session, &any, .lost(nil, connection: 0))
        tell(&session, &any, .opened(connection: 1))
    }

    @Test(
        "every field of ElevenLabs' speech, through a reply with sound before and behind it", arguments: [false, true])
    func speech(hasSoundBefore: Bool) throws {
        let format = try #require(OutputFormat.pcm(8000))
        let rules = SpokenReply.Rules(format: format, fault: ElevenLabsFault(hasKey: true))
        let walk = FieldWalk(words: Self.speechWords)
        let attacks = walk.attacks(on: StreamOutputMessage.self) + walk.attacks(on: MultiStreamOutputMessage.self)
        #expect(attacks.count > 1000)
        var prepared = try SpokenReply(rules)
        for text in ["One two.", "a three"] {
            _ = prepared.handle(.chunk(SpeechChunk(text: text, source: text, flush: true)), at: .zero)
        }
        _ = prepared.handle(.opened(line: 0), at: .zero)
        // So long that the first chunk must have been said.
        let long = StreamOutput.audio(AudioOutput(audio: [UInt8](repeating: 0, count: 16_000)))
        for _ in 0..<(hasSoundBefore ? 2 : 0) { _ = prepared.handle(.output(long, line: 0), at: .zero) }
        let sound = StreamOutput.audio(AudioOutput(audio: [UInt8](repeating: 0, count: 160)))
        var understood = 0
        for attack in attacks {
            var reply = prepared
            let outputs = [
                try? StreamOutputMessage(json: attack.json).output,
                try? MultiStreamOutputMessage(json: attack.json).output,
            ]
            for output in outputs + outputs {
                guard let output else { continue }
                understood += 1
                _ = reply.handle(.output(output, line: 0), at: .zero)
                if reply.nextDeadline != nil { _ = reply.handle(.tick, at: .seconds(1)) }
            }
            _ = reply.handle(.output(sound, line: 0), at: .seconds(2))
            _ = reply.handle(.textEnded, at: .seconds(2))
            _ = reply.handle(.lost(EngineError(.unreachable, "gone", isRetryable: true), line: 0), at: .seconds(3))
            _ = reply.handle(.opened(line: 1), at: .seconds(3))
            _ = reply.handle(.output(.final, line: 1), at: .seconds(4))
        }
        #expect(understood > 500)
    }

    @Test("times that no sound has: the four that were tried, and what is understood all the same")
    func knownTimes() throws {
        let results = { (end: String) in
            #"{"type":"Results","start":0,"duration":\#(end),"is_final":true,"from_finalize":true,"channel":{"alternatives"#
                + #"":[{"transcript":"Yes.","words":[{"word":"yes","start":\#(end),"end":-1}]}]}}"#
        }
        for end in ["1e300", "-1e300", "9e18"] {
            let closing = EngineError(.unreachable, "closed", isRetryable: true)
            var session = RecognizerSession(rate: 16_000, keepsClosing: closing)
            let dialect = DeepgramDialect()
            _ = session.handle(.opened(connection: 0), at: .zero)
            _ = session.handle(.append([Float](repeating: 0.1, count: 16_000)), at: .zero)
            _ = session.handle(.finish, at: .zero)
            let said = try dialect.read(results(end)).flatMap {
                session.handle(.message($0, connection: 0), at: .zero)
            }
            let text = said.compactMap {
                if case .give(let transcript) = $0, transcript.isFinal { transcript.text } else { nil }
            }
            // What is said to end before it began belongs to nothing that was said.
            #expect(text == (end.hasPrefix("-") ? [""] : ["Yes."]), "\(end)")
        }
        // Unusable times are as good as none: the sound is worth more.
        #expect(throws: (any Error).self) {
            try Alignment(json: #"{"chars":["a","b"],"charStartTimesMs":[9e18,4e17],"charDurationsMs":[9e18,-5]}"#)
        }
        let bounded = Alignment.Character("a", start: .max, duration: .min)
        #expect(bounded.start == Alignment.limit && bounded.duration == 0)
        let word = try TranscribedWord(json: #"{"text":"a","start":1e300,"end":-1}"#)
        #expect(word.start == MediaSeconds.limit && word.end == MediaSeconds.limit)
        #expect(MediaSeconds.bounded(.nan) == 0 && MediaSeconds.bounded(.infinity) == MediaSeconds.limit)
        #expect(MediaSeconds.bounded(-.infinity) == 0 && MediaSeconds.bounded(-0.0) == 0)
    }

    @Test("sound without times and then times of letters that have gone by")
    func lateTimes() {
        var text = SpokenText(sampleRate: 1000)
        for (number, chunk) in ["Hi.", "There."].enumerated() { text.add(chunk, chunk: number, flush: true) }
        _ = text.send()
        // So long that the first chunk must have been said.
        for _ in 0..<2 { _ = text.take([Float](repeating: 0, count: 5000), nil) }
        let alignment = Alignment("Hi. There.".enumerated().map { .init(String($1), start: $0 * 10, duration: 10) })
        let pieces = text.take([Float](repeating: 0, count: 100), alignment) + text.finish()
        #expect(pieces.allSatisfy { $0.chunk == 1 })
    }

    @Test("random bytes are events, errors or nothing")
    func randomBytes() {
        var generator = SeededGenerator(seed: 7)
        var understood = 0
        let parts = [
            "data: ", "event: error\n", "{\"choices\":[{\"delta\":{\"content\":\"", "\"}}]}", "\n", "\n\n", "\r",
            "[DONE]",
            "\\ud83d", "\u{FEFF}", "{", "}", "[", "]", "\"", ":", "1e999", "<think>", "</think>", "null",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 1..<30, using: &generator)).map { _ in
                parts.randomElement(using: &generator) ?? ""
            }.joined()
            var bytes = Array(text.utf8)
            for _ in 0..<3 where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            var parser = ChatBodyParser()
            var answer = AnswerProgress(.unknown(patience: .zero))
            var reader = OpenAIReader()
            var events = (try? parser.append(bytes)) ?? []
            events += [parser.finish()].compactMap { $0 }
            for event in events {
                guard let said = try? reader.take(event) else { continue }
                understood += 1
                _ = answer.take(said, at: .zero)
            }
            _ = answer.end()
        }
        #expect(understood > 10)
    }
}
