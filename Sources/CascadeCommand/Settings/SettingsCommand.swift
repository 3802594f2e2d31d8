internal import ArgumentParser

/// `cascade settings`: what can be set, and what is.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List every setting: the value that holds, what it does, and what is allowed.",
        discussion: "Checks flags, environment and agent file on the way. Secrets are told as set, but not shown.")

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func run() async throws {
        let settings = try await self.options.settings()
        for setting in Setting.all { StandardOutput.write(setting.listing(settings)) }
    }
}
