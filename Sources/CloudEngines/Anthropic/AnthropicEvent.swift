/// One event's data, or a whole answer; `type` says which of the parts are there, and each may be missing.
struct AnthropicEvent: Decodable {
    private enum Keys: String, CodingKey {
        case type, index, message, contentBlock, delta, usage, error, content, stopReason
    }

    private enum FailureKeys: String, CodingKey {
        case type
    }

    struct Usage: Decodable {
        private enum Keys: String, CodingKey {
            case inputTokens, outputTokens
        }

        let input: Int?
        let output: Int?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            (self.input, self.output) = (fields.count(.inputTokens), fields.count(.outputTokens))
        }
    }

    struct Message: Decodable {
        private enum Keys: String, CodingKey {
            case usage
        }

        let usage: Usage?

        init(from decoder: any Decoder) throws {
            self.usage = try decoder.container(keyedBy: Keys.self).lenient(Usage.self, .usage)
        }
    }

    /// A block of the answer, or the next bit of one.
    struct Block: Decodable {
        private enum Keys: String, CodingKey {
            case type, id, name, text, partialJson, input, stopReason, thinking, signature, data
        }

        let type: String
        let id: String?
        let name: String?
        let text: String
        let partialJson: String?
        /// Whether arguments of a call stand here as a whole; an empty object stands in front of their bits.
        let hasInput: Bool
        let thinking: String
        let stopReason: String?

        /// Whether it is thinking, or belongs to some.
        var isThinking: Bool { ["thinking", "signature"].contains(where: self.type.contains) }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            let isThought = fields.says([.thinking, .signature])
            self.type = fields.word(.type) ?? (isThought ? "thinking" : "")
            self.id = fields.lenient(String.self, .id)
            self.name = fields.lenient(String.self, .name)
            self.text = fields.lenient(String.self, .text) ?? ""
            self.partialJson = fields.lenient(String.self, .partialJson)
            self.hasInput = fields.says([.input])
            self.thinking = fields.lenient(String.self, .thinking) ?? ""
            self.stopReason = fields.word(.stopReason)
        }
    }

    let type: String
    let index: Int
    let message: Message?
    let contentBlock: Block?
    let delta: Block?
    let usage: Usage?
    /// The name of an error; empty where it has none.
    let error: String?
    /// The blocks of a whole answer, and why it ended.
    let content: [Block]
    let stopReason: String?

    /// - Throws: `DecodingError` without a type.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        let failure = try? fields.nestedContainer(keyedBy: FailureKeys.self, forKey: .error)
        self.error = failure.map { $0.word(.type) ?? "" } ?? (fields.says([.error]) ? "" : nil)
        self.type = try fields.word(.type) ?? (self.error == nil ? fields.decode(String.self, forKey: .type) : "error")
        self.index = fields.count(.index) ?? 0
        self.message = fields.lenient(Message.self, .message)
        self.contentBlock = fields.lenient(Block.self, .contentBlock)
        self.delta = fields.lenient(Block.self, .delta)
        self.usage = fields.lenient(Usage.self, .usage)
        self.content = fields.all(Block.self, .content)
        self.stopReason = fields.word(.stopReason)
    }
}
