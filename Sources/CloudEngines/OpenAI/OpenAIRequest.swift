/// The body of a request; its names are the wire's in camel case. What is nil is left out.
struct OpenAIRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: String
    }

    struct StreamOptions: Encodable {
        var includeUsage = true
    }

    let model: String
    let messages: [Entry]
    var stream = true
    let streamOptions: StreamOptions?
    let maxTokens: Int?
    let maxCompletionTokens: Int?
    let temperature: Double?
    let stop: [String]?
}
