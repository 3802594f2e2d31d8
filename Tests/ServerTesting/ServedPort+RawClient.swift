extension ServedPort {
    /// One request of exactly these headers (and `Connection: close`), read to the end of its answer.
    package func ask(
        _ method: String, _ path: String, headers: [(String, String)], body: String = ""
    ) async throws -> RawClient.Answer? {
        try await RawClient.run(port: self.port) { client in
            try await client.send(Array(Self.request(method, path, headers + [("Connection", "close")], body).utf8))
            return try await client.answer()
        }
    }

    /// The status of a WebSocket's handshake with these headers.
    package func handshake(_ path: String, headers: [(String, String)]) async throws -> Int {
        try await self.status("GET", path, headers: headers + Self.upgrade)
    }

    /// The status of the answer to exactly these headers, 0 if there is none; the client leaves then.
    package func status(_ method: String, _ path: String, headers: [(String, String)]) async throws -> Int {
        try await RawClient.run(port: self.port) { client in
            let head = try await client.head(of: Self.request(method, path, headers, ""))
            return head.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
        }
    }

    package static var upgrade: [(String, String)] {
        [
            ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ]
    }

    package static func request(_ method: String, _ path: String, _ headers: [(String, String)], _ body: String)
        -> String
    {
        let length = body.isEmpty ? [] : [("Content-Length", "\(body.utf8.count)")]
        let lines = ["\(method) \(path) HTTP/1.1"] + (headers + length).map { "\($0.0): \($0.1)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}
