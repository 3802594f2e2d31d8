internal import HTTPTypes

extension HTTPField.Name {
    static let traceID = Self.known("x-trace-id")
    static let requestID = Self.known("request-id")
    static let currentRequests = Self.known("current-concurrent-requests")
    static let maximumRequests = Self.known("maximum-concurrent-requests")

    private static func known(_ name: String) -> HTTPField.Name {
        // Only a name with signs that a header may not have is none.
        HTTPField.Name(name) ?? .server
    }
}
