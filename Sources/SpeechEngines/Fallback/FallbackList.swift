/// The engines of a list, which of them to try, and who is told when one fails.
final class FallbackList<Engine: Sendable>: Sendable {
    let engines: [NamedEngine<Engine>]
    private let stage: EngineFallback.Stage
    private let order: SharedEngineOrder
    private let now: @Sendable () -> Duration
    private let report: @Sendable (EngineFallback) -> Void

    init(
        _ stage: EngineFallback.Stage, _ engines: [NamedEngine<Engine>], clock: some Clock<Duration>,
        report: @escaping @Sendable (EngineFallback) -> Void
    ) {
        precondition(!engines.isEmpty, "a list has at least one engine")
        self.stage = stage
        self.engines = engines
        self.order = SharedEngineOrder(count: engines.count)
        let origin = clock.now
        self.now = { origin.duration(to: clock.now) }
        self.report = report
    }

    /// The engine that is tried first now.
    var next: NamedEngine<Engine> { self.engines[self.order.order(at: self.now())[0]] }

    private init(_ list: FallbackList<Engine>, observer: @escaping @Sendable (EngineFallback) -> Void) {
        self.stage = list.stage
        self.engines = list.engines
        self.order = list.order
        self.now = list.now
        self.report = { [report = list.report] fallback in
            report(fallback)
            observer(fallback)
        }
    }

    /// The same list, with one more who is told: a session's way to learn of its own fallbacks, as engines are shared.
    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> FallbackList<Engine> {
        FallbackList(self, observer: observer)
    }

    /// Tries one engine after the other until one succeeds.
    /// - Parameters:
    ///   - mayGoOn: whether the next engine can do what the failed one did not.
    ///   - isToBlame: whether an error after which the next engine cannot go on was the engine's all the same: then it is
    ///     tried last for a while, too.
    ///   - body: throws to let the next engine try.
    func trying<Value>(
        while mayGoOn: () -> Bool, blaming isToBlame: () -> Bool = { false },
        _ body: (NamedEngine<Engine>) async throws -> Value
    ) async throws -> Value {
        let order = self.order.order(at: self.now())
        for (place, index) in order.enumerated() {
            do {
                let value = try await body(self.engines[index])
                self.order.succeeded(index)
                return value
            } catch {
                // A cancelled request says nothing about its engine.
                if error is CancellationError || Task.isCancelled { throw error }
                let goesOn = mayGoOn()
                if goesOn || isToBlame() { self.order.failed(index, at: self.now()) }
                guard goesOn else { throw error }
                guard place + 1 < order.count else { throw error }
                self.tell(self.engines[index], failed: error, next: self.engines[order[place + 1]])
            }
        }
        throw CancellationError()
    }

    private func tell(_ failed: NamedEngine<Engine>, failed error: any Error, next: NamedEngine<Engine>) {
        let error = EngineError(error, from: failed.name)
        self.report(EngineFallback(stage: self.stage, failed: failed.name, next: next.name, error: error))
    }
}
