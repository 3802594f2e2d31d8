/// One event of a `text/event-stream`.
struct ServerSentEvent: Sendable, Equatable {
    /// The event's name, nil where the stream gives none.
    var name: String?
    /// The lines of its data, joined by line feeds.
    var data: String
}
