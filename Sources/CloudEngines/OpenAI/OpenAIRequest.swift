/// The body of a request; its names are the wire's.
struct OpenAIRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: String
    }

    struct StreamOptions: Encodable {
        var include_usage = true
    }

    let model: String
    let messages: [Entry]
    var stream = true
    var stream_options = StreamOptions()
    let max_tokens: Int?
    let max_completion_tokens: Int?
    let temperature: Double?
    let stop: [String]?
}
