internal import ArgumentParser

/// What speaks the replies of a tune.
enum TuneTarget: ExpressibleByArgument, Equatable {
    /// The synthesizer of the settings, through a session's own stages.
    case synthesizer
    /// The ElevenLabs endpoint of a server in this process.
    case ownEndpoint
    /// A server that speaks ElevenLabs' protocol, at this address.
    case endpoint(String)

    init?(argument: String) {
        switch argument {
        case "local": self = .synthesizer
        case "elevenlabs": self = .ownEndpoint
        default:
            guard ["ws://", "wss://"].contains(where: argument.hasPrefix) else { return nil }
            var address = argument
            while address.hasSuffix("/") { address.removeLast() }
            self = .endpoint(address)
        }
    }
}
