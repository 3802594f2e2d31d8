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

    @Option(
        help: ArgumentHelp(
            "Callers say what this WAV file says instead of typing; with --set turn.detector=silero the server finds its end.",
            valueName: "file"))
    var recording: String?

    @Option(help: ArgumentHelp("Callers who never ask, 0 to 100 of a hundred.", valueName: "percent"))
    var listening = 0

    @Option(
        help: ArgumentHelp(
            "From one question of a caller to the next, 0 to 3600 seconds; an answer is heard out all the same.",
            valueName: "seconds"))
    var every = 0

    @Option(help: ArgumentHelp("Write all figures to this JSON file.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write a page with the figures over time to this HTML file.", valueName: "file"))
    var plot: String?

    @OptionGroup(title: "Settings of the server that is started")
    var options: SettingsOptions

    func validate() throws {
        guard (1...1000).contains(self.sessions) else { throw ValidationError("--sessions takes 1 to 1000") }
        guard (1...86_400).contains(self.seconds) else { throw ValidationError("--seconds takes 1 to 86400") }
        guard (0...100).contains(self.listening) else { throw ValidationError("--listening takes 0 to 100") }
        guard (0...3600).contains(self.every) else { throw ValidationError("--every takes 0 to 3600 seconds") }
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
        let load = try Load(
            url: url, sessions: self.sessions, length: .seconds(self.seconds), process: process,
            recording: self.recording.map { try WAVFile.read(path: $0) }, listening: self.listening,
            pace: .seconds(self.every))
        return try await load.run { StandardOutput.write(LoadLines.line($0)) }
    }
}
