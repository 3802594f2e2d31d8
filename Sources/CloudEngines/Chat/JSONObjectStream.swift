/// Cuts JSON objects out of a text that is nothing but objects: one, one a line, or an array that grows.
struct JSONObjectStream: Sendable {
    /// Bytes between objects that belong to none.
    private static let strayLimit = 256

    /// Bytes of one object at the most.
    private let limit: Int
    private var object: [UInt8] = []
    private var extent = JSONExtent()
    private var strays = 0

    init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// The objects that are complete after more bytes.
    /// - Throws: `ServerSentEventParser.Oversized`, or `UnreadableEvent` for what is no stream of objects.
    mutating func append(_ bytes: some Sequence<UInt8>) throws -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            guard !self.object.isEmpty || byte == UInt8(ascii: "{") else {
                self.strays += byte > 0x20 && byte != UInt8(ascii: ",") ? 1 : 0
                guard self.strays <= Self.strayLimit else { throw UnreadableEvent() }
                continue
            }
            guard self.object.count < self.limit else { throw ServerSentEventParser.Oversized() }
            self.object.append(byte)
            self.extent.take(byte)
            guard self.extent.isWhole else { continue }
            events.append(ServerSentEvent(name: nil, data: String(decoding: self.object, as: UTF8.self)))
            self.object.removeAll(keepingCapacity: true)
            self.extent = JSONExtent()
        }
        return events
    }
}
