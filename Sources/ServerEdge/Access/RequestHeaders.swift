internal import HTTPTypes
package import Hummingbird
internal import NIOHTTP1
package import WebSockets

/// The headers by which the server decides who may ask.
package struct RequestHeaders: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case host, origin, authorization
        case apiKey = "xi-api-key"
        /// Browsers tell by it whose page asks, and pages cannot change it.
        case fetchSite = "sec-fetch-site"
    }

    private var values: [Name: String] = [:]

    package init(_ values: [Name: String] = [:]) {
        self.values = values
    }

    package init(_ request: Request) {
        for name in Name.allCases { self.values[name] = HTTPField.Name(name.rawValue).flatMap { request.headers[$0] } }
        self.values[.host] = request.head.authority
    }

    package init(_ request: WebSocketUpgradeRequest) {
        for name in Name.allCases { self.values[name] = request.headers.first(name: name.rawValue) }
    }

    package subscript(name: Name) -> String? { self.values[name] }
}
