/// One object of a stream, or a whole answer. Everything may be missing or of another form: servers differ.
struct OpenAIChunk: Decodable {
    private enum Keys: String, CodingKey {
        case choices, usage, error, object, type, detail
        /// Ollama's own form, and that of plain completions.
        case message, response, content, done, doneReason, stop
        /// Events of OpenAI's newer interface.
        case delta
    }

    /// Nil where the object has no list of choices.
    let choices: [OpenAIChoice]?
    let usage: Usage?
    let error: OpenAIFailure?
    /// The kind of an event that names it.
    let type: String?
    /// What stands beside a list of choices, or instead of it.
    let bare: OpenAITurn?
    let isDone: Bool
    let doneReason: String?

    struct Usage: Decodable {
        private enum Keys: String, CodingKey {
            case promptTokens, completionTokens, inputTokens, outputTokens
        }

        let input: Int?
        let output: Int?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Keys.self)
            self.input = fields.count(.promptTokens) ?? fields.count(.inputTokens)
            self.output = fields.count(.completionTokens) ?? fields.count(.outputTokens)
        }
    }

    /// - Throws: `DecodingError` for what is no object, or has choices that are no list.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        let list = fields.lenient([Lenient<OpenAIChoice>].self, .choices)
        if list == nil, fields.contains(.choices), try !fields.decodeNil(forKey: .choices) {
            throw DecodingError.dataCorruptedError(forKey: .choices, in: fields, debugDescription: "no list")
        }
        self.choices = list?.compactMap(\.value)
        self.usage = fields.lenient(Usage.self, .usage)
        self.type = fields.word(.type)
        self.error = Self.failure(fields, type: self.type)
        self.bare =
            fields.lenient(OpenAITurn.self, .message) ?? fields.lenient(OpenAITurn.self, .delta)
            ?? fields.lenient(OpenAITurn.self, .response) ?? fields.lenient(OpenAITurn.self, .content)
        let isStopped = fields.lenient(Bool.self, .stop) ?? false
        self.isDone = fields.lenient(Bool.self, .done) ?? isStopped
        self.doneReason = fields.word(.doneReason)
    }

    private static func failure(_ fields: KeyedDecodingContainer<Keys>, type: String?) -> OpenAIFailure? {
        if fields.says([.error]) || fields.lenient(OpenAIFailure.self, .error) != nil {
            return fields.lenient(OpenAIFailure.self, .error)
        }
        // The object itself is the error.
        let isError = fields.word(.object) == "error" || type == "error"
        return isError || fields.says([.detail]) ? OpenAIFailure(name: nil, status: nil) : nil
    }
}
