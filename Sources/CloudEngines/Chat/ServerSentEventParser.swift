/// Reads a `text/event-stream` as it arrives, cut anywhere, by the rules of the HTML standard.
///
/// Lines end with LF, CR or CRLF. Comments and the fields `id` and `retry` are left out. Beyond the standard, a line that
/// is a JSON object of its own counts as data, and data that follows a whole object begins a new event.
struct ServerSentEventParser: Sendable {
    /// An event is larger than the limit.
    struct Oversized: Error {}

    /// Bytes of one event at the most, its line under way included.
    private let limit: Int
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var extent = JSONExtent()
    private var name: String?
    /// Whether the last byte was a CR, so that an LF right after it ends no second line.
    private var endedWithCR = false
    private var isFirstLine = true
    /// Events that are complete and not given yet.
    private var events: [ServerSentEvent] = []

    init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// The events that are complete after more bytes.
    mutating func append(_ bytes: some Sequence<UInt8>) throws(Oversized) -> [ServerSentEvent] {
        defer { self.events = [] }
        for byte in bytes {
            let followsCR = self.endedWithCR
            self.endedWithCR = byte == UInt8(ascii: "\r")
            switch byte {
            case UInt8(ascii: "\n") where followsCR: break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): self.endLine()
            default:
                guard self.line.count + self.data.count < self.limit else { throw Oversized() }
                self.line.append(byte)
            }
        }
        return self.events
    }

    /// The event that the stream's end completes: some servers leave out the last blank line.
    mutating func finish() -> ServerSentEvent? {
        if !self.line.isEmpty { self.endLine() }
        self.endEvent()
        defer { self.events = [] }
        return self.events.last
    }

    private mutating func endLine() {
        var line = self.line[...]
        if self.isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        self.isFirstLine = false
        defer { self.line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else { return self.endEvent() }
        let field = line.prefix { $0 != UInt8(ascii: ":") }
        var value = line.dropFirst(field.count + 1)
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: field, as: UTF8.self) {
        case "data":
            if self.hasData, self.extent.isWhole { self.endEvent() }
            if self.hasData { self.data.append(UInt8(ascii: "\n")) }
            self.hasData = true
            self.data += value
            for byte in value { self.extent.take(byte) }
        case "event":
            self.name = String(decoding: value, as: UTF8.self)
        case _ where Self.isObject(line):
            self.endEvent()
            self.events.append(ServerSentEvent(name: nil, data: String(decoding: line, as: UTF8.self)))
        default:
            break
        }
    }

    private mutating func endEvent() {
        defer {
            (self.name, self.hasData, self.extent) = (nil, false, JSONExtent())
            self.data.removeAll(keepingCapacity: true)
        }
        guard self.hasData else { return }
        self.events.append(ServerSentEvent(name: self.name, data: String(decoding: self.data, as: UTF8.self)))
    }

    private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        var extent = JSONExtent()
        for byte in line { extent.take(byte) }
        return extent.isWhole
    }
}
