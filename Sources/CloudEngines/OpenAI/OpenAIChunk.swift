/// One `data:` object of a stream. Everything may be missing: servers differ in what they leave out.
struct OpenAIChunk: Decodable {
    struct Choice: Decodable {
        let index: Int?
        let delta: Delta?
        let finishReason: String?
    }

    struct Delta: Decodable {
        let content: String?
        let refusal: String?
        let toolCalls: [ToolCallPart]?
    }

    struct ToolCallPart: Decodable {
        struct Function: Decodable {
            let name: String?
            let arguments: String?
        }

        let index: Int?
        let id: String?
        let function: Function?
    }

    struct Usage: Decodable {
        let promptTokens: Int?
        let completionTokens: Int?
    }

    struct Failing: Decodable {
        let error: Failure
    }

    /// An error object; `code` is a word at OpenAI and an HTTP status at vLLM and llama.cpp.
    struct Failure: Decodable {
        enum Keys: CodingKey {
            case type, code
        }

        let name: String?
        let status: Int?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            // Each is a hint only: one of an unknown shape is left out.
            let word = try? container.decode(String.self, forKey: .code)
            self.status = (try? container.decode(Int.self, forKey: .code)) ?? word.flatMap(Int.init)
            let type = try? container.decode(String.self, forKey: .type)
            self.name = word.flatMap { Int($0) == nil ? $0 : nil } ?? type
        }
    }

    let choices: [Choice]?
    let usage: Usage?
    let error: Failure?
}
