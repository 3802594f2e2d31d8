import CascadeTesting
import ScriptedEngines
import SpeechText
import Synchronization
import Testing

@testable import SpeechEngines

@Suite("Fallbacks", .timeLimit(.minutes(5)))
struct FallbackTests {
    private static let question = [Message(.user, "What?")]

    private func spare(_ answer: String = "Spare here.") -> NamedEngine<any LanguageModel> {
        NamedEngine("spare", ScriptedLanguageModel { _ in answer })
    }

    private func reply(_ model: some LanguageModel) async throws -> String {
        let text = Mutex("")
        _ = try await model.reply(to: Self.question, options: GenerationOptions()) { part in
            if case .text(let token) = part { text.withLock { $0 += token } }
        }
        return text.withLock { $0 }
    }

    @Test("the list keeps the promises of its engines")
    func conformance() async throws {
        let words = (0..<100).map { "word\($0)" }.joined(separator: " ")
        let model = FallbackLanguageModel([NamedEngine("broken", BreakingModel()), self.spare(words)])
        #expect(try await EngineConformance.check(model) == [])
        for rate in [24_000, 16_000, 22_050] {
            let synthesizer = FallbackSynthesizer([
                NamedEngine("broken", BreakingSynthesizer(rate: rate)), NamedEngine("spare", ScriptedSynthesizer()),
            ])
            #expect(try await EngineConformance.check(synthesizer) == [], "\(rate)")
        }
        let recognizer = try FallbackRecognizer([
            NamedEngine("broken", BreakingRecognizer()), NamedEngine("spare", ScriptedRecognizer(script: ["Hello."])),
        ])
        let speech = [Float](repeating: 0.1, count: 16_000)
        #expect(try await EngineConformance.check(recognizer, speech: speech) == [])
    }

    @Test("a model that fails before its first token is replaced, and that is told")
    func model() async throws {
        let told = EventLog<EngineFallback>()
        let model = FallbackLanguageModel([NamedEngine("broken", BreakingModel()), self.spare()]) { told.add($0) }
        #expect(try await self.reply(model) == "Spare here.")
        #expect(told.events.map(\.failed) == ["broken"])
        #expect(told.events.map(\.next) == ["spare"])
        #expect(told.events.first?.error.code == .unreachable)
    }

    @Test("a model that fails after its first token is not: nothing is said twice")
    func modelInTheMiddle() async throws {
        let model = FallbackLanguageModel([NamedEngine("broken", BreakingModel(words: ["One "])), self.spare()])
        await #expect(throws: EngineError.self) { try await self.reply(model) }
    }

    @Test("a model that failed after its first token is tried last for a while too, then first again")
    func restAfterToken() async throws {
        let clock = ManualClock()
        let broken = BreakingModel(words: ["One "])
        let model = FallbackLanguageModel([NamedEngine("broken", broken), self.spare()], clock: clock)
        await #expect(throws: EngineError.self) { try await self.reply(model) }
        for _ in 0..<2 { #expect(try await self.reply(model) == "Spare here.") }
        #expect(broken.count == 1)
        clock.advance(by: .seconds(30))
        await #expect(throws: EngineError.self) { try await self.reply(model) }
        #expect(broken.count == 2)
    }

    @Test("a listener that fails is not the model's fault")
    func listenerFails() async throws {
        struct Deaf: Error {}
        let first = BreakingModel(words: ["One "])
        let model = FallbackLanguageModel([NamedEngine("first", first), self.spare()])
        for _ in 0..<2 {
            await #expect(throws: Deaf.self) {
                try await model.reply(to: Self.question, options: GenerationOptions()) { _ in throw Deaf() }
            }
        }
        #expect(first.count == 2)
    }

    @Test(
        "an answer without words is a failure: the next model answers, and nobody hears the blanks",
        arguments: ["", " \n…"])
    func wordless(text: String) async throws {
        let told = EventLog<EngineFallback>()
        let silent = NamedEngine("silent", ScriptedLanguageModel { _ in text } as any LanguageModel)
        let model = FallbackLanguageModel([silent, self.spare()]) { told.add($0) }
        #expect(try await self.reply(model) == "Spare here.")
        #expect(told.events.first?.error.code == .failed)
        let alone = FallbackLanguageModel([silent])
        await #expect(throws: EngineError.self) { try await self.reply(alone) }
    }

