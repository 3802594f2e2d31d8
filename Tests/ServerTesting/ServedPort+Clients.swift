package import CascadeTesting
package import Foundation
internal import NIOHTTP1
package import WebSockets

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

extension ServedPort {
    /// Sends texts to a socket and reads until the server closes it.
    package func converse(
        _ path: String, headers: [String: String] = [:],
        _ send: @escaping @Sendable (WebSocketConnection, EventLog<String>) async throws -> Void
    ) async throws -> SocketRecord {
        let request = WebSocketClientRequest(
            url: "ws://127.0.0.1:\(self.port)\(path)", headers: HTTPHeaders(headers.map { ($0.key, $0.value) }))
        return try await WebSocketClient().withConnection(to: request) { connection in
            connection.start()
            let texts = EventLog<String>()
            return try await withThrowingTaskGroup { group in
                group.addTask { for await text in connection.texts { texts.add(text) } }
                try await send(connection, texts)
                for try await _ in group {}
                return SocketRecord(texts: texts.events, closure: await connection.closure)
            }
        }
    }

    /// One HTTP request.
    package func request(
        _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil
    ) async throws -> (status: Int, headers: [String: String], body: Data) {
        guard let url = URL(string: "http://127.0.0.1:\(self.port)\(path)") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let answer = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in answer.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return (answer.statusCode, fields, data)
    }
}
