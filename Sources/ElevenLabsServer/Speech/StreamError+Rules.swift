internal import ElevenLabsWire
internal import WebSockets

/// What breaks the rules of a speech socket.
extension StreamError: Error {
    static let authentication = StreamError(
        "authentication_required",
        "Show the server's key: the header xi-api-key, or xi_api_key in the first message.")
    static let full = StreamError("system_busy", "Everything is in use: try again later.")
    static let tooLong = StreamError(
        "max_character_limit_exceeded", "One message may have \(SpeechRules.textLimit) characters: send several.")
    static let changedSettings = StreamError(
        "invalid_voice_settings", "voice_settings may be given in the first message only, and not changed later.")
    static let tooManyContexts = StreamError(
        "max_active_conversations",
        "\(MultiStreamInputMachine.contextLimit) contexts are open: close one before you open another.")

    static func inactivity(_ limit: Duration) -> StreamError {
        StreamError(
            "input_timeout_exceeded",
            "No text came for \(limit.components.seconds) s: send a blank to keep the stream open.")
    }

    /// The error and the end of the socket.
    func closing(contextID: String? = nil) -> [SpeechAction] {
        [.send(contextID: contextID, .error(self)), .close(.policyViolation, reason: self.message)]
    }
}
