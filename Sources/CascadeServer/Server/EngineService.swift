internal import Logging
internal import ServerEdge
internal import ServiceLifecycle
internal import SpeechEngines

/// Loads the engines while the server listens already, and stops them when all sessions have ended.
struct EngineService: Service {
    let readiness: EngineReadiness
    let logger: Logger
    let load: @Sendable () async throws -> EngineSet

    func run() async throws {
        var engines: EngineSet?
        do {
            let loaded = try await self.load()
            engines = loaded
            self.readiness.set(.ready(loaded))
            self.logger.notice("engines are ready")
        } catch {
            let failure = EngineError(error)
            self.readiness.set(.failed(failure))
            self.logger.error("engines cannot be used", metadata: ["reason": "\(failure.message)"])
        }
        // It fails when the service is cancelled, and then the engines must end as well.
        try? await gracefulShutdown()
        await engines?.stop()
    }
}
