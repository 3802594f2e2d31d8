internal import SpeechEngines

/// Where a model is served, and how its faults are told to a person.
struct ChatService: Sendable {
    /// The vendor or dialect, for messages.
    let name: String
    /// The base of the URL without a slash at its end, for example `https://api.openai.com/v1`.
    let base: String
    let key: APIKey?
    /// The environment variable that a key comes from.
    let keyName: String

    /// Host and port, for messages.
    var host: String {
        let rest = self.base.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
        return rest.first.map(String.init) ?? self.base
    }

    /// Whether the server is one's own rather than a vendor's, as far as its address tells: nothing is paid for asking it.
    var isOwn: Bool {
        if self.isPublic { return false }
        let host = self.host.lowercased()
        let name = host.hasPrefix("[") ? host : String(host.prefix { $0 != ":" })
        let parts = name.split(separator: ".").map { Int($0) }
        let isPrivate =
            switch (parts.first ?? nil, parts.dropFirst().first ?? nil) {
            case (10, _), (127, _), (192, 168), (172, .some(16...31)): true
            default: !name.contains(".") || [".local", ".lan", ".internal", ".home"].contains(where: name.hasSuffix)
            }
        return self.base.lowercased().hasPrefix("http:") || self.key == nil || isPrivate
    }

    /// Whether it is a vendor's that is known to set thinking apart by itself.
    var isPublic: Bool { ["api.openai.com", "api.anthropic.com"].contains(self.host.lowercased()) }

    private var place: String { "\(self.name) at \(self.host)" }

    func error(_ refusal: ServiceRefusal) -> EngineError {
        let name = refusal.name.flatMap { name in self.key?.isExposed(by: name) == true ? nil : name }
        let detail = [refusal.status.map { "status \($0)" }, name].compactMap { $0 }.joined(separator: ", ")
        let said = detail.isEmpty ? "" : " (\(detail))"
        switch (refusal.status, name) {
        case (401, _), (403, _), (_, "authentication_error"), (_, "permission_error"), (_, "invalid_api_key"):
            let what = self.key == nil ? "wants a key: set \(self.keyName)" : "refused the key: check \(self.keyName)"
            return EngineError(.unauthorized, "\(self.place) \(what)\(said)")
        case (_, "insufficient_quota"), (402, _), (_, "billing_error"):
            return EngineError(
                .rateLimited, "\(self.place) has no credit left for this key: look at the account\(said)")
        case (429, _), (_, "rate_limit_error"), (_, "rate_limit_exceeded"):
            return EngineError(
                .rateLimited,
                "\(self.place) takes no more requests now: try again later or ask for a higher limit\(said)",
                isRetryable: true)
        case (404, _), (_, "not_found_error"), (_, "model_not_found"):
            return EngineError(.unsupported, "\(self.place) does not know the model or the path: check both\(said)")
        case (503, _), (529, _), (_, "overloaded_error"), (_, "unavailable_error"):
            return EngineError(.overloaded, "\(self.place) is overloaded: try again later\(said)", isRetryable: true)
        case (.some(300..<400), _):
            return EngineError(.unsupported, "\(self.place) redirects: use the new address\(said)")
        case (408, _), (.some(500...), _), (_, "server_error"), (_, "api_error"), (_, "internal_server_error"):
            return EngineError(.failed, "\(self.place) failed: try again later\(said)", isRetryable: true)
        case (.some, _), (_, "invalid_request_error"):
            return EngineError(.unsupported, "\(self.place) refused the request: check model and settings\(said)")
        case (nil, _):
            return EngineError(
                .failed, "\(self.place) broke off its answer: try again later\(said)", isRetryable: true)
        }
    }

    var malformed: EngineError {
        EngineError(
            .malformed, "\(self.place) sent what cannot be read as an answer: check that the address is right")
    }

    var oversized: EngineError {
        EngineError(.malformed, "\(self.place) sent more than an answer can hold: check that the address is right")
    }

    var withheld: EngineError {
        EngineError(.unsupported, "\(self.place) withheld the answer: its filter did not like question or answer")
    }

    var wordless: EngineError {
        EngineError(
            .failed, "\(self.place) gave an answer without words: ask again, or check the model", isRetryable: true)
    }

    var onlyThought: EngineError {
        EngineError(
            .failed,
            "\(self.place) thought and said nothing: raise llm.tokenLimit, or switch its thinking off",
            isRetryable: true)
    }

    var wantsTool: EngineError {
        EngineError(
            .unsupported, "\(self.place) wants to run a tool, and there is none: check the prompt and the model")
    }

    var brokenCall: EngineError {
        EngineError(
            .malformed, "\(self.place) asked for a tool in a way that cannot be read: ask again, or check the model",
            isRetryable: true)
    }

    var cutCall: EngineError {
        EngineError(
            .failed, "\(self.place) had no tokens left to ask for a tool: raise llm.tokenLimit", isRetryable: true)
    }

    func thoughtTooLong(_ time: Duration) -> EngineError {
        EngineError(
            .timedOut,
            "\(self.place) thought for \(Self.seconds(time)) s without an answer: raise llm.thinkingTimeout, or switch "
                + "its thinking off",
            isRetryable: true)
    }

    func firstTokenTimedOut(after time: Duration) -> EngineError {
        EngineError(
            .timedOut,
            "\(self.place) gave no token within \(Self.seconds(time)) s: try again, or raise llm.firstTokenTimeout if its "
                + "model thinks in silence",
            isRetryable: true)
    }

    func stalled(for time: Duration) -> EngineError {
        EngineError(
            .timedOut,
            "\(self.place) stopped in its answer for \(Self.seconds(time)) s: try again, or allow it more time",
            isRetryable: true)
    }

    func unreachable(_ cause: any Error) -> EngineError {
        EngineError(
            .unreachable, "\(self.place) cannot be reached: check address and network", isRetryable: true, cause: cause)
    }

    func lost(_ cause: any Error) -> EngineError {
        EngineError(
            .unreachable, "\(self.place) closed the connection in the middle of its answer: try again",
            isRetryable: true, cause: cause)
    }

    func insecure(_ cause: any Error) -> EngineError {
        EngineError(
            .unreachable, "\(self.place) has no certificate that this machine trusts: check the address", cause: cause)
    }

    private static func seconds(_ time: Duration) -> Double {
        let (seconds, attoseconds) = time.components
        return Double(seconds) + Double(attoseconds / 100_000_000_000_000_000) / 10
    }
}
