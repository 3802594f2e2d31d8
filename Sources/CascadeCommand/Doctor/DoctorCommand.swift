internal import ArgumentParser
internal import Foundation
internal import LocalEngines

/// `cascade doctor`: what is installed, what loads, how fast it is here, and what to do about the rest.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check every engine: is it installed, does it load, how fast is it here, what to do if not.",
        discussion: "Ends with status 1 if anything that the settings need does not work.")

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func run() async throws {
        let settings = try await self.options.settings()
        let examination = Examination(loading: EngineLoading(settings: settings))
        var failures = 0
        for await finding in examination.findings() {
            StandardOutput.write(finding.line)
            if !finding.isGood { failures += 1 }
        }
        if failures > 0 {
            throw CommandFailure(failures == 1 ? "1 check failed" : "\(failures) checks failed")
        }
    }
}
