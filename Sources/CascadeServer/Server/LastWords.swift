internal import Dispatch
internal import Logging

/// Logs what must not keep the process from its end.
struct LastWords {
    /// A log that nobody reads any more may take for ever.
    private static let patience = DispatchTimeInterval.milliseconds(500)

    let logger: Logger

    /// Logs, and returns when it is done or after half a second.
    func log(_ message: Logger.Message, metadata: Logger.Metadata) {
        let done = DispatchSemaphore(value: 0)
        DispatchQueue(label: "last-words").async { [logger = self.logger] in
            logger.critical(message, metadata: metadata)
            done.signal()
        }
        _ = done.wait(timeout: .now() + Self.patience)
    }
}
