import Cascade
import CloudEngines
import Configuration
import SpeechEngines
import Testing

@testable import CascadeCommand

@Suite("Loading engines")
struct EngineLoadingTests {
    private static let nothingInstalled = ["CASCADE_ENGINES": "/nowhere"]

    private func loading(
        stt: String, llm: String, tts: String, environment: [String: String] = Self.nothingInstalled
    ) throws -> EngineLoading {
        var settings = try Settings(
            ConfigReader(provider: InMemoryProvider(values: [:])), environment: environment)
        settings.recognizer = try EngineName.list(stt)
        settings.languageModel = try EngineName.list(llm)
        settings.synthesizer = try EngineName.list(tts)
        if !settings.synthesizer.contains(.elevenLabs(nil)) { settings.elevenLabsSpeech.base = "ws://127.0.0.1:1" }
        return EngineLoading(settings: settings, environment: environment)
    }

    @Test("with vendors for every stage nothing needs to be installed")
    func vendorsOnly() async throws {
        let loading = try self.loading(
            stt: "deepgram:nova-3@ws://127.0.0.1:1/v1,elevenlabs:any@ws://127.0.0.1:1",
            llm: "openai:m@http://127.0.0.1:1/v1,scripted", tts: "elevenlabs:v@http://127.0.0.1:1,scripted")
        let engines = try await loading.load()
        #expect(engines.recognizer is FallbackRecognizer)
        #expect(engines.synthesizer is FallbackSynthesizer)
        #expect(engines.synthesizer.capabilities.sampleRate == 24_000)
        #expect(engines.model is FallbackLanguageModel)
        #expect(engines.recognizer.capabilities.sampleRate == 16_000)
        #expect(engines.turnModel == nil)
        await engines.stop()
    }

    @Test(
        "a vendor's own service without a key says which variable to set",
        arguments: [
            ("deepgram", "scripted", "DEEPGRAM_API_KEY"), ("scripted", "openai:m", "OPENAI_API_KEY"),
            ("scripted", "anthropic:m", "ANTHROPIC_API_KEY"),
        ])
    func missingKey(stt: String, llm: String, variable: String) async throws {
        let loading = try self.loading(stt: stt, llm: llm, tts: "scripted")
        do {
            _ = try await loading.load()
            Issue.record("it loaded")
        } catch let error as EngineError {
            #expect(error.code == .unauthorized)
            #expect(error.message.contains(variable))
        }
    }

    @Test("ElevenLabs' own service wants a key for either stage")
    func missingElevenLabsKey() async throws {
        for (stt, tts) in [("elevenlabs", "scripted"), ("scripted", "elevenlabs,scripted")] {
            let loading = try self.loading(stt: stt, llm: "scripted", tts: tts)
            await #expect { try await loading.load() } throws: { "\($0)".contains("ELEVENLABS_API_KEY") }
        }
    }

    @Test("a local stage that is not installed is an error, also beside a vendor's")
    func localMissing() async throws {
        let loading = try self.loading(stt: "local", llm: "openai:m@http://127.0.0.1:1/v1", tts: "scripted")
        await #expect(throws: EngineError.self) { try await loading.load() }
    }

    @Test("scripted words have a detector that finds no speech unless the settings name another")
    func detector() throws {
        var settings = Settings()
        (settings.recognizer, settings.detector) = ([.scripted], .loudness)
        var speech = FrameBatch(frameLength: 320)
        speech.add(Array(repeating: 0.5, count: 320), remembering: VoiceActivityMemory())
        let hearing = EngineLoading(settings: settings, isServing: true, environment: Self.nothingInstalled)
        try hearing.detector(nil).hear(&speech)
        #expect(speech.probabilities == [1])
        settings.detector = .silero
        let missing = EngineLoading(settings: settings, isServing: true, environment: Self.nothingInstalled)
        #expect(throws: EngineError.self) { try missing.detector(nil) }
    }

    @Test("a turn model that the settings do not want is not looked for, nor one for scripted words")
    func noTurnModel() async throws {
        var settings = Settings()
        settings.turnModel = .none
        let unwanted = EngineLoading(settings: settings, environment: Self.nothingInstalled)
        #expect(try await unwanted.turnModel(nil) == nil)
        let scripted = try self.loading(stt: "scripted", llm: "scripted", tts: "scripted")
        #expect(try await scripted.turnModel(nil) == nil)
    }

    @Test("doctor never shows a key, and an unused service that fails is no failure")
    func doctor() async throws {
        var environment = Self.nothingInstalled
        environment["OPENAI_API_KEY"] = "sk-secret"
        environment["ELEVENLABS_API_KEY"] = "el-secret"
        let used = try self.loading(
            stt: "scripted", llm: "openai:m@http://127.0.0.1:1/v1", tts: "scripted", environment: environment)
        let checks = VendorCheck.all(used)
        #expect(checks.map(\.key.variable) == ["OPENAI_API_KEY", "ELEVENLABS_API_KEY"])
        #expect(checks.map(\.isUsed) == [true, false])
        for check in checks {
            let finding = await check.finding()
            #expect(finding.isGood == !check.isUsed)
            #expect(!finding.line.contains("secret"))
            #expect(finding.line.contains("\(check.key.variable) is set"))
        }
        #expect(VendorCheck.all(try self.loading(stt: "scripted", llm: "scripted", tts: "scripted")).isEmpty)
    }
}
