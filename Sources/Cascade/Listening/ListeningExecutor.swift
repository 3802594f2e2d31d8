internal import Dispatch

/// One thread at a time for the listening loop, apart from Swift's own.
final class ListeningExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "listening", qos: .userInteractive)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = self.asUnownedTaskExecutor()
        self.queue.async { job.runSynchronously(on: executor) }
    }
}
