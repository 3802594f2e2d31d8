internal import ServerEdge
internal import SessionHosting
internal import SpeechEngines

/// Why a request is not answered with what it asked for.
enum Refusal: Sendable {
    /// Seconds after which it is worth to try again, where that is a matter of time.
    static let patience = 2

    case notFound
    case unknownSession
    case badRequest(String)
    case unreadableStore
    case upgradeRequired
    case wrongKey
    case foreignOrigin
    case foreignHost
    case loading
    case unusable(EngineError)
    case full
    case busy

    init(_ denial: Access.Denial) {
        self =
            switch denial {
            case .key: .wrongKey
            case .origin: .foreignOrigin
            case .host: .foreignHost
            }
    }

    init(_ refusal: HostRefusal) {
        self =
            switch refusal {
            case .loading: .loading
            case .unusable(let error): .unusable(error)
            case .full: .full
            case .busy: .busy
            }
    }

    /// The HTTP status.
    var status: Int {
        switch self {
        case .notFound, .unknownSession: 404
        case .badRequest: 400
        case .unreadableStore: 500
        case .upgradeRequired: 426
        case .wrongKey: 401
        case .foreignOrigin: 403
        case .foreignHost: 421
        case .loading, .unusable, .full, .busy: 503
        }
    }

    private var code: String {
        switch self {
        case .notFound: "not_found"
        case .unknownSession: "unknown_session"
        case .badRequest: "bad_request"
        case .unreadableStore: "store"
        case .upgradeRequired: "upgrade_required"
        case .wrongKey: "unauthorized"
        case .foreignOrigin: "foreign_origin"
        case .foreignHost: "foreign_host"
        case .loading: "loading"
        case .unusable(let error): "engine_\(error.code.rawValue)"
        case .full: "session_limit"
        case .busy: "busy"
        }
    }

    private var message: String {
        switch self {
        case .notFound: "there is nothing at this path"
        case .unknownSession: "there is no such session, or it made room for later ones: GET /v1/turns names those kept"
        case .badRequest(let reason): reason
        case .unreadableStore: "the store cannot be read: the server's log says why"
        case .upgradeRequired: "this path is a WebSocket: ask for an upgrade"
        case .wrongKey: "show the server's key: Authorization: Bearer KEY, or ?key=KEY"
        case .foreignOrigin:
            "only the server's own page may ask this from a browser: allow another with --allow-host NAME"
        case .foreignHost: Access.foreignHostMessage
        case .loading: "the engines are loading: try again in a few seconds"
        case .unusable(let error): error.message
        case .full: "all sessions are taken: try again later"
        case .busy: "the sessions that are open take all of the processor: try again in \(Self.patience) seconds"
        }
    }

    /// `{"error":{"code":…,"message":…}}`
    var json: String {
        JSONText.of(["error": ["code": self.code, "message": self.message]])
    }
}
