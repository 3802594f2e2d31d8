internal import Dispatch
internal import Foundation
internal import SpeechEngines
internal import Synchronization

/// The thread of one engine: takes in requests, runs the most urgent step, looks again.
///
/// Blocking C calls stay on this thread, so Swift's own threads are never held up. The inbox has no bound of its own:
/// each session has at most a few requests under way, and the server bounds the sessions.
final class EngineLoop<Engine: SteppedEngine & ~Copyable>: Sendable {
    private struct State {
        var inbox: [Engine.Request] = []
        var isStopping = false
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    private init() {}

    /// Starts a thread, makes the engine on it, and returns when the engine is ready.
    /// - Parameter make: loads the models; runs on the new thread.
    static func start(
        name: String, make: @escaping @Sendable () throws -> Engine
    ) async throws -> EngineLoop<Engine> {
        let loop = EngineLoop<Engine>()
        try await withCheckedThrowingContinuation { (ready: CheckedContinuation<Void, any Error>) in
            let thread = Thread {
                do {
                    let engine = try make()
                    ready.resume()
                    loop.run(engine)
                } catch {
                    loop.end()
                    ready.resume(throwing: error)
                }
            }
            thread.name = name
            // The models' kernels want more stack than a secondary thread gets by default.
            thread.stackSize = 8 << 20
            thread.start()
        }
        return loop
    }

    /// Hands the engine a request; false if the loop has been stopped.
    func submit(_ request: Engine.Request) -> Bool {
        let accepted = self.state.withLock { state in
            guard !state.isStopping else { return false }
            state.inbox.append(request)
            return true
        }
        if accepted { self.wake.signal() }
        return accepted
    }

    /// Ends the thread after the step that runs; requests under way fail.
    func stop() async {
        await withCheckedContinuation { continuation in
            let hasEnded = self.state.withLock { state in
                state.isStopping = true
                if !state.hasEnded { state.waiters.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
            self.wake.signal()
        }
    }

    private func run(_ engine: consuming Engine) {
        var engine = engine
        while true {
            let (requests, isStopping) = self.state.withLock { state in
                defer { state.inbox = [] }
                return (state.inbox, state.isStopping)
            }
            for request in requests { engine.accept(request) }
            if isStopping { break }
            if !engine.step() {
                // The semaphore may have been signaled for work that is already done: then this loop looks once more.
                self.wake.wait()
            }
        }
        engine.stop()
        self.end()
    }

    private func end() {
        let waiters = self.state.withLock { state in
            state.isStopping = true
            state.hasEnded = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
