internal import Cascade
internal import Logging
internal import ServiceLifecycle
internal import SpeechEngines

/// Loads the engines while the server listens already.
struct EngineService: Service {
    let readiness: EngineReadiness
    let logger: Logger
    let load: @Sendable () async throws -> EngineSet

    func run() async throws {
        do {
            self.readiness.set(.ready(try await self.load()))
            self.logger.notice("engines are ready")
        } catch {
            let failure = error as? EngineError ?? EngineError(.failed, "\(error)", cause: error)
            self.readiness.set(.failed(failure))
            self.logger.error("engines cannot be used", metadata: ["reason": "\(failure.message)"])
        }
        try await gracefulShutdown()
    }
}
