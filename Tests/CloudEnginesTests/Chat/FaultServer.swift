import CascadeTesting
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a free port of the loopback interface that answers as a test says, faults included.
struct FaultServer: Sendable {
    /// What the server saw.
    enum Event: Sendable, Equatable {
        case connected
        case asked(method: String, path: String, headers: [String: String], body: String)
        /// The client closed the connection.
        case left
    }

    /// One answer, written by hand.
    struct Answer: Sendable {
        let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
        let channel: any Channel
        /// How many questions came before, counted over all connections; warm-ups are not questions.
        let number: Int
        /// The question's JSON.
        let body: String

        /// The roles of the messages, in order.
        var roles: [String] {
            self.body.split(separator: #""role":""#).dropFirst().compactMap { $0.split(separator: "\"").first }
                .map(String.init)
        }

        func head(_ status: Int = 200, _ headers: HTTPHeaders = ["content-type": "text/event-stream"]) async throws {
            let head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
            try await self.outbound.write(.head(head))
        }

        func write(_ text: String) async throws {
            try await self.outbound.write(.body(.byteBuffer(ByteBuffer(string: text))))
        }

        func write(bytes: [UInt8]) async throws {
            try await self.outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
        }

        func end() async throws { try await self.outbound.write(.end(nil)) }

        /// Closes the connection in the middle.
        func drop() async throws { try await self.channel.close() }

        /// Closes the connection in the middle with a reset: no end of anything is sent.
        func reset() async throws {
            try await (self.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            try await self.drop()
        }

        /// Waits until the client has gone.
        func hang() async throws { try await self.channel.closeFuture.get() }

        func refuse(_ status: Int, _ body: String = "", _ headers: HTTPHeaders = [:]) async throws {
            var headers = headers
            headers.add(name: "content-length", value: "\(body.utf8.count)")
            try await self.head(status, headers)
            try await self.write(body)
            try await self.end()
        }

        /// An answer as it is, of any type; nil for none.
        func whole(_ text: String, type: String? = "text/event-stream") async throws {
            try await self.head(200, type.map { ["content-type": $0] } ?? [:])
            try await self.write(text)
            try await self.end()
        }

        /// A whole answer in OpenAI's dialect.
        func tokens(_ tokens: [String], finish: String = "stop", isDone: Bool = true) async throws {
            try await self.head()
            for token in tokens { try await self.write(Self.chunk(token)) }
            try await self.write(#"data: {"choices":[{"delta":{},"finish_reason":"\#(finish)"}]}"# + "\n\n")
            if isDone { try await self.write("data: [DONE]\n\n") }
            try await self.end()
        }

        static func events(_ datas: [String]) -> String { datas.map { "data: \($0)\n\n" }.joined() }

        static func chunk(_ token: String) -> String {
            #"data: {"choices":[{"index":0,"delta":{"content":"\#(token)"},"finish_reason":null}]}"# + "\n\n"
        }
    }

    let events = EventLog<Event>()
    let answer: @Sendable (Answer) async throws -> Void
    /// Whether warm-ups are answered.
    var answersHead = true

    init(_ answer: @escaping @Sendable (Answer) async throws -> Void) {
        self.answer = answer
    }

    /// The questions' JSON.
    var bodies: [String] {
        self.events.events.compactMap { if case .asked("POST", _, _, let body) = $0 { body } else { nil } }
    }

    var questions: Int {
        self.events.events.count { if case .asked("POST", _, _, _) = $0 { true } else { false } }
    }

    /// Runs the server beside the body.
    /// - Parameter body: gets the base of the server's URL.
    func run<Value: Sendable>(_ body: @Sendable (_ base: String) async throws -> Value) async throws -> Value {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Nothing is read before the connection is served.
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in channel.eventLoop.makeSucceededFuture(channel) }
        return try await server.executeThenClose { connections in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    await withDiscardingTaskGroup { group in
                        do {
                            for try await connection in connections { group.addTask { await self.serve(connection) } }
                        } catch {
                            // The listening socket was closed: the test is over.
                        }
                    }
                }
                defer { group.cancelAll() }
                return try await body("http://127.0.0.1:\(server.channel.localAddress?.port ?? 0)/v1")
            }
        }
    }

    private func serve(_ channel: any Channel) async {
        self.events.add(.connected)
        do {
            // Not when it is accepted: a connection that a test's end leaves unserved must not have been wrapped.
            let connection = try await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: false)
                let connection = try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(
                    wrappingChannelSynchronously: channel)
                try channel.syncOptions?.setOption(.autoRead, value: true)
                return connection
            }.get()
            try await connection.executeThenClose { inbound, outbound in
                var asked: HTTPRequestHead?
                var body = ""
                for try await part in inbound {
                    switch part {
                    case .head(let head): (asked, body) = (head, "")
                    case .body(let buffer): body += String(buffer: buffer)
                    case .end:
                        guard let head = asked else { continue }
                        let number = self.questions
                        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
                        self.events.add(
                            .asked(method: head.method.rawValue, path: head.uri, headers: headers, body: body))
                        let answer = Answer(outbound: outbound, channel: connection.channel, number: number, body: body)
                        if head.method == .HEAD {
                            guard self.answersHead else { return try await answer.hang() }
                            try await answer.head(200, ["content-length": "0"])
                            try await answer.end()
                        } else {
                            try await self.answer(answer)
                        }
                    }
                }
            }
        } catch {
            // The client sees the consequences.
        }
        self.events.add(.left)
    }
}
