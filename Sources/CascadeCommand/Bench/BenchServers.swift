internal import Cascade
internal import CascadeLab
internal import CascadeServer
internal import Logging
internal import SpeechEngines

/// A server of its own for each mode, in this process and on a free port of this machine; all share the engines.
struct BenchServers {
    let settings: Settings
    let engines: EngineSet
    let logger: Logger

    /// Serves while the body runs.
    func run<Value: Sendable>(
        _ modes: [TurnMode], _ body: @escaping @Sendable ([BenchMode]) async throws -> Value
    ) async throws -> Value {
        let (ports, listening) = AsyncStream.makeStream(
            of: (TurnMode, Int).self, bufferingPolicy: .bufferingNewest(TurnMode.allCases.count))
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            for mode in modes {
                let server = try self.server(mode)
                group.addTask {
                    do {
                        try await server.run { port in listening.yield((mode, port)) }
                    } catch is CancellationError {
                        // The body has ended.
                    }
                    return nil
                }
            }
            group.addTask {
                var found: [TurnMode: Int] = [:]
                for await (mode, port) in ports {
                    found[mode] = port
                    if found.count == modes.count { break }
                }
                return try await body(
                    modes.compactMap { mode in
                        found[mode].map {
                            BenchMode(name: mode.rawValue, url: "ws://127.0.0.1:\($0)/v1/session")
                        }
                    })
            }
            defer { group.cancelAll() }
            if let finished = try await group.next(), let value = finished { return value }
            throw CommandFailure("the bench was ended before its last turn, so there is no result")
        }
    }

    private func server(_ mode: TurnMode) throws -> CascadeServer {
        var agent = mode.agent(self.settings.agent)
        agent.greeting = nil
        return try CascadeServer(
            settings: ServerSettings(port: 0), agent: agent, engineNames: [:], logger: self.logger,
            decorate: mode.engines
        ) { [engines] in engines }
    }
}
