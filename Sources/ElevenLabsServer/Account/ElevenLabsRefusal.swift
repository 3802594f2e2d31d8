internal import ElevenLabsWire
internal import ServerEdge
internal import SpeechEngines

/// Why a request is answered with an error.
enum ElevenLabsRefusal: Error, Sendable {
    case wrongKey
    case foreignOrigin
    case foreignHost
    case unknownVoice
    case badRequest(String, parameter: String?)
    case full
    case loading
    case unusable(EngineError)
    case notFound
    case upgradeRequired

    var status: Int {
        switch self {
        case .wrongKey: 401
        case .foreignOrigin: 403
        case .foreignHost: 421
        case .unknownVoice, .notFound: 404
        case .badRequest: 400
        case .upgradeRequired: 426
        case .full: 429
        case .loading: 503
        case .unusable(let error): error.code == .unsupported ? 400 : 503
        }
    }

    private var type: String {
        switch self {
        case .wrongKey: "authentication_error"
        case .foreignOrigin, .foreignHost: "authorization_error"
        case .unknownVoice, .notFound: "not_found"
        case .badRequest, .upgradeRequired: "validation_error"
        case .full: "rate_limit_error"
        case .loading: "service_unavailable"
        case .unusable(let error): error.code == .unsupported ? "validation_error" : "service_unavailable"
        }
    }

    private var code: String {
        switch self {
        case .wrongKey: "invalid_api_key"
        case .foreignOrigin: "foreign_origin"
        case .foreignHost: "foreign_host"
        case .unknownVoice: "voice_not_found"
        case .badRequest: "invalid_parameters"
        case .full: "concurrent_limit_exceeded"
        case .loading: "system_busy"
        case .unusable(let error): error.code == .unsupported ? "invalid_parameters" : error.wireCode
        case .notFound: "not_found"
        case .upgradeRequired: "upgrade_required"
        }
    }

    private var message: String {
        switch self {
        case .wrongKey: "Show the server's key in the header xi-api-key."
        case .foreignOrigin:
            "Without a key, only the server's own page may use it from a browser: allow another with --allow-host NAME."
        case .foreignHost: Access.foreignHostMessage
        case .unknownVoice: "There is no voice with this id: GET /v1/voices lists those that are here."
        case .badRequest(let message, _): message
        case .full: "Everything is in use: try again later."
        case .loading: "The engines are loading: try again in a few seconds."
        case .unusable(let error): error.message
        case .notFound: "There is nothing at this path."
        case .upgradeRequired: "This path is a WebSocket: ask for an upgrade."
        }
    }

    func body(requestID: String) -> ErrorBody {
        var parameter: String?
        if case .badRequest(_, let name) = self { parameter = name }
        if case .unknownVoice = self { parameter = "voice_id" }
        return ErrorBody(
            type: self.type, code: self.code, message: self.message, requestID: requestID, parameter: parameter)
    }
}
