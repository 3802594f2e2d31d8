internal import SpeechEngines

/// How a family of services wants to be asked and how it answers. Pure: text in, values out.
protocol ChatDialect: Sendable {
    /// What follows the base of the URL.
    var path: String { get }

    func headers(key: APIKey?) -> [(name: String, value: String)]

    /// The request's JSON.
    /// - Parameter concessions: what the server does not take.
    /// - Throws: `EngineError` with code `unsupported` for what the dialect cannot ask.
    func body(
        model: String, messages: [Message], options: GenerationOptions, sparing concessions: Set<Concession>
    ) throws -> [UInt8]

    /// A reader of one answer.
    func reader() -> any ChatReader

    /// What the body of an answer other than 200 says.
    func refusal(status: Int, body: [UInt8], retryAfter: Duration?) -> ServiceRefusal
}

/// Reads one answer's events.
protocol ChatReader: Sendable {
    /// - Throws: `UnreadableEvent`.
    mutating func take(_ event: ServerSentEvent) throws -> [ChatStreamEvent]
}

/// An event that is not what the dialect says.
struct UnreadableEvent: Error {}
