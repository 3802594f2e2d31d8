internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import SpeechEngines

/// One question to a service and the events of its answer.
struct ChatExchange: Sendable {
    /// A refusal's body is read up to here.
    private static let refusalLimit = 64 << 10

    let service: ChatService
    let dialect: any ChatDialect
    let body: [UInt8]

    /// Asks once and gives the events of each message as it arrives; returns when the connection can be used again.
    /// - Throws: `EngineError`; `Refused` for an HTTP status; `CancellationError`.
    func run(_ give: ([ChatStreamEvent]) throws -> Void) async throws {
        let response = try await self.reaching {
            try await CloudHTTP.client.execute(self.request, deadline: .distantFuture)
        }
        guard response.status == .ok else { throw try await self.refused(response) }
        // Types are often wrong, but a page is a page.
        let type = response.headers.first(name: "content-type")?.lowercased() ?? ""
        guard !type.hasPrefix("text/html") else { throw self.service.malformed }
        var parser = ChatBodyParser()
        var reader = self.dialect.reader()
        var body = response.body.makeAsyncIterator()
        do {
            while let buffer = try await self.reading({ try await body.next() }) {
                for event in try parser.append(Array(buffer.readableBytesView)) { try give(try reader.take(event)) }
            }
            if let event = parser.finish() { try give(try reader.take(event)) }
        } catch is ServerSentEventParser.Oversized {
            throw self.service.oversized
        } catch is UnreadableEvent {
            throw self.service.malformed
        }
    }

    private var request: HTTPClientRequest {
        var request = HTTPClientRequest(url: self.service.base + self.dialect.path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "accept", value: "text/event-stream, application/json;q=0.9")
        for (name, value) in self.dialect.headers(key: self.service.key) {
            request.headers.add(name: name, value: value)
        }
        request.body = .bytes(self.body)
        return request
    }

    private func refused(_ response: HTTPClientResponse) async throws -> Refused {
        // Milliseconds first: OpenAI sends both, and a whole second is long for a voice.
        let milliseconds = response.headers.first(name: "retry-after-ms").flatMap(Double.init).map { $0 / 1000 }
        let seconds = milliseconds ?? response.headers.first(name: "retry-after").flatMap(Double.init)
        var body: [UInt8] = []
        do {
            for try await buffer in response.body {
                body += buffer.readableBytesView.prefix(Self.refusalLimit - body.count)
                if body.count == Self.refusalLimit { break }
            }
        } catch {
            try Task.checkCancellation()
            // The status is known, and that is what matters.
        }
        let retryAfter = seconds.flatMap { (0...3600).contains($0) ? Duration.seconds($0) : nil }
        let refusal = self.dialect.refusal(status: Int(response.status.code), body: body, retryAfter: retryAfter)
        return Refused(refusal: refusal, error: self.service.error(refusal))
    }

    private func reaching<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            try Task.checkCancellation()
            throw Self.isTLS(error) ? self.service.insecure(error) : self.service.unreachable(error)
        }
    }

    private func reading<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch {
            try Task.checkCancellation()
            throw self.service.lost(error)
        }
    }

    private static func isTLS(_ error: any Error) -> Bool {
        error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
    }

    /// The service answered with another status than 200, or with an error instead of an answer.
    struct Refused: Error {
        let refusal: ServiceRefusal
        let error: EngineError
    }
}
