internal import Dispatch

/// One thread at a time for the listening loop, apart from Swift's own.
final class ListeningExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "listening", qos: .userInteractive)

    /// Runs something short there, after what is queued.
    func run(_ work: @escaping @Sendable () -> Void) { self.queue.async(execute: work) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = self.asUnownedTaskExecutor()
        self.queue.async { job.runSynchronously(on: executor) }
    }
}