    @Test("thinking is no answer, and a call is one where tools were declared: then the answer is the reply's")
    func parts() async throws {
        let call = MessagePart.toolCall(try #require(ToolCall(id: "a", name: "clock", arguments: "")))
        let calling = NamedEngine("calling", PartsModel([.reasoning("Hm."), call]) as any LanguageModel)
        let breaking = NamedEngine("breaking", PartsModel([.reasoning("Hm.")], fails: true) as any LanguageModel)
        let model = FallbackLanguageModel([breaking, calling, self.spare("Spare.")])
        let tool = try ToolDeclaration(name: "clock", description: "Tells the time.")
        for (tools, expected) in [
            ([tool], [.reasoning("Hm."), .reasoning("Hm."), call]),
            ([], [.reasoning("Hm."), .reasoning("Hm."), .text("Spare.")]),
        ] as [([ToolDeclaration], [MessagePart])] {
            let parts = Mutex<[MessagePart]>([])
            let list = FallbackLanguageModel([breaking, calling, self.spare("Spare.")])
            _ = try await list.reply(to: Self.question, options: GenerationOptions(tools: tools)) { part in
                parts.withLock { $0.append(part) }
            }
            #expect(parts.withLock { $0 } == expected)
        }
        let broken = NamedEngine("broken", PartsModel([call], fails: true) as any LanguageModel)
        let late = FallbackLanguageModel([broken, self.spare()])
        await #expect(throws: EngineError.self) {
            try await late.reply(to: Self.question, options: GenerationOptions(tools: [tool])) { _ in }
        }
        #expect(try await self.reply(model) == "Spare.")
    }

    @Test("when all fail, the last error is the list's")
    func allFail() async throws {
        let model = FallbackLanguageModel([NamedEngine("a", BreakingModel()), NamedEngine("b", BreakingModel())])
        await #expect(throws: EngineError.self) { try await self.reply(model) }
    }

    @Test("a model that failed is tried last for 30 seconds, then first again")
    func rest() async throws {
        let clock = ManualClock()
        let broken = BreakingModel()
        let model = FallbackLanguageModel([NamedEngine("broken", broken), self.spare()], clock: clock)
        await model.prepare(for: [])
        for _ in 0..<3 { _ = try await self.reply(model) }
        #expect(broken.count == 1)
        await model.prepare(for: [])
        #expect(broken.prepared == 1)
        clock.advance(by: .seconds(30))
        _ = try await self.reply(model)
        #expect(broken.count == 2)
    }

    private func heard(
        _ synthesizer: some Synthesizer, _ texts: [String]
    ) async throws -> [SpokenPiece] {
        let pieces = Mutex<[SpokenPiece]>([])
        let chunks = AsyncStream { continuation in
            for text in texts { continuation.yield(SpeechChunk(text: text, source: text, flush: true)) }
            continuation.finish()
        }
        try await synthesizer.speak(chunks) { piece in pieces.withLock { $0.append(piece) } }
        return pieces.withLock { $0 }
    }

    @Test("a synthesizer that fails is continued at the first chunk of which nothing was heard", arguments: 0...3)
    func synthesizer(spoken: Int) async throws {
        let told = EventLog<EngineFallback>()
        let synthesizer = FallbackSynthesizer([
            NamedEngine("broken", BreakingSynthesizer(rate: 16_000, spoken: spoken)),
            NamedEngine("spare", ScriptedSynthesizer()),
        ]) { told.add($0) }
        let texts = ["One", "Two is.", "Three it is."]
        let pieces = try await self.heard(synthesizer, texts)
        let lengths = (0..<3).map { chunk in pieces.filter { $0.chunk == chunk }.reduce(0) { $0 + $1.samples.count } }
        // The first one makes 100 samples of a chunk, the second 14 ms of each character, at 16 kHz.
        #expect(lengths == texts.indices.map { $0 < spoken ? 100 : texts[$0].count * 224 })
        #expect(told.events.count == 1)
    }

    @Test("a chunk is not pulled before a synthesizer asks for it")
    func demand() async throws {
        let pulled = Atomic(0)
        let (source, continuation) = AsyncStream.makeStream(of: SpeechChunk.self)
        for text in ["One.", "Two.", "Three."] {
            continuation.yield(SpeechChunk(text: text, source: text, flush: true))
        }
        continuation.finish()
        let chunks = source.map { chunk in
            pulled.wrappingAdd(1, ordering: .relaxed)
            return chunk
        }
        let synthesizer = FallbackSynthesizer([NamedEngine("only", ScriptedSynthesizer())])
        let most = Atomic(0)
        try await synthesizer.speak(chunks) { piece in
            most.store(
                max(most.load(ordering: .relaxed), pulled.load(ordering: .relaxed) - piece.chunk), ordering: .relaxed)
        }
        #expect(most.load(ordering: .relaxed) == 1)
    }

    @Test("a recognizer that is lost in an utterance is replaced, and the utterance is told again")
    func recognizer() async throws {
        let first = BreakingRecognizer(opens: true)
        let recognizer = try FallbackRecognizer([
            NamedEngine("broken", first), NamedEngine("spare", ScriptedRecognizer(script: ["Hello there."])),
        ])
        let stream = try await recognizer.open()
        stream.append([Float](repeating: 0.1, count: 8000))
        stream.finish()
        stream.append([Float](repeating: 0.1, count: 4000))
        first.fail()
        stream.finish()
        var finals: [Transcript] = []
        for try await transcript in stream.transcripts where transcript.isFinal {
            finals.append(transcript)
            if finals.count == 2 { break }
        }
        #expect(finals.map(\.text) == ["Hello there.", "Hello there."])
        #expect(finals.map(\.coverage) == [.milliseconds(500), .milliseconds(250)])
        await stream.close()
    }
}
