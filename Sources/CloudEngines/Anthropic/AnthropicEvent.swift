/// One event's data; `type` says which of the parts are there.
struct AnthropicEvent: Decodable {
    struct Message: Decodable {
        let usage: Usage?
    }

    struct Usage: Decodable {
        let input_tokens: Int?
        let output_tokens: Int?
    }

    struct Block: Decodable {
        let type: String?
        let id: String?
        let name: String?
        let text: String?
    }

    struct Delta: Decodable {
        let type: String?
        let text: String?
        let partial_json: String?
        let stop_reason: String?
    }

    struct Failure: Decodable {
        let type: String?
    }

    let type: String
    let index: Int?
    let message: Message?
    let content_block: Block?
    let delta: Delta?
    let usage: Usage?
    let error: Failure?
}
