import CascadeTesting
import ElevenLabsWire
import NIOCore
import ServerEdge
import ServerTesting
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Extreme values in every parameter, header and frame that the server reads", .timeLimit(.minutes(10)))
struct ExtremeRequestsTests {
    /// Values as they are meant, without JSON's quotes.
    private static let values: [String] =
        ExtremeValue.numbers
        + ExtremeValue.texts.map { String($0.dropFirst().dropLast()) }
        + ["NaN", "Infinity", "-Infinity", "null", "{}", "[]", "%", "%zz", "&", "=", "a\u{0}b", "é", "\u{1F600}"]
        + [String(repeating: "9", count: 400), String(repeating: "a", count: 5000)]

    @Test("every parameter of every URL, escaped, bare, or twice, is answered")
    func queries() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            var asked = 0
            for query in ServerFields.queries {
                var targets: [String] = []
                for name in query.names {
                    for value in Self.values {
                        var parameters = QueryParameters()
                        parameters.append(name, value)
                        for (key, text) in query.given where key != name { parameters.append(key, text) }
                        targets.append("\(query.path)?\(parameters.encoded)")
                    }
                    targets.append("\(query.path)?\(name)")
                    targets.append("\(query.path)?\(name)=1&\(name)=2&=&&\(name)=%ff%fe")
                    targets.append("\(query.path)?" + String(repeating: "\(name)=1&", count: 2000))
                }
                asked += targets.count
                try await server.forEach(targets) { target in
                    let host = [("Host", "localhost")]
                    let status =
                        query.isSocket
                        ? try await server.handshake(target, headers: host)
                        : try await server.ask(query.method, target, headers: host, body: query.body)?.status
                    #expect([101, 200, 400, 401, 404, 426].contains(status), "\(target.prefix(100))")
                }
            }
            print("extreme values: \(asked) URLs")
            try await server.expectServing()
        }
    }

    @Test("a place behind the last voice is an empty page")
    func voicePages() async throws {
        try await ScriptedServer.run { server in
            for token in ["9223372036854775807", "9223372036854775717", "4611686018427387904", "2"] {
                let answer = try await server.request("GET", "/v2/voices?page_size=100&next_page_token=\(token)")
                let page = try VoicePage(json: String(decoding: answer.body, as: UTF8.self))
                #expect(page == VoicePage(voices: [], hasMore: false, totalCount: 1, nextPageToken: nil))
            }
            for token in ["-1", "9223372036854775808", "x"] {
                #expect(try await server.request("GET", "/v2/voices?next_page_token=\(token)").status == 400)
            }
        }
    }

    @Test("every part of a path that names something is answered")
    func paths() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            let patterns = [
                ("GET", "/v1/voices/*"), ("GET", "/v1/voices/*/settings"), ("GET", "/v1/sessions/*"), ("GET", "/web/*"),
                ("POST", "/v1/single-use-token/*"), ("POST", "/v1/text-to-speech/*"),
                ("GET", "/v1/text-to-speech/*/stream-input"),
            ]
            for (method, pattern) in patterns {
                try await server.forEach(Self.values) { value in
                    var parameters = QueryParameters()
                    parameters.append("v", value)
                    let path = pattern.replacing("*", with: parameters.encoded.dropFirst(2))
                    let body = method == "POST" ? #"{"text":"Hi."}"# : ""
                    let answer = try await server.ask(method, path, headers: [("Host", "localhost")], body: body)
                    #expect([200, 400, 404, 426].contains(answer?.status), "\(path.prefix(100))")
                }
            }
            try await server.expectServing()
        }
    }

    @Test("every header by which the server decides, and those of HTTP itself, are answered or end the connection")
    func headers() async throws {
        let transport = [
            "content-length", "transfer-encoding", "connection", "upgrade", "expect", "content-type", "range",
            "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol", "sec-websocket-extensions",
        ]
        for key in [nil, "k"] {
            try await ScriptedServer.run(ServerSettings(port: 0, key: key, sessionLimit: 100)) { server in
                for name in RequestHeaders.Name.allCases.map(\.rawValue) + transport {
                    try await server.forEach(Self.values) { value in
                        let own = name == "host" ? [] : [("Host", "localhost")]
                        let headers = own + [(name, value)]
                        let status = try await server.status("GET", "/v1/voices", headers: headers)
                        #expect([0, 200].contains(status) || (400..<500).contains(status), "\(name): \(value)")
                        // The server would wait for a body that is told, as long as a handshake may take.
                        guard !["content-length", "transfer-encoding"].contains(name) else { return }
                        let socket = try await server.handshake("/v1/session", headers: headers)
                        #expect([0, 101].contains(socket) || (400..<500).contains(socket), "\(name): \(value)")
                    }
                }
                if key == nil { try await server.expectServing() }
            }
        }
    }

    @Test("frames of every kind, with reserved bits, without mask, of any told length, are answered with a close")
    func frames() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, sessionLimit: 100)) { server in
            var frames: [[UInt8]] = []
            for first in UInt8(0)...255 { frames.append([first, 0x80, 1, 2, 3, 4]) }
            for opcode: UInt8 in [0, 1, 2, 8, 9, 10] {
                frames.append([0x80 | opcode, 0x00])
                for length: UInt64 in [125, 126, 65_535, 65_536, 1 << 20, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max] {
                    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
                    frames.append([0x80 | opcode, 0xFF] + bytes + [1, 2, 3, 4])
                    frames.append([0x80 | opcode, 0x7F] + bytes)
                    frames.append([0x80 | opcode, 0xFE] + bytes.suffix(2) + [1, 2, 3, 4])
                }
            }
            for code: UInt16 in [0, 1, 999, 1000, 1004, 1005, 1006, 1015, 1016, 2999, 3000, 4999, 5000, 65_535] {
                frames.append([0x88, 0x82, 0, 0, 0, 0, UInt8(code >> 8), UInt8(truncatingIfNeeded: code)])
                frames.append([0x88, 0x84, 0, 0, 0, 0, UInt8(code >> 8), UInt8(truncatingIfNeeded: code), 0xFF, 0xC0])
            }
            frames += [[0x88, 0x81, 0, 0, 0, 0, 3], [0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28], [0xFF], []]
            for path in ["/v1/session", "/v1/text-to-speech/default/stream-input"] {
                try await server.forEach(frames) { frame in
                    try await RawClient.run(port: server.port) { client in
                        let handshake = ScriptedServer.request(
                            "GET", path, [("Host", "localhost")] + ScriptedServer.upgrade, "")
                        #expect(try await client.head(of: handshake).hasPrefix("HTTP/1.1 101"))
                        // Then the client leaves, whether the frame was whole or not.
                        try await client.send(frame + [0x88, 0x80, 0, 0, 0, 0])
                    }
                }
            }
            while server.server.sessionCount + server.server.elevenLabsCount > 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
            print("extreme values: \(frames.count * 2) frames")
            try await server.expectServing()
        }
    }
}
