import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing

@Suite("Scripted engines keep the engines' promises")
struct ScriptedEnginesTests {
    private let tone = (0..<32_000).map { Float($0 % 2) - 0.5 }

    @Test("recognizer")
    func recognizer() async throws {
        let engine = ScriptedRecognizer(script: ["One two three.", "Four."])
        #expect(try await EngineConformance.check(engine, speech: self.tone) == [])
    }

    @Test("voice activity")
    func detector() throws {
        #expect(try EngineConformance.check(ScriptedDetector(), speech: self.tone) == [])
    }

    @Test("language model")
    func model() async throws {
        let engine = ScriptedLanguageModel { _ in ScriptedReplies.thirtyWords }
        #expect(try await EngineConformance.check(engine) == [])
    }

    @Test("language model that thinks and asks for tools")
    func callingModel() async throws {
        let calls = [ToolCall(id: "a", name: "clock", arguments: ""), ToolCall(id: "b", name: "other", arguments: "")]
        let engine = ScriptedLanguageModel.writing { messages in
            if case .tool = messages.last?.role { return [.reasoning("Hm."), .text("It is nine.")] }
            return [.reasoning("Hm."), .text("Let me see. One moment.")]
                + calls.compactMap { $0.map(MessagePart.toolCall) }
        }
        #expect(try await EngineConformance.check(engine) == [])
        let tool = try ToolDeclaration(name: "clock", description: "Tells the time.")
        let question = [Message(.user, "What time is it?")]
        #expect(try await EngineConformance.check(engine, calling: tool, in: question) == [])
    }

    @Test("a scripted answer repeats what it is asked to repeat, and nothing else")
    func repetition() {
        #expect(
            ScriptedReplies.answer(to: [Message(.system, "Be kind."), Message(.user, "Repeat: One two.")]) == "One two."
        )
        #expect(ScriptedReplies.answer(to: [Message(.user, "Repeat one two.")]) == ScriptedReplies.thirtyWords)
        #expect(ScriptedReplies.answer(to: [Message(.assistant, "Repeat: One two.")]) == ScriptedReplies.thirtyWords)
        #expect(ScriptedReplies.answer(to: []) == ScriptedReplies.thirtyWords)
    }

    @Test("turn model")
    func turnModel() async throws {
        let engine = ScriptedTurnModel()
        #expect(try await EngineConformance.check(engine, speech: self.tone, transcript: "and then") == [])
        #expect(await EngineConformance.checkStop(of: engine, speech: self.tone) == [])
    }

    @Test("synthesizer")
    func synthesizer() async throws {
        #expect(try await EngineConformance.check(ScriptedSynthesizer()) == [])
    }
}
