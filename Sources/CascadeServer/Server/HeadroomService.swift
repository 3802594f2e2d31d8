internal import ServiceLifecycle
internal import SessionHosting

/// Watches whether the process keeps up for as long as the server runs.
struct HeadroomService: Service {
    let headroom: HeadroomWatch

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.headroom.run() }
    }
}
