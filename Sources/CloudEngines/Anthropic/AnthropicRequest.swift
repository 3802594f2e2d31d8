internal import SpeechEngines

/// The body of a request; its names are the wire's in camel case. What is nil is left out.
struct AnthropicRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: AnthropicContent
    }

    struct Tool: Encodable {
        let name: String
        let description: String
        let inputSchema: JSONTree

        /// - Throws: `EngineError` with code `unsupported` for a schema that cannot be sent.
        init(_ tool: ToolDeclaration) throws {
            self.name = tool.name
            self.description = tool.description
            self.inputSchema = try JSONTree(schemaOf: tool)
        }
    }

    let model: String
    let maxTokens: Int
    let system: String?
    let messages: [Entry]
    var stream = true
    let temperature: Double?
    let stopSequences: [String]?
    let tools: [Tool]?
}
