internal import SpeechEngines

/// What a message says and does: a text, or blocks of several kinds.
enum AnthropicContent: Encodable {
    case text(String)
    case blocks([Block])

    /// What is nil is left out.
    struct Block: Encodable {
        let type: String
        var text: String?
        var id: String?
        var name: String?
        var input: JSONTree?
        var toolUseId: String?
        var content: String?
    }

    init(_ message: Message) {
        let words = AnthropicContent.text(message.text)
        if case .tool(let call) = message.role {
            self = .blocks([Block(type: "tool_result", toolUseId: call, content: message.text)])
        } else if message.toolCalls.isEmpty {
            self = .text(message.text)
        } else {
            self = .blocks(
                words.asBlocks
                    + message.toolCalls.map { call in
                        // What the model wrote may be no object, and the service takes nothing else.
                        Block(
                            type: "tool_use", id: call.id, name: call.name,
                            input: JSONTree(object: call.arguments) ?? .object([:]))
                    })
        }
    }

    /// This one's blocks and then the other's.
    func joined(with other: AnthropicContent) -> AnthropicContent { .blocks(self.asBlocks + other.asBlocks) }

    private var asBlocks: [Block] {
        switch self {
        case .text(let text): text.isEmpty ? [] : [Block(type: "text", text: text)]
        case .blocks(let blocks): blocks
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .text(let text): try value.encode(text)
        case .blocks(let blocks): try value.encode(blocks)
        }
    }
}
