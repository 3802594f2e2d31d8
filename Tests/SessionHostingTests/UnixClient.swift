import CascadeTesting
import NIOCore

/// The other end of a `UnixLine`.
struct UnixClient: Sendable {
    let events = EventLog<String>()
    let sound = EventLog<[Float]>()
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Reads what comes beside the body; hangs up after it.
    static func run(
        on channel: UnixLine.Channel, _ body: @escaping @Sendable (UnixClient) async throws -> Void
    ) async throws {
        try await channel.executeThenClose { inbound, outbound in
            let client = UnixClient(outbound: outbound)
            try await withThrowingTaskGroup { group in
                group.addTask {
                    var bytes = ByteBuffer()
                    for try await part in inbound {
                        bytes.writeImmutableBuffer(part)
                        while let (kind, message) = bytes.readUnixMessage() { client.take(kind, message) }
                    }
                }
                try await body(client)
                group.cancelAll()
            }
        }
    }

    func send(_ kind: Character, _ body: ByteBuffer = ByteBuffer()) async throws {
        try await self.outbound.write(.unixMessage(kind, body))
    }

    /// Half a second of loud sound, then silence that ends the turn; together no more than a microphone's buffer holds, and
    /// at once, as sound that comes faster than it is spoken is dated anew with each arrival.
    func speak() async throws {
        let sound = [Float](repeating: 0.5, count: 8_000) + [Float](repeating: 0, count: 19_200)
        try await self.send("m", .unixSamples(sound))
    }

    private func take(_ kind: Character, _ message: ByteBuffer) {
        if kind == "e" { self.events.add(String(buffer: message)) }
        if kind == "s" { self.sound.add(message.unixSamples) }
    }
}
