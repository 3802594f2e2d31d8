internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import CascadeServer
internal import ElevenLabsServer
internal import Foundation
internal import Logging
internal import NIOCore
internal import SpeechEngines

/// `cascade serve`: the page and the sessions.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the page that talks, sessions over WebSockets, and the ElevenLabs endpoints.",
        discussion: """
            Listens on this machine only, unless a key is set. Browsers give a microphone to a page from another \
            machine only over https: use --tls-self-signed, or --tls-certificate and --tls-key. /healthz says that the \
            server runs, /readyz that its engines are loaded.
            """)

    @Option(help: "The name or address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes any that is free.")
    var port = 8080

    @Option(help: ArgumentHelp(Setting.serverKey.help, valueName: "key"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "A name by which the server may be asked for besides this machine's own, that of a proxy before it; may be "
                + "repeated. Also the setting \(Setting.hosts.name).",
            valueName: "name"))
    var allowHost: [String] = []

    @Option(help: ArgumentHelp("Sessions at once, 1 to 1000.", valueName: "count"))
    var maxSessions = 32

    @Flag(help: "Let sessions in, and make drafts, even if those that are open are not served in time.")
    var admitAll = false

    @Option(help: ArgumentHelp("The folder of the page; found beside the program if not given.", valueName: "folder"))
    var page: String?

    @Option(help: ArgumentHelp("A PEM file with the certificate and its chain.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("A PEM file with the certificate's private key.", valueName: "file"))
    var tlsKey: String?

    @Flag(help: "Use a certificate made here for localhost and this machine's name; browsers ask once.")
    var tlsSelfSigned = false

    @Flag(help: "Give ElevenLabs clients the default voice where they ask for one that is not here.")
    var anyVoice = false

    @Option(
        help: ArgumentHelp(
            "A file that gets a line of JSON for every turn: when everything happened, no word of what was said.",
            valueName: "file"))
    var latencyLog: String?

    @Option(
        help: ArgumentHelp(
            "The SQLite file of sessions and turns; without it the last turns are kept in memory.", valueName: "file"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "A folder that gets a file for every session, for `cascade replay`: what happened when, and every word that was "
                + "said. Kept until you delete it.",
            valueName: "folder"))
    var journal: String?

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func validate() throws {
        guard (1...1000).contains(self.maxSessions) else { throw ValidationError("--max-sessions takes 1 to 1000") }
        guard (0...65535).contains(self.port) else { throw ValidationError("--port takes 0 to 65535") }
        guard (self.tlsCertificate == nil) == (self.tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key go together")
        }
        guard !self.tlsSelfSigned || self.tlsCertificate == nil else {
            throw ValidationError("--tls-self-signed makes a certificate: leave it or --tls-certificate out")
        }
    }

    func run() async throws {
        // Sockets need little of a core, and each thread more is one more to be woken for a few frames.
        NIOSingletons.groupLoopCountSuggestion = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        let settings = try await self.options.settings()
        let loading = EngineLoading(settings: settings, isServing: true)
        var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let page = try PageFolder.find(self.page)
        if page == nil {
            logger.warning("no page is served: there is no folder Web beside the program, so name one with --page")
        }
        var serverSettings = ServerSettings(
            host: self.host, port: self.port, key: self.key ?? settings.serverKey.text,
            hosts: self.allowHost + settings.hosts, sessionLimit: self.maxSessions, pageFolder: page,
            acceptsAnyVoice: self.anyVoice, certificate: try await self.tls(),
            latencyLog: self.latencyLog, store: self.store, journal: self.journal,
            engineSettings: settings.sessionSettings)
        serverSettings.admitsAll = self.admitAll
        let server = try CascadeServer(
            settings: serverSettings, agent: settings.mode.agent(settings.agent),
            engineNames: settings.engineLabels, logger: logger, voices: { VoiceCatalog(local: $0.synthesizer) },
            decorate: settings.mode.engines, load: { try await loading.load() })
        let scheme = self.tlsSelfSigned || self.tlsCertificate != nil ? "https" : "http"
        let host = self.host
        try await server.run { port in
            StandardOutput.write("Cascade: open \(scheme)://\(host == "0.0.0.0" ? "localhost" : host):\(port)/")
        }
    }

    private func tls() async throws -> TLSFiles? {
        if let tlsCertificate, let tlsKey { return TLSFiles(certificate: tlsCertificate, privateKey: tlsKey) }
        return self.tlsSelfSigned ? try await SelfSignedCertificate.files() : nil
    }
}
