internal import SpeechEngines
internal import WebSockets

/// How the service's faults are told to a person.
enum DeepgramFault {
    static let keepsClosing = EngineError(
        .unreachable, "Deepgram closes every connection: try again later, or check model and settings",
        isRetryable: true)

    static let overloaded = EngineError(
        .overloaded, "sound for Deepgram piles up: the network or the service is too slow", isRetryable: true)

    static func connecting(_ error: any Error, hasKey: Bool) -> EngineError {
        guard let error = error as? WebSocketError else {
            return EngineError(.unreachable, "Deepgram cannot be reached: check the network", isRetryable: true)
        }
        switch (error.code, error.refusal?.status) {
        case (.upgradeRefused, 401), (.upgradeRefused, 403):
            let what = hasKey ? "refused the key: check" : "wants a key: set"
            return EngineError(.unauthorized, "Deepgram \(what) DEEPGRAM_API_KEY")
        case (.upgradeRefused, 402):
            return EngineError(.rateLimited, "Deepgram has no credit left for this key: look at the account")
        case (.upgradeRefused, 429):
            return EngineError(
                .rateLimited, "Deepgram takes no more connections now: try again later", isRetryable: true)
        case (.upgradeRefused, .some(500...)):
            return EngineError(.overloaded, "Deepgram failed: try again later", isRetryable: true, cause: error)
        case (.upgradeRefused, .some(let status)):
            return EngineError(
                .unsupported, "Deepgram refused the connection with status \(status): check model and address")
        case (.connectTimedOut, _):
            return EngineError(
                .timedOut, "Deepgram did not answer in time: check the network", isRetryable: true, cause: error)
        case (.invalidRequest, _), (.invalidHandshake, _):
            return EngineError(.unsupported, "the address of Deepgram cannot be used: \(error.message)")
        case (.tlsFailed, _):
            return EngineError(
                .unreachable, "Deepgram has no certificate that this machine trusts: check the address", cause: error)
        default:
            return EngineError(
                .unreachable, "Deepgram cannot be reached: check address and network", isRetryable: true, cause: error)
        }
    }
}
