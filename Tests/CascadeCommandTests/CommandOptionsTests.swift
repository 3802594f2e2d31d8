import ArgumentParser
import Testing

@testable import CascadeCommand

@Suite("Options of the commands")
struct CommandOptionsTests {
    @Test("every option of every command takes or refuses any text")
    func extremes() {
        var count = 0
        func walk<Command: ParsableArguments>(_ command: Command, _ before: [String] = []) {
            for name in Self.options(of: command) {
                for value in ExtremeValues.numbers {
                    // Validation is part of it.
                    _ = try? Command.parse(before + ["--\(name)=\(value)"])
                    count += 1
                }
            }
        }
        walk(BenchCommand())
        walk(BenchCommand(), ["--prompts"])
        walk(TuneCommand())
        walk(TalkCommand(), ["recording.wav"])
        walk(PausesCommand(), ["recordings"])
        walk(ServeCommand())
        walk(SplitCommand())
        walk(DoctorCommand())
        walk(SettingsCommand())
        walk(SettingsOptions())
        #expect(count > 400)
    }

    @Test(
        "an option of bench that would do nothing is refused with what it stands against",
        arguments: [
            (["--prompts", "--compare", "a.json"], "--compare does nothing with --prompts"),
            (["--prompts", "--allowance", "20"], "--allowance does nothing with --prompts"),
            (["--prompts", "--json", "a.json"], "--json does nothing with --prompts"),
            (["--prompts", "--recordings", "a"], "--recordings does nothing with --prompts"),
            (["--prompts", "--flush"], "--prompts and --flush"),
            (["--flush", "--compare", "a.json"], "--compare does nothing with --flush"),
            (["--flush", "--versus", "a=b"], "--versus does nothing with --flush"),
            (["--result", "a.json", "--repeats", "3"], "--repeats does nothing with --result"),
            (["--result", "a.json", "--url", "a=ws://b"], "--url does nothing with --result"),
            (["--result", "a.json", "--prompts"], "--prompts and --result"),
            (["--versus", "a=b"], "--versus goes with --prompts"),
            (["--allowance", "5"], "--allowance goes with --compare"),
            (["--url", "a=ws://b", "--modes", "cascade"], "leave --modes out"),
            (["--compare", "a", "--allowance", "nan"], "--allowance takes"),
        ])
    func benchRefuses(arguments: [String], message: String) {
        let error = #expect(throws: (any Error).self) { try BenchCommand.parse(arguments) }
        let told = error.map { BenchCommand.message(for: $0) } ?? ""
        #expect(told.contains(message), "\(told)")
        #expect(error.map { BenchCommand.exitCode(for: $0) } == .validationFailure)
    }

    @Test(
        "options of bench that work together are taken",
        arguments: [
            [], ["--prompts", "--repeats", "1", "--versus", "a=b"], ["--flush", "--repeats", "2"],
            ["--result", "a.json", "--compare", "b.json", "--allowance", "0", "--json", "c", "--report", "d"],
            ["--compare", "a.json", "--modes", "cascade", "--recordings", "r", "--repeats", "4"],
            ["--url", "a=ws://b", "--url", "c=wss://d"],
        ])
    func benchTakes(arguments: [String]) throws {
        _ = try BenchCommand.parse(arguments)
    }

    @Test("budgets of tune that no reply has, and a rate beside a live model, are refused")
    func tune() {
        for arguments in [
            ["--gap-budget", "1e300"], ["--first-audio-budget", "inf"], ["--gap-budget", "nan"],
            ["--gap-budget", "-1"],
            ["--rate", "nan"], ["--rate", "0"], ["--live", "--rate", "30"],
        ] {
            #expect(throws: (any Error).self) { try TuneCommand.parse(arguments) }
        }
    }

    @Test("two certificates are one too many")
    func certificates() {
        #expect(throws: (any Error).self) {
            try ServeCommand.parse(["--tls-self-signed", "--tls-certificate", "a", "--tls-key", "b"])
        }
    }

    /// The names of a command's options that take a value, found by looking at its declarations.
    private static func options(of command: some ParsableArguments) -> [String] {
        Mirror(reflecting: command).children.compactMap { child in
            guard let label = child.label, String(describing: type(of: child.value)).hasPrefix("Option<") else {
                return nil
            }
            return label.drop { $0 == "_" }.reduce(into: "") { name, letter in
                name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
            }
        }
    }
}
