import NIOCore
import NIOPosix

/// A TCP client whose every byte the test decides; it leaves when the body returns.
package struct RawClient {
    package struct Answer: Sendable {
        package var status: Int
        package var head: String
        package var body: String
    }

    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var received = ByteBuffer()

    package static func run<Value: Sendable>(
        port: Int, _ body: @Sendable (inout RawClient) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var client = RawClient(outbound: outbound, inbound: inbound.makeAsyncIterator())
            return try await body(&client)
        }
    }

    private init(
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) {
        self.outbound = outbound
        self.inbound = inbound
    }

    package func send(_ bytes: [UInt8]) async throws { try await self.outbound.write(ByteBuffer(bytes: bytes)) }

    /// Sends a request and reads until its answer's head is there, or the server has closed.
    package mutating func head(of request: String) async throws -> String {
        try await self.send(Array(request.utf8))
        while self.received.readableBytesView.firstRange(of: Array("\r\n\r\n".utf8)) == nil {
            guard try await self.more() else { break }
        }
        return String(buffer: self.received)
    }

    /// Reads to the end of the connection; nothing if the server closed it without an answer.
    package mutating func answer() async throws -> Answer? {
        while try await self.more() {}
        let text = String(buffer: self.received)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, head: String(text[..<end.lowerBound]), body: String(text[end.upperBound...]))
    }

    private mutating func more() async throws -> Bool {
        do {
            guard var next = try await self.inbound.next() else { return false }
            self.received.writeBuffer(&next)
            return true
        } catch is IOError {
            // Reset: what came before counts.
            return false
        }
    }
}
