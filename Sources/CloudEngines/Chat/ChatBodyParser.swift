/// Reads the body of an answer, whatever its type says: server-sent events, or JSON objects.
struct ChatBodyParser: Sendable {
    private enum Form {
        /// Nothing but blanks has come.
        case unknown
        case events(ServerSentEventParser)
        case objects(JSONObjectStream)
    }

    private var form = Form.unknown

    /// The events that are complete after more bytes.
    /// - Throws: `ServerSentEventParser.Oversized`, or `UnreadableEvent` for a page.
    mutating func append(_ bytes: some Collection<UInt8>) throws -> [ServerSentEvent] {
        if case .unknown = self.form {
            // A byte-order mark counts as blank.
            guard let first = bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) else { return [] }
            switch first {
            case UInt8(ascii: "{"), UInt8(ascii: "["): self.form = .objects(JSONObjectStream())
            case UInt8(ascii: "<"): throw UnreadableEvent()
            default: self.form = .events(ServerSentEventParser())
            }
        }
        switch self.form {
        case .unknown: return []
        case .events(var parser):
            // The copy in the enumeration would make every byte's append copy the line.
            self.form = .unknown
            defer { self.form = .events(parser) }
            return try parser.append(bytes)
        case .objects(var stream):
            self.form = .unknown
            defer { self.form = .objects(stream) }
            let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            return try stream.append(isMarked ? bytes.dropFirst(3) : bytes.dropFirst(0))
        }
    }

    /// The event that the body's end completes.
    mutating func finish() -> ServerSentEvent? {
        guard case .events(var parser) = self.form else { return nil }
        return parser.finish()
    }
}
