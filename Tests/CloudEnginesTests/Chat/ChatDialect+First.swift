import SpeechEngines

@testable import CloudEngines

extension ChatDialect {
    /// The request as it is made first.
    func body(model: String, messages: [Message], options: GenerationOptions) throws -> [UInt8] {
        try self.body(model: model, messages: messages, options: options, sparing: [])
    }
}
