/// The body of a request; its names are the wire's.
struct AnthropicRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: String
    }

    let model: String
    let max_tokens: Int
    let system: String?
    let messages: [Entry]
    var stream = true
    let temperature: Double
    let stop_sequences: [String]?
}
