internal import Foundation
internal import SpeechEngines

/// Why a request is not answered with what it asked for.
enum Refusal: Sendable {
    case notFound
    case upgradeRequired
    case wrongKey
    case foreignOrigin
    case loading
    case unusable(EngineError)
    case full

    /// The HTTP status.
    var status: Int {
        switch self {
        case .notFound: 404
        case .upgradeRequired: 426
        case .wrongKey: 401
        case .foreignOrigin: 403
        case .loading, .unusable, .full: 503
        }
    }

    private var code: String {
        switch self {
        case .notFound: "not_found"
        case .upgradeRequired: "upgrade_required"
        case .wrongKey: "unauthorized"
        case .foreignOrigin: "foreign_origin"
        case .loading: "loading"
        case .unusable(let error): "engine_\(error.code.rawValue)"
        case .full: "session_limit"
        }
    }

    private var message: String {
        switch self {
        case .notFound: "there is nothing at this path"
        case .upgradeRequired: "this path is a WebSocket: ask for an upgrade"
        case .wrongKey: "show the server's key: Authorization: Bearer KEY, or ?key=KEY"
        case .foreignOrigin: "only the server's own page may open a session from a browser"
        case .loading: "the engines are loading: try again in a few seconds"
        case .unusable(let error): error.message
        case .full: "all sessions are taken: try again later"
        }
    }

    /// `{"error":{"code":…,"message":…}}`
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let body = ["error": ["code": self.code, "message": self.message]]
        do {
            return String(decoding: try encoder.encode(body), as: UTF8.self)
        } catch {
            // Two texts always encode.
            return "{}"
        }
    }
}
