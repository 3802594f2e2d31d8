import Testing

@testable import CloudEngines

@Suite("Server-sent events")
struct ServerSentEventParserTests {
    private func events(_ pieces: [ArraySlice<UInt8>], limit: Int = 1000) throws -> [ServerSentEvent] {
        var parser = ServerSentEventParser(limit: limit)
        var events: [ServerSentEvent] = []
        for piece in pieces { events += try parser.append(piece) }
        return events + [parser.finish()].compactMap { $0 }
    }

    private static let stream =
        "\u{FEFF}: hello\nevent: greeting\ndata: {\"a\":\ndata:1}\nid: 7\n\n\n: ping\n\ndata\n\nretry: 5\ndata:  é🙂 \n\ndata: [DONE]\n\n"
    private static let expected = [
        ServerSentEvent(name: "greeting", data: "{\"a\":\n1}"), ServerSentEvent(name: nil, data: ""),
        ServerSentEvent(name: nil, data: " é🙂 "), ServerSentEvent(name: nil, data: "[DONE]"),
    ]

    @Test("the events are the same with every line ending, cut at every byte", arguments: ["\n", "\r\n", "\r"])
    func cuts(ending: String) throws {
        let bytes = Array(Self.stream.replacing("\n", with: ending).utf8)
        for cut in 0...bytes.count {
            #expect(try self.events([bytes[..<cut], bytes[cut...]]) == Self.expected, "cut at \(cut)")
        }
        #expect(try self.events(bytes.indices.map { bytes[$0...$0] }) == Self.expected)
    }

    @Test("an event whose blank line is missing counts at the end of the stream")
    func missingBlankLine() throws {
        #expect(try self.events([Array("data: a\n\ndata: b".utf8)[...]]).map(\.data) == ["a", "b"])
        #expect(try self.events([Array("data: a\n\nevent: b\n".utf8)[...]]).map(\.data) == ["a"])
    }

    @Test("an event over the limit is refused, however it is cut, and one at the limit is not")
    func limit() throws {
        let line = Array(("data: " + String(repeating: "x", count: 94) + "\n\n").utf8)
        #expect(try self.events([line[...]], limit: 100).first?.data.count == 94)
        for pieces in [[line[...]], line.indices.map { line[$0...$0] }] {
            #expect(throws: ServerSentEventParser.Oversized.self) { try self.events(pieces, limit: 99) }
        }
        let lines = Array(String(repeating: "data: x\n", count: 60).utf8)
        #expect(throws: ServerSentEventParser.Oversized.self) { try self.events([lines[...]], limit: 100) }
    }
}
