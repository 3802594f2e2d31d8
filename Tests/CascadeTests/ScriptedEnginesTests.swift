import CascadeTesting
import ScriptedEngines
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

    @Test("synthesizer")
    func synthesizer() async throws {
        #expect(try await EngineConformance.check(ScriptedSynthesizer()) == [])
    }
}
