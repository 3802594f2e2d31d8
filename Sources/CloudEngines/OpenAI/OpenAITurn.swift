/// What a model says and does, whole or the next bit of it.
struct OpenAITurn: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case content, text, refusal, toolCalls, functionCall
        case reasoning, reasoningContent, reasoningDetails, reasoningText, thinking, thinkingBlocks, thought, thoughts

        static let thinkingKeys: [Keys] = [
            .reasoning, .reasoningContent, .reasoningDetails, .reasoningText, .thinking, .thinkingBlocks, .thought,
            .thoughts,
        ]
    }

    struct ToolCallPart: Decodable {
        private enum Keys: String, CodingKey {
            case index, id, function, name, arguments
        }

        let index: Int?
        let id: String?
        let name: String?
        let arguments: String?
        /// Whether the arguments are something else than a text.
        let isUnreadable: Bool

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            let function = try? fields.nestedContainer(keyedBy: Keys.self, forKey: .function)
            self.index = fields.count(.index)
            self.id = fields.lenient(String.self, .id)
            self.name = (function ?? fields).lenient(String.self, .name)
            self.arguments = (function ?? fields).lenient(String.self, .arguments)
            self.isUnreadable = self.arguments == nil && (function ?? fields).says([.arguments])
        }
    }

    let text: String
    /// What it thinks, empty where that is not told; nil where it does not think.
    let thinking: String?
    let toolCalls: [ToolCallPart]

    /// A text alone is what is said.
    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            (self.text, self.thinking, self.toolCalls) = (text, nil, [])
            return
        }
        if (try? decoder.unkeyedContainer()) != nil {
            let content = try ChatContent(from: decoder)
            (self.text, self.thinking, self.toolCalls) = (content.text, content.hasThinking ? "" : nil, [])
            return
        }
        let fields = try decoder.container(keyedBy: Keys.self)
        let content = fields.lenient(ChatContent.self, .content)
        let words = content.flatMap { $0.text.isEmpty ? nil : $0 } ?? fields.lenient(ChatContent.self, .text)
        // A refusal is written for the person who asked.
        self.text = (words?.text ?? "") + (fields.lenient(String.self, .refusal) ?? "")
        let isThinking = (content?.hasThinking ?? false) || fields.says(Keys.thinkingKeys)
        // Some say the same in two fields.
        let thought = Keys.thinkingKeys.lazy.compactMap { fields.lenient(String.self, $0) }.first { !$0.isEmpty }
        self.thinking = isThinking ? thought ?? "" : nil
        self.toolCalls =
            fields.all(ToolCallPart.self, .toolCalls)
            + (fields.lenient(ToolCallPart.self, .functionCall).map { [$0] } ?? [])
    }
}
