/// An error; `code` is a word at OpenAI and an HTTP status at vLLM and llama.cpp, and some send a text alone.
struct OpenAIFailure: Decodable {
    private enum Keys: String, CodingKey {
        case type, code, status, metadata
    }

    let name: String?
    let status: Int?

    init(name: String?, status: Int?) {
        (self.name, self.status) = (name, status)
    }

    /// - Throws: for what says that nothing is wrong: null, false, an empty text.
    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            guard !text.isEmpty else { throw UnreadableEvent() }
            self.init(name: nil, status: nil)
            return
        }
        let fields = try decoder.container(keyedBy: Keys.self)
        // Each is a hint only: one of an unknown shape is left out.
        let word = fields.lenient(String.self, .code)
        let code = fields.count(.code) ?? word.flatMap(Int.init)
        let type = fields.lenient(String.self, .type)
        self.init(
            name: word.flatMap { Int($0) == nil ? $0 : nil } ?? type,
            status: code.flatMap { (100...599).contains($0) ? $0 : nil })
    }
}
