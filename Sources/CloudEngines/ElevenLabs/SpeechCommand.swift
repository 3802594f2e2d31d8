internal import ElevenLabsWire

/// What a reply tells the service, in either kind of socket.
enum SpeechCommand: Sendable, Equatable {
    case begin(SpeechSetup)
    /// - `trigger`: whether it may be spoken before enough is collected.
    case text(String, flush: Bool, trigger: Bool)
    case keepAlive
    /// No text follows: speak the rest.
    case end

    /// The message of a socket that speaks one reply.
    var single: StreamInputMessage {
        switch self {
        case .begin(let setup): .initialize(setup)
        case .text(let text, let flush, let trigger):
            StreamInputMessage(text: text, tryTriggerGeneration: trigger, flush: flush)
        case .keepAlive: .keepAlive
        case .end: .end
        }
    }

    /// The messages of a socket with several contexts.
    func multi(_ context: String) -> [MultiStreamInputMessage] {
        switch self {
        case .begin(let setup): [.initialize(context, setup)]
        case .text(let text, let flush, let trigger):
            [MultiStreamInputMessage(contextID: context, text: text, tryTriggerGeneration: trigger, flush: flush)]
        case .keepAlive: [.keepAlive(context)]
        case .end: [.flush(context), .closeContext(context)]
        }
    }
}
