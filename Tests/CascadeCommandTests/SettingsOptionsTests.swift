import ArgumentParser
import Cascade
import Foundation
import Testing

@testable import CascadeCommand

@Suite("Settings from the command line and the agent file")
struct SettingsOptionsTests {
    private func settings(_ arguments: String..., agent: String? = nil) async throws -> Settings {
        guard let agent else { return try await SettingsOptions.parse(arguments).settings() }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
        try agent.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await SettingsOptions.parse(arguments + ["--agent", file.path]).settings()
    }

    @Test("--engines sets all three, and a stage's own flag wins")
    func engines() async throws {
        let settings = try await self.settings("--engines", "scripted", "--tts", "local")
        #expect(settings.recognizer == [.scripted])
        #expect(settings.languageModel == [.scripted])
        #expect(settings.synthesizer == [.local])
    }

    @Test("--engines gives each stage the engines that can do it")
    func enginesByStage() async throws {
        let settings = try await self.settings("--engines", "elevenlabs, openai:m@http://h:1/v1,local")
        let model = EngineName.openAI(try VendorModel("m@http://h:1/v1", schemes: ["http"], example: ""))
        #expect(settings.recognizer == [.elevenLabs(nil), .local])
        #expect(settings.languageModel == [model, .local])
        #expect(settings.synthesizer == [.elevenLabs(nil), .local])
        let mixed = try await self.settings("--engines", "deepgram", "--llm", "scripted", "--tts", "local")
        #expect(mixed.recognizer == [.deepgram(nil)])
    }

    @Test("--engines that leave a stage without one say which, and what to add")
    func enginesMissing() async throws {
        await #expect { try await self.settings("--engines", "elevenlabs") } throws: {
            "\($0)" == "--engines: elevenlabs has no language model: add one, as in elevenlabs,local, or give --llm"
        }
    }

    @Test("an empty value is a value: no apology is spoken")
    func emptyValue() async throws {
        #expect(try await self.settings("--set", "errors.spoken=").agent.apology.isEmpty)
    }

    @Test("--schedule sets speech.schedule")
    func schedule() async throws {
        #expect(try await self.settings("--schedule", "auto").agent.scheduleBudget != nil)
        #expect(
            try await self.settings("--schedule", "fast", "--set", "speech.schedule=auto").agent.scheduleBudget == nil)
    }

    @Test("a flag wins over the agent file")
    func precedence() async throws {
        let agent = """
            prompt: You are a lighthouse keeper.
            turn:
              bargeIn: 400
              mostSilence: 900
            """
        let settings = try await self.settings("--set", "turn.bargeIn=300", agent: agent)
        #expect(settings.agent.prompt == "You are a lighthouse keeper.")
        #expect(settings.agent.bargeIn == .milliseconds(300))
        #expect(settings.agent.turns.endpointing.most == .milliseconds(900))
    }

    @Test("a key that means nothing is named, in the file and on the command line")
    func unknownKey() async throws {
        await #expect { try await self.settings(agent: "promt: Hello") } throws: { "\($0)".contains("\"promt\"") }
        await #expect { try await self.settings("--set", "turn.barge=300") } throws: {
            "\($0)".contains("turn.bargeIn")
        }
    }

    @Test("a list in the agent file is refused with what to write, whatever the key", arguments: Setting.keys)
    func list(key: String) async throws {
        for list in ["[a.example, b.example]", "\n    - a.example\n    - b.example"] {
            let text = key.replacing(".", with: ":\n  ") + ": " + list
            await #expect { try await self.settings(agent: text) } throws: {
                "\($0)".contains("--agent") && "\($0)".contains("\(key): a.example,b.example")
            }
        }
    }

    @Test("a file that is no agent file says so", arguments: ["", "- a\n- b\n", "prompt: [1, {a: 2}]\n", "a: b: c"])
    func badFile(text: String) async throws {
        await #expect { try await self.settings(agent: text) } throws: { "\($0)".contains("--agent") }
    }

    @Test("a file that is not there is named")
    func missingFile() async throws {
        await #expect { try await self.settings("--agent", "nowhere.yaml") } throws: {
            "\($0)".contains("nowhere.yaml")
        }
    }

    @Test("a session's settings of turns hold where nothing else is given")
    func recorded() async throws {
        let recorded = ["turn.patience": "eager", "turn.bargeIn": "300", "engines.stt": "no such", "other": "1"]
        let options = try SettingsOptions.parse(["--set", "turn.bargeIn=400"])
        let settings = try await options.settings(
            environment: ["CASCADE_TURN_TAKE_BACK": "700"], recorded: recorded)
        #expect(settings.agent.turns.endpointing.patience == .eager)
        #expect(settings.agent.bargeIn == .milliseconds(400))
        #expect(settings.agent.turns.takeBack == .milliseconds(700))
        #expect(try Settings(recorded: recorded).agent.bargeIn == .milliseconds(300))
        #expect(throws: SettingsError.self) { try Settings(recorded: ["turn.patience": "hasty"]) }
    }
}
