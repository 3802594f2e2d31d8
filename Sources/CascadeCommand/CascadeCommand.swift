internal import ArgumentParser

@main
struct CascadeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cascade",
        abstract: "A real-time voice agent: speech in, speech out, every stage at the same time.",
        discussion: """
            Settings come from, first wins: the flags, environment variables (CASCADE_TURN_BARGE_IN for \
            turn.bargeIn), the agent file. `cascade help talk` shows one command's options.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, TalkCommand.self, SplitCommand.self, DoctorCommand.self, BenchCommand.self,
            LoadCommand.self, TuneCommand.self, PausesCommand.self, ReplayCommand.self, SettingsCommand.self,
        ])
}
