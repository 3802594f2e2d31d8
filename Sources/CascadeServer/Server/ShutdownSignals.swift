internal import Dispatch
internal import Foundation

/// Signals that ask the process to end, heard even when all of Swift's threads are held up.
struct ShutdownSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter asked: called on a queue of its own for each signal.
    init(_ signals: [Int32], asked: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "shutdown-signals")
        self.sources = signals.map { DispatchSource.makeSignalSource(signal: $0, queue: queue) }
        for source in self.sources {
            source.setEventHandler(handler: asked)
            source.resume()
        }
    }

    func cancel() { for source in self.sources { source.cancel() } }
}
