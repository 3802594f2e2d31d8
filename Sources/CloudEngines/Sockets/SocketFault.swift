internal import SpeechEngines
internal import WebSockets

/// How faults of a vendor's sockets are told to a person.
struct SocketFault: Sendable {
    /// The vendor's name.
    let vendor: String
    /// The variable that holds its key.
    let keyName: String
    let hasKey: Bool

    var keepsClosing: EngineError {
        EngineError(
            .unreachable, "\(self.vendor) closes every connection: try again later, or check model and settings",
            isRetryable: true)
    }

    var overloaded: EngineError {
        EngineError(
            .overloaded, "sound for \(self.vendor) piles up: the network or the service is too slow", isRetryable: true)
    }

    var malformed: EngineError {
        EngineError(
            .malformed, "\(self.vendor) sent a message that cannot be read: check its address", isRetryable: true)
    }

    var refusedKey: EngineError {
        let what = self.hasKey ? "refused the key: check" : "wants a key: set"
        return EngineError(.unauthorized, "\(self.vendor) \(what) \(self.keyName)")
    }

    var noCredit: EngineError {
        EngineError(.rateLimited, "\(self.vendor) has no credit left for this key: look at the account")
    }

    var tooMany: EngineError {
        EngineError(
            .rateLimited, "\(self.vendor) takes no more connections now: try again later", isRetryable: true)
    }

    func failed(cause: (any Error)? = nil) -> EngineError {
        EngineError(.overloaded, "\(self.vendor) failed: try again later", isRetryable: true, cause: cause)
    }

    /// Why no connection could be opened. The cause never holds the service's answer, which may hold the key.
    func connecting(_ error: any Error) -> EngineError {
        guard let error = error as? WebSocketError else {
            return EngineError(.unreachable, "\(self.vendor) cannot be reached: check the network", isRetryable: true)
        }
        switch (error.code, error.refusal?.status) {
        case (.upgradeRefused, 401), (.upgradeRefused, 403): return self.refusedKey
        case (.upgradeRefused, 402): return self.noCredit
        case (.upgradeRefused, 429): return self.tooMany
        case (.upgradeRefused, .some(500...)): return self.failed()
        case (.upgradeRefused, .some(let status)):
            return EngineError(
                .unsupported,
                "\(self.vendor) refused the connection with status \(status): check model, voice and address")
        case (.connectTimedOut, _):
            return EngineError(
                .timedOut, "\(self.vendor) did not answer in time: check the network", isRetryable: true, cause: error)
        case (.invalidRequest, _), (.invalidHandshake, _):
            return EngineError(.unsupported, "the address of \(self.vendor) cannot be used: \(error.message)")
        case (.tlsFailed, _):
            return EngineError(
                .unreachable, "\(self.vendor) has no certificate that this machine trusts: check the address",
                cause: error)
        default:
            return EngineError(
                .unreachable, "\(self.vendor) cannot be reached: check address and network", isRetryable: true,
                cause: error)
        }
    }
}
