internal import SpeechEngines

/// The body of a request; its names are the wire's in camel case. What is nil is left out.
struct OpenAIRequest: Encodable {
    struct Entry: Encodable {
        let role: String
        let content: String?
        let toolCalls: [Call]?
        let toolCallId: String?

        init(_ message: Message) {
            self.role = message.role.name
            // Calls need no words.
            self.content = message.text.isEmpty && !message.toolCalls.isEmpty ? nil : message.text
            self.toolCalls = message.toolCalls.isEmpty ? nil : message.toolCalls.map(Call.init)
            self.toolCallId = if case .tool(let call) = message.role { call } else { nil }
        }
    }

    struct Call: Encodable {
        struct Function: Encodable {
            let name: String
            let arguments: String
        }

        let id: String
        var type = "function"
        let function: Function

        init(_ call: ToolCall) {
            self.id = call.id
            self.function = Function(name: call.name, arguments: call.arguments)
        }
    }

    struct Tool: Encodable {
        struct Function: Encodable {
            let name: String
            let description: String
            let parameters: JSONTree
        }

        var type = "function"
        let function: Function

        /// - Throws: `EngineError` with code `unsupported` for a schema that cannot be sent.
        init(_ tool: ToolDeclaration) throws {
            self.function = Function(
                name: tool.name, description: tool.description, parameters: try JSONTree(schemaOf: tool))
        }
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
    let tools: [Tool]?
}
