internal import ElevenLabsWire
internal import ServerEdge
internal import Synchronization
internal import TurnTimes

/// Who may use the ElevenLabs endpoints.
final class ElevenLabsAccess: Sendable {
    /// What a request shows.
    struct Credentials: Sendable {
        /// The header `xi-api-key`.
        var apiKey: String?
        /// The header or the parameter, with or without `Bearer`, in any letters.
        var authorization: String?
        var singleUseToken: String?
        /// What the token must be for.
        var tokenKind: SingleUseToken.Kind?
        /// Where the request comes from.
        var headers = RequestHeaders()
    }

    enum Verdict: Sendable, Equatable {
        case allowed
        /// Nothing is shown; the first message may.
        case undecided
        case denied
        case foreignOrigin
        case foreignHost
    }

    private let access: Access
    private let clock: SessionClock
    private let tokens = Mutex(SingleUseTokens())

    init(access: Access, clock: SessionClock) {
        self.access = access
        self.clock = clock
    }

    /// Uses up a token that is shown.
    func verdict(_ shown: Credentials) -> Verdict {
        guard self.access.key != nil else {
            // Without a key, pages of other sites must not use a server that their visitor can reach.
            return switch self.access.denial(ofPage: shown.headers) {
            case .host: .foreignHost
            case .origin: .foreignOrigin
            case .key: .denied
            case nil: .allowed
            }
        }
        if let token = shown.singleUseToken {
            guard let kind = shown.tokenKind else { return .denied }
            return self.tokens.withLock { $0.use(token, for: kind, at: self.clock.now) } ? .allowed : .denied
        }
        guard let key = shown.apiKey ?? shown.authorization.map(Access.key(inAuthorization:)) else { return .undecided }
        return self.access.isKey(key) ? .allowed : .denied
    }

    /// Whether a first message shows the key.
    func accepts(_ setup: SpeechSetup) -> Bool {
        guard let key = setup.apiKey ?? setup.authorization.map(Access.key(inAuthorization:)) else { return false }
        return self.access.isKey(key)
    }

    /// A new token; 256 random bits.
    func issue(_ kind: SingleUseToken.Kind) -> SingleUseToken {
        let token = "sutkn_" + RequestID.make() + RequestID.make()
        self.tokens.withLock { $0.issue(token, for: kind, at: self.clock.now) }
        return SingleUseToken(token: token)
    }
}
