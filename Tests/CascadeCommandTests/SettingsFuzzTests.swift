import ArgumentParser
import CascadeTesting
import Configuration
import Foundation
import Testing

@testable import CascadeCommand

@Suite("Settings with extreme values")
struct SettingsFuzzTests {
    @Test("every setting takes or refuses any text, and a refusal names it", arguments: Setting.keys)
    func values(key: String) {
        for value in ExtremeValues.all {
            let path = AbsoluteConfigKey(key.split(separator: ".").map(String.init))
            let provider = InMemoryProvider(values: [path: ConfigValue(.string(value), isSecret: false)])
            do {
                _ = try Settings(ConfigReader(provider: provider), environment: [:])
            } catch {
                #expect("\(error)".contains(key), "\(key) \(value.prefix(40)): \(error)")
            }
        }
    }

    @Test("every setting of an agent file takes or refuses any value", arguments: Setting.keys)
    func files(key: String) async throws {
        let parts = key.split(separator: ".")
        for value in ExtremeValues.numbers + [
            "[1, {a: 2}]", "{a: {b: 1}}", "!!binary AAAA", "|\n  text", "2001-01-01", "0o17",
        ] {
            let yaml = parts.count == 2 ? "\(parts[0]):\n  \(parts[1]): \(value)\n" : "\(parts[0]): \(value)\n"
            await self.check(Data(yaml.utf8))
        }
    }

    @Test("a file that is no agent file is refused, whatever it is")
    func hostile() async throws {
        // Nine lines that stand for 9⁹ values.
        let bomb = (1...9).reduce("a0: &a0 x\n") { text, level in
            text + "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
                + "]\n"
        }
        let mappings = bomb.replacing("[", with: "{? ").replacing(", ", with: ", ? ").replacing("]", with: "}")
        let many: (String, Int) -> String = { String(repeating: $0, count: $1) }
        for text in [
            "", "\n", "---", "---\n---\n", "~", "\t", "- a", "5", "a: *b", "a: &a [*a]", bomb, mappings, "? {a: b}: c",
            many("[", 100_000), many("{a: ", 100_000), many("- ", 100_000), many("? ", 100_000), many("a:\n", 1000),
            (0..<1200).map { many(" ", $0) + "a:" }.joined(separator: "\n"), many("prompt: a\n", 3),
            "prompt: " + many("a", 2_000_000), "%YAML 9.9\n---\nprompt: a", "turn: 5", "turn: [1, 2]",
            "turn:\n- bargeIn: 5",
            "prompt: \"\\ud83d\"", "!!python/object:os.system prompt: a", "\u{FEFF}promt: a",
        ] {
            let outcome = await self.outcome(Data(text.utf8))
            #expect(outcome.map { "\($0)".contains("--agent") || $0 is SettingsError } ?? true, "\(text.prefix(60))")
        }
        #expect("\(await self.outcome(Data(bomb.utf8)) as Any)".contains("aliases"))
        await self.check(Data([0xFF, 0xFE, 0, 1, 2]))
        await self.check(Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
    }

    @Test("text made of YAML's own signs is an agent file or is refused")
    func random() async throws {
        var random = SeededGenerator(seed: 9)
        let signs = Array(":-[]{}&*!|>'\"%@`\n\n  \t#,?a1~.prompt")
        for _ in 0..<300 {
            let text = String(
                (0..<Int.random(in: 1...60, using: &random)).map { _ in signs.randomElement(using: &random) ?? " " })
            await self.check(Data(text.utf8))
        }
    }

    @Test("a prompt may have bullets, ampersands and stars")
    func stars() async throws {
        let text =
            "prompt: |\n" + [String](repeating: "  * **salt** & *pepper* && *a", count: 40).joined(separator: "\n")
        #expect(await self.outcome(Data(text.utf8)) == nil)
    }

    private func check(_ bytes: Data) async {
        let outcome = await self.outcome(bytes)
        #expect(outcome.map { $0 is SettingsError } ?? true, "\(outcome as Any)")
    }

    /// The error, nil for settings.
    private func outcome(_ bytes: Data) async -> (any Error)? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
        do {
            try bytes.write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            _ = try await SettingsOptions.parse(["--agent", file.path]).settings()
            return nil
        } catch {
            return error
        }
    }
}
