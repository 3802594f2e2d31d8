import ArgumentParser
import Foundation
import Testing

@testable import CascadeCommand

@Suite("Declarations of settings")
struct SettingTests {
    @Test("every key is taken from a flag, from the environment and from an agent file", arguments: Setting.keys)
    func sources(key: String) async throws {
        let setting = try #require(Setting.all.first { $0.name == key })
        let value = Self.value(of: setting)
        #expect(setting.text(of: Settings()) != value)
        let flag = try await SettingsOptions.parse(["--set", "\(key)=\(value)"]).settings(environment: [:])
        #expect(setting.text(of: flag) == value)
        let variable = try await SettingsOptions.parse([]).settings(environment: [Self.variable(of: key): value])
        #expect(setting.text(of: variable) == value)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
        try key.replacing(".", with: ":\n  ").appending(": \"\(value)\"\n")
            .write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let agent = try await SettingsOptions.parse(["--agent", file.path]).settings(environment: [:])
        #expect(setting.text(of: agent) == value)
    }

    @Test("every number takes the ends of its range, and refuses what is beyond with key, value and range")
    func ranges() async throws {
        var count = 0
        for setting in Setting.all {
            let ends = Self.range(of: setting)
            guard ends.count == 2, let lowest = Double(ends[0]), let highest = Double(ends[1]) else { continue }
            count += 1
            for end in ends {
                let settings = try Self.settings(setting, end)
                #expect(setting.text(of: settings) == end)
            }
            for value in ["\(lowest - 1)", "\(highest + 1)", "nan", "soon", ""] {
                #expect {
                    try Self.settings(setting, value)
                } throws: {
                    "\($0)".hasPrefix("\(setting.name): \"\(value)\" is not allowed; use a")
                        && "\($0)".contains("number from \(ends[0]) to \(ends[1])")
                }
            }
        }
        #expect(count > 20)
    }

    @Test("every word that is offered is taken, and the refusal of another offers them all")
    func words() throws {
        var count = 0
        for setting in Setting.all {
            let words = Self.words(of: setting)
            guard words.count > 1, words.joined(separator: ", ") == setting.allowed.replacing("`", with: "") else {
                continue
            }
            for word in words where !word.contains(where: \.isUppercase) {
                #expect(setting.text(of: try Self.settings(setting, word)) == word)
                count += 1
            }
            #expect {
                try Self.settings(setting, "no word")
            } throws: { error in
                "\(error)".hasPrefix("\(setting.name): \"no word\" is not allowed")
                    && words.allSatisfy { word in word.contains(":") || "\(error)".contains(word) }
            }
        }
        #expect(count > 40)
    }

    @Test("every default is allowed, so that it can be written out")
    func defaults() throws {
        for setting in Setting.all where !setting.isSecret {
            let standard = setting.text(of: Settings())
            guard !standard.isEmpty else { continue }
            #expect(setting.text(of: try Self.settings(setting, standard)) == standard, "\(setting.name)")
        }
    }

    @Test("no key is declared twice, and every one has a line of help")
    func declarations() {
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
        let variables = Setting.keys.map(Self.variable) + Setting.secrets.map(\.name)
        #expect(Set(variables).count == Setting.all.count)
        for setting in Setting.all {
            #expect(!setting.meaning.isEmpty && !setting.meaning.contains(where: \.isNewline), "\(setting.name)")
        }
    }

    @Test("a secret comes from its variable alone and is never shown")
    func secrets() async throws {
        var environment: [String: String] = [:]
        for setting in Setting.secrets {
            environment[setting.name] = "sesame-\(setting.name)"
            #expect(throws: SettingsError.self) {
                try SettingsOptions.parse(["--set", "\(setting.name)=sesame"]).flags()
            }
        }
        let settings = try await SettingsOptions.parse([]).settings(environment: environment)
        #expect(settings.keys.elevenLabs.text == "sesame-ELEVENLABS_API_KEY")
        #expect(settings.serverKey.text == "sesame-CASCADE_KEY")
        var dumped = ""
        dump(settings, to: &dumped)
        let listing = Setting.all.map { $0.listing(settings) }.joined(separator: "\n")
        #expect(listing.contains("OPENAI_API_KEY = …"))
        #expect(
            !"\(dumped)\(settings)\(String(reflecting: settings))\(listing)\(settings.conditions)".contains("sesame"))
    }

    @Test("--help of a command names every key, and the listing tells value, default and what is allowed")
    func help() throws {
        let help = TalkCommand.helpMessage(columns: 10_000)
        for key in Setting.keys { #expect(help.contains(key)) }
        for setting in Setting.all where setting.flag != nil {
            #expect((help + ServeCommand.helpMessage(columns: 10_000)).contains("--\(setting.flag ?? "")"))
        }
        let setting = try #require(Setting.all.first { $0.name == "turn.bargeIn" })
        #expect(
            setting.listing(try Self.settings(setting, "350"))
                == "turn.bargeIn = 350 (default: 200)\n    sound of this length may interrupt the agent (50…5000 ms)")
    }

    @Test("docs/settings.md has the tables of the declarations")
    func page() throws {
        var page = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { page.deleteLastPathComponent() }
        let text = try String(contentsOf: page.appendingPathComponent("docs/settings.md"), encoding: .utf8)
        for table in Setting.tables.map(Setting.table) {
            let isThere = text.contains("\n\n\(table)\n")
            #expect(isThere, "docs/settings.md lacks a table; put it there:\n\n\(table)")
        }
    }

    private static func settings(_ setting: Setting, _ value: String) throws -> Settings {
        var settings = Settings()
        try setting.take(value, into: &settings)
        return settings
    }

    /// A value that is allowed and not the default.
    private static func value(of setting: Setting) -> String {
        let standard = setting.text(of: Settings())
        let offered = (Self.range(of: setting) + Self.words(of: setting)).filter { !$0.contains(":") }
        return offered.last { $0 != standard } ?? "Anything"
    }

    /// Both ends, empty for what is no number.
    private static func range(of setting: Setting) -> [String] {
        let ends = setting.allowed.replacing(" ms", with: "").split(separator: "…").map(String.init)
        return ends.count == 2 && ends.allSatisfy { Double($0) != nil } ? ends : []
    }

    private static func words(of setting: Setting) -> [String] {
        setting.allowed.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// As `docs/settings.md` says it.
    private static func variable(of key: String) -> String {
        key.reduce("CASCADE_") { $0 + ($1 == "." ? "_" : $1.isUppercase ? "_\($1)" : $1.uppercased()) }
    }
}
