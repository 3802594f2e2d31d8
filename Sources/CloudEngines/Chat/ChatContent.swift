/// What stands where an answer's words are: a text, parts of several kinds, or a part.
struct ChatContent: Decodable {
    /// The words.
    private(set) var text = ""
    /// Whether some of it is thinking.
    private(set) var hasThinking = false

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.text = text
        } else if let parts = try? [Lenient<Part>](from: decoder) {
            for part in parts.compactMap(\.value) { self.add(part) }
        } else if let part = try? Part(from: decoder) {
            self.add(part)
        }
    }

    private mutating func add(_ part: Part) {
        self.text += part.text
        self.hasThinking = self.hasThinking || part.isThinking
    }

    /// A part of an answer.
    private struct Part: Decodable {
        private enum Keys: String, CodingKey {
            case type, text, value, content, refusal, thinking, reasoning, thought
        }

        private(set) var text = ""
        private(set) var isThinking = false

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                return
            }
            let fields = try decoder.container(keyedBy: Keys.self)
            let type = fields.lenient(String.self, .type)?.lowercased() ?? "text"
            let isThought =
                ["think", "reason", "thought", "summary"].contains(where: type.contains)
                || fields.lenient(Bool.self, .thought) == true || fields.says([.thinking, .reasoning])
            self.isThinking = isThought
            guard !isThought, !type.contains("tool"), !type.contains("function") else { return }
            self.text =
                fields.lenient(String.self, .text) ?? fields.lenient(Inner.self, .text)?.value
                ?? fields.lenient(String.self, .value) ?? fields.lenient(String.self, .content)
                ?? fields.lenient(String.self, .refusal) ?? ""
        }
    }

    /// A text within an object of its own.
    private struct Inner: Decodable {
        let value: String
    }
}
