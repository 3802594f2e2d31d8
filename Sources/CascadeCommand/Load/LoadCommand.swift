internal import ArgumentParser
internal import CascadeLab
internal import SpeechAudio

/// `cascade load`: how many callers a server holds.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Let many callers talk to a server at once, and measure what each of them gets and costs.",
        discussion: """
            Each caller has a WebSocket of its own, sends a frame of its microphone every 20 ms, asks in words that nobody \
            else asks in, and hears the answer out. Without --url a server of its own process is started, on scripted \
            engines if no others are named. docs/performance.md says what the figures mean.
            """)

    @Option(
        help: ArgumentHelp(
            "Call a server that runs already, as in ws://127.0.0.1:8080/v1/session.", valueName: "url"))
    var url: String?

    @Option(
        help: ArgumentHelp("With --url: the server's process on this machine, to tell what it uses.", valueName: "id"))
    var pid: Int32?

    @Option(help: ArgumentHelp("Callers at once, 1 to 1000.", valueName: "count"))
    var sessions = 100

    @Option(help: ArgumentHelp("How long turns are counted, 1 to 86400 seconds.", valueName: "seconds"))
    var seconds = 30

    @Option(help: ArgumentHelp("Write all figures to this JSON file.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write a page with the figures over time to this HTML file.", valueName: "file"))
    var plot: String?

    @OptionGroup(title: "Settings of the server that is started")
    var options: SettingsOptions

    func validate() throws {
        guard (1...1000).contains(self.sessions) else { throw ValidationError("--sessions takes 1 to 1000") }
        guard (1...86_400).contains(self.seconds) else { throw ValidationError("--seconds takes 1 to 86400") }
        if let url {
            guard url.hasPrefix("ws://") || url.hasPrefix("wss://") else {
                throw ValidationError("--url takes an address such as ws://127.0.0.1:8080/v1/session")
            }
            guard self.options.arguments.isEmpty else {
                throw ValidationError("a server that runs already has its own settings: leave --url or them out")
            }
        } else if self.pid != nil {
            throw ValidationError("--pid goes with --url")
        }
    }

    func run() async throws {
        let watch = MachineWatch()
        let result =
            if let url { try await self.measure(url, process: self.pid) } else {
                try await LoadServer(arguments: self.options.arguments).run { url, process in
                    try await self.measure(url, process: process)
                }
            }
        let machine = watch.end()
        for line in LoadLines.table(result) { StandardOutput.write(line) }
        // Another's server is a foreign process.
        if self.url == nil { StandardOutput.write(machine.line) }
        if let json { try ResultFile.write(result.json(), to: json) }
        if let plot { try ResultFile.write(LoadPage(result).html, to: plot) }
    }

    private func measure(_ url: String, process: Int32?) async throws -> LoadResult {
        let load = Load(url: url, sessions: self.sessions, length: .seconds(self.seconds), process: process)
        return try await load.run { StandardOutput.write(LoadLines.line($0)) }
    }
}
