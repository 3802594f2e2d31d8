package import Cascade
package import ElevenLabsServer
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
internal import NIOSSL
internal import ServerEdge
internal import ServiceLifecycle
internal import SessionHosting
package import SpeechEngines
package import TurnTimes
internal import UnixSignals

/// The server: page, health, and sessions over WebSockets, on one port.
package struct CascadeServer: Sendable {
    /// The exit code of a process that was asked to end and did not within `ServerSettings.shutdownLimit`.
    package static let hungExitCode: Int32 = 70

    private let settings: ServerSettings
    private let agent: Agent
    private let sessions: SessionSockets
    private let elevenLabs: ElevenLabsServer
    private let page: PageFiles
    private let keeping: TurnKeeping
    private let access: Access
    private let readiness = EngineReadiness()
    private let listening = ListeningLoop()
    private let headroom = HeadroomWatch(clock: SessionClock(ContinuousClock()))
    private let load: @Sendable () async throws -> EngineSet
    private let logger: Logger

    /// - Parameters:
    ///   - engineNames: what clients are told about the engines: `stt`, `llm`, `tts`.
    ///   - clock: by which tokens run out and clients of the ElevenLabs endpoints are let go that show no key.
    ///   - voices: what clients of the ElevenLabs endpoints may choose from; asked often, so it must be quick.
    ///   - decorate: what a session's engines are, made of those of the process.
    ///   - load: loads the engines; runs while the server listens already.
    /// - Throws: `ServerError` for settings that cannot be used.
    package init(
        settings: ServerSettings, agent: Agent, engineNames: [String: String], logger: Logger,
        clock: SessionClock = SessionClock(ContinuousClock()),
        voices: @escaping @Sendable (EngineSet) -> VoiceCatalog = { VoiceCatalog($0.synthesizer) },
        decorate: @escaping @Sendable (EngineSet, SessionClock) -> SessionEngines = { engines, _ in
            SessionEngines(engines)
        },
        load: @escaping @Sendable () async throws -> EngineSet
    ) throws {
        try settings.validate()
        self.settings = settings
        self.agent = agent
        self.page = try PageFiles(folder: settings.pageFolder)
        let access = Access(key: settings.key, hosts: settings.hosts)
        self.access = access
        self.keeping = TurnKeeping(
            store: try TurnStore(file: settings.store), log: try settings.latencyLog.map { try LatencyLog(path: $0) },
            clock: SessionClock(ContinuousClock()), logger: logger)
        self.elevenLabs = ElevenLabsServer(
            access: access, limit: settings.sessionLimit, acceptsAnyVoice: settings.acceptsAnyVoice,
            readiness: self.readiness, listening: self.listening, voices: voices, clock: clock, logger: logger)
        let inForce = agent.settings(engines: engineNames).merging(settings.engineSettings) { own, _ in own }
        self.sessions = SessionSockets(
            host: SessionHost(
                agent: agent, settings: inForce, limit: settings.sessionLimit, readiness: self.readiness,
                listening: self.listening, keeping: self.keeping, headroom: self.headroom,
                journals: try settings.journal.map { try JournalFolder(path: $0) }, logger: logger, decorate: decorate),
            access: access, engineNames: engineNames)
        self.load = load
        self.logger = logger
    }

    /// Sessions that are open now.
    package var sessionCount: Int { self.sessions.host.count }

    /// Sockets and requests of ElevenLabs clients that are open now.
    package var elevenLabsCount: Int { self.elevenLabs.count }

    /// Serves until the process is asked to end (SIGTERM or SIGINT), then says 1001 to every client.
    ///
    /// What has not ended by half of `ServerSettings.shutdownLimit` is cancelled. If something still runs at the limit, the
    /// process ends all the same, with a line in the log and `hungExitCode`.
    /// - Parameter onListening: called once with the real port.
    package func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        let watch = ShutdownWatch(limit: self.settings.shutdownLimit) { running in
            LastWords(logger: self.logger).log(
                "the server did not end in time, so its process is ended; the first part holds up the others",
                metadata: [
                    "running": "\(running.joined(separator: ", "))", "sessions": "\(self.sessionCount)",
                    "elevenLabs": "\(self.elevenLabsCount)",
                ])
            // Not exit, which would run the libraries' own endings beside threads that are in the middle of a step.
            _exit(Self.hungExitCode)
        }
        let signals = watch.listen(to: [SIGTERM, SIGINT])
        defer { signals.cancel() }
        try await self.run(watch: watch, onListening: onListening)
    }

    /// Serves, and tells the watch what runs.
    func run(watch: ShutdownWatch, onListening: @escaping @Sendable (Int) -> Void) async throws {
        defer { watch.finished() }
        let routes = ServerRoutes(
            page: self.page, sessions: self.sessions, readiness: self.readiness, headroom: self.headroom,
            latency: LatencyRoutes(
                keeping: self.keeping, agent: self.agent, access: self.access, logger: self.logger),
            elevenLabs: self.elevenLabs)
        let (sessions, elevenLabs) = (self.sessions, self.elevenLabs)
        var webSockets = HTTPServerBuilder.upgradable { request in
            if let decision = elevenLabs.decide(request) { return decision }
            return await sessions.decide(request)
        }
        if let files = self.settings.certificate {
            webSockets = try .tls(webSockets, tlsConfiguration: Self.tls(files))
        }
        let app = Application(
            router: routes.router(), server: webSockets,
            configuration: .init(
                address: .hostname(self.settings.host, port: self.settings.port), serverName: "Cascade"),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? 0) },
            logger: self.logger)
        var configuration = ServiceGroupConfiguration(
            // They end in the opposite order: turns are kept until all sessions have ended.
            services: [
                ("turns", self.keeping), ("listening", ListeningService(listening: self.listening)),
                ("headroom", self.settings.admitsAll ? nil : HeadroomService(headroom: self.headroom)),
                ("engines", EngineService(readiness: self.readiness, logger: self.logger, load: self.load)),
                ("connections", app),
            ].compactMap { (name: String, service: (any Service)?) in
                service.map { .init(service: WatchedService($0, name: name, watch: watch)) }
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: self.logger)
        // A client that does not answer, or asks for an hour of speech, must not hold the process. What cannot even be
        // cancelled is the watch's.
        configuration.maximumGracefulShutdownDuration = self.settings.shutdownLimit / 2
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError where watch.isAsked {
            // What was left at half of the limit was cancelled, and has ended.
        }
    }

    private static func tls(_ files: TLSFiles) throws -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let key = try NIOSSLPrivateKey(file: files.privateKey, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(key))
            configuration.applicationProtocols = ["http/1.1"]
            return configuration
        } catch {
            throw ServerError(
                "the certificate \(files.certificate) with key \(files.privateKey) cannot be used: \(error)")
        }
    }
}
