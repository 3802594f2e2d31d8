internal import Cascade
internal import ServiceLifecycle

/// Runs the listening loop for as long as the server runs.
struct ListeningService: Service {
    let listening: ListeningLoop

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.listening.run(clock: ContinuousClock()) }
    }
}
