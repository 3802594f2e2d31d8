internal import ElevenLabsWire
internal import SpeechEngines
internal import WebSockets

/// How the service's faults are told to a person. Its own words are not repeated: they may hold the key or the text.
struct ElevenLabsFault: Sendable {
    let socket: SocketFault

    init(hasKey: Bool) {
        self.socket = SocketFault(vendor: "ElevenLabs", keyName: "ELEVENLABS_API_KEY", hasKey: hasKey)
    }

    var closedEarly: EngineError {
        EngineError(.unreachable, "ElevenLabs ended the speech too early: try again", isRetryable: true)
    }

    var full: EngineError {
        EngineError(
            .overloaded, "as many replies are spoken by ElevenLabs as its sockets take: try again later",
            isRetryable: true)
    }

    var stopped: EngineError { EngineError(.stopped, "the synthesizer was stopped") }

    func stalled(_ limit: Duration) -> EngineError {
        EngineError(
            .timedOut,
            "ElevenLabs sent no sound for \(Int(limit / .milliseconds(1))) ms: try again, or set tts.stall higher",
            isRetryable: true)
    }

    /// Why a connection ended; nil if it was closed properly.
    func lost(_ closure: WebSocketClosure) -> EngineError? {
        switch (closure.origin, closure.code) {
        case (.peer, .normal): return nil
        case (.local, .messageTooBig):
            return EngineError(
                .malformed, "ElevenLabs sent a message that is too large: check its address", isRetryable: true)
        case (.local, .protocolError), (.local, .invalidPayload): return self.socket.malformed
        case (.peer, .policyViolation):
            return EngineError(
                .failed, "ElevenLabs closed the connection (1008): check voice, model and account", isRetryable: true)
        case (.peer, .internalError), (.peer, .tryAgainLater): return self.socket.failed()
        default:
            return EngineError(
                .unreachable, "the connection to ElevenLabs was lost: check the network", isRetryable: true)
        }
    }

    /// Why no connection could be opened.
    func connecting(_ error: any Error) -> EngineError {
        if let body = (error as? WebSocketError)?.refusal?.body {
            // What is no error of the service's own form is judged by its status alone.
            if let told = try? ErrorBody(json: body), let known = self.named(told.code) { return known }
        }
        return self.socket.connecting(error)
    }

    /// What the service said before it closed.
    func refusal(_ error: StreamError) -> EngineError {
        if let known = self.named(error.error) { return known }
        let name = ServiceRefusal(name: error.error).name.map { " (\($0))" } ?? ""
        return EngineError(.failed, "ElevenLabs refused to go on\(name): try again", isRetryable: true)
    }

    /// What a transcription socket said is wrong; nil for what a new connection mends.
    func refusal(_ error: TranscriptionError) -> EngineError? {
        switch error.kind {
        case .authError: self.socket.refusedKey
        case .quotaExceeded: self.socket.noCredit
        case .unacceptedTerms:
            EngineError(.unauthorized, "ElevenLabs wants its terms to be accepted: do so on its site")
        case .rateLimited, .resourceExhausted: self.socket.tooMany
        case .invalidRequest, .inputError:
            EngineError(.unsupported, "ElevenLabs refused the request (\(error.kind.rawValue)): check stt.model")
        case .error, .commitThrottled, .queueOverflow, .sessionTimeLimitExceeded, .chunkSizeExceeded,
            .insufficientAudioActivity, .transcriberError:
            nil
        }
    }

    private func named(_ name: String) -> EngineError? {
        switch name {
        case "invalid_api_key", "authentication_required", "missing_permissions", "needs_authorization", "unauthorized":
            self.socket.refusedKey
        case "detected_unusual_activity":
            EngineError(.unauthorized, "ElevenLabs has blocked this account or network for unusual activity: ask them")
        case "quota_exceeded": self.socket.noCredit
        case "too_many_concurrent_requests", "rate_limit_exceeded", "concurrent_limit_exceeded",
            "max_active_conversations", "too_many_contexts":
            self.socket.tooMany
        case "system_busy": self.socket.failed()
        case "voice_not_found":
            EngineError(.unsupported, "ElevenLabs has no such voice for this key: set tts.voice to the id of another")
        case "model_not_found":
            EngineError(.unsupported, "ElevenLabs has no such model: set tts.model to another")
        case "max_character_limit_exceeded":
            EngineError(.unsupported, "ElevenLabs refused a text as too long: set speech.schedule to smaller pieces")
        case "invalid_voice_settings", "invalid_generation_config", "invalid_parameters", "only_for_creator+":
            EngineError(
                .unsupported, "ElevenLabs does not allow these settings for this voice or plan: check the tts. settings"
            )
        case "input_timeout_exceeded":
            EngineError(.timedOut, "ElevenLabs ended the speech as no text came in time: try again", isRetryable: true)
        default: nil
        }
    }
}
