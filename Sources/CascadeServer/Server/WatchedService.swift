internal import ServiceLifecycle

/// A part of the server whose end is watched.
struct WatchedService: Service {
    private let name: String
    private let service: any Service
    private let watch: ShutdownWatch

    /// - Parameter name: what the part is called in the log.
    init(_ service: any Service, name: String, watch: ShutdownWatch) {
        self.service = service
        self.name = name
        self.watch = watch
        watch.began(name)
    }

    func run() async throws {
        defer { self.watch.ended(self.name) }
        try await withGracefulShutdownHandler {
            try await self.service.run()
        } onGracefulShutdown: {
            self.watch.asked()
        }
    }
}
