/// One of the answers that a server offers; only one is asked for.
struct OpenAIChoice: Decodable {
    private enum Keys: String, CodingKey {
        case index, delta, message, text, finishReason, error
    }

    let index: Int?
    /// What is new.
    let delta: OpenAITurn?
    /// The whole answer, or what is new under another name.
    let message: OpenAITurn?
    let finishReason: String?
    let error: OpenAIFailure?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        self.index = fields.count(.index)
        self.delta = fields.lenient(OpenAITurn.self, .delta) ?? fields.lenient(OpenAITurn.self, .text)
        self.message = fields.lenient(OpenAITurn.self, .message)
        self.finishReason = fields.word(.finishReason)
        self.error = fields.lenient(OpenAIFailure.self, .error)
    }
}
