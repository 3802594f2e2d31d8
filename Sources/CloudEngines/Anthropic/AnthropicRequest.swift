/// The body of a request; its names are the wire's in camel case.
struct AnthropicRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: String
    }

    let model: String
    let maxTokens: Int
    let system: String?
    let messages: [Entry]
    var stream = true
    let temperature: Double?
    let stopSequences: [String]?
}
