/// One event's data; `type` says which of the parts are there.
struct AnthropicEvent: Decodable {
    struct Message: Decodable {
        let usage: Usage?
    }

    struct Usage: Decodable {
        let inputTokens: Int?
        let outputTokens: Int?
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
        let partialJson: String?
        let stopReason: String?
    }

    struct Failure: Decodable {
        let type: String?
    }

    let type: String
    let index: Int?
    let message: Message?
    let contentBlock: Block?
    let delta: Delta?
    let usage: Usage?
    let error: Failure?
}
