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

    /// Loud sound, then silence that ends the turn.
    func speak(for seconds: Int) async throws {
        let second = [Float](repeating: 0.5, count: 16_000)
        for _ in 0..<seconds { try await self.send("m", .unixSamples(second)) }
        try await self.send("m", .unixSamples([Float](repeating: 0, count: 32_000)))
    }

    private func take(_ kind: Character, _ message: ByteBuffer) {
        if kind == "e" { self.events.add(String(buffer: message)) }
        if kind == "s" { self.sound.add(message.unixSamples) }
    }
}
