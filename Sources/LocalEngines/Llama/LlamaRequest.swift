internal import SpeechEngines

/// What sessions ask of the language model's loop.
enum LlamaRequest: Sendable {
    case reply([Message], GenerationOptions, ReplyStanding?, EngineJob<LlamaOutput>)
    /// Reading ahead of a reply.
    case prepare([Message], EngineJob<LlamaOutput>)

    var isReply: Bool {
        switch self {
        case .reply: true
        case .prepare: false
        }
    }

    var messages: [Message] {
        switch self {
        case .reply(let messages, _, _, _), .prepare(let messages, _): messages
        }
    }

    var job: EngineJob<LlamaOutput> {
        switch self {
        case .reply(_, _, _, let job), .prepare(_, let job): job
        }
    }
}
