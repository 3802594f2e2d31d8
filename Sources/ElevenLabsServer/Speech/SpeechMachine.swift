internal import ElevenLabsWire

/// The rules of a kind of speech socket: events in, actions out.
protocol SpeechMachine: Sendable {
    associatedtype Message: JSONMessage

    /// When `SpeechEvent.time` is wanted; nil if never.
    var deadline: Duration? { get }

    /// - Parameter now: since the socket opened; never falls.
    mutating func take(_ event: SpeechEvent<Message>, at now: Duration) -> [SpeechAction]

    /// An output as this kind of socket writes it.
    static func json(contextID: String?, _ output: StreamOutput) -> String
}
