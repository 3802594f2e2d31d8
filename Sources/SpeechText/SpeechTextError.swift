/// What can be wrong with settings of this module.
public struct SpeechTextError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable name of the fault.
    public enum Code: String, Sendable {
        case emptySchedule = "empty_schedule"
        case thresholdOutOfRange = "threshold_out_of_range"
        case unreadableSchedule = "unreadable_schedule"
    }

    /// The fault.
    public let code: Code

    /// For a person: what is wrong and what to do.
    public let message: String

    /// Whether the same call may succeed later. Settings do not mend themselves.
    public var isRetryable: Bool { false }

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
