internal import SpeechEngines

/// Where a service is that speaks ElevenLabs' protocols.
struct ElevenLabsAddress: Sendable {
    /// The address for sockets, without a slash or `/v1` at its end.
    let socket: String

    /// - Parameter base: begins with `wss:`, `https:`, `ws:` or `http:`; a `/v1` at its end is allowed.
    /// - Throws: `EngineError` with code `unsupported`.
    init(_ base: String) throws {
        let schemes = ["wss://": "wss://", "https://": "wss://", "ws://": "ws://", "http://": "ws://"]
        guard let scheme = schemes.keys.first(where: { base.hasPrefix($0) }), let own = schemes[scheme],
            base.count > scheme.count
        else {
            throw EngineError(
                .unsupported, "the address of ElevenLabs must begin with wss:// or ws://, as in wss://api.elevenlabs.io"
            )
        }
        var rest = base.dropFirst(scheme.count)
        if rest.last == "/" { rest.removeLast() }
        if rest.hasSuffix("/v1") { rest.removeLast(3) }
        self.socket = own + rest
    }
}
