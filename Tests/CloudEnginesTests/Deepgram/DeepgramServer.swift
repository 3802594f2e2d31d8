import CascadeTesting
import NIOCore
import NIOHTTP1
import Synchronization
import WebSockets

/// A stand-in for Deepgram on a free port of the loopback interface: understands a word for each tenth of a second.
struct DeepgramServer: Sendable {
    enum Event: Sendable, Equatable {
        case opened(path: String, authorization: String?)
        case message(String)
        case closed
    }

    let events = EventLog<Event>()
    /// Decides about a connection by its number: nil lets it in.
    var refuse: @Sendable (Int) -> WebSocketUpgradeRefusal? = { _ in nil }
    /// Bytes of sound after which the connection of a number is dropped.
    var dropAfter: @Sendable (Int) -> Int? = { _ in nil }
    private let count = Mutexed()

    private final class Mutexed: Sendable {
        let value = Mutex(0)
    }

    func run<Value: Sendable>(_ body: @Sendable (_ base: String) async throws -> Value) async throws -> Value {
        try await SocketServer.run(decide: self.decide) { try await body("ws://127.0.0.1:\($0)/v1") }
    }

    @Sendable private func decide(_ request: WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision {
        let number = self.count.value.withLock { count in
            defer { count += 1 }
            return count
        }
        self.events.add(.opened(path: request.path, authorization: request.headers.first(name: "authorization")))
        if let refusal = self.refuse(number) { return .refuse(refusal) }
        return .accept(WebSocketAcceptance { connection in try await self.serve(connection, number) })
    }

    private func serve(_ connection: WebSocketConnection, _ number: Int) async throws {
        let heard = Mutexed()
        let (blocks, continuation) = AsyncStream.makeStream(of: String?.self)
        connection.start { payload in
            heard.value.withLock { $0 += payload.readableBytes }
            continuation.yield(nil)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await text in connection.texts {
                    self.events.add(.message(text))
                    continuation.yield(text)
                }
                continuation.finish()
            }
            var said = 0
            for await text in blocks {
                let bytes = heard.value.withLock { $0 }
                if let limit = self.dropAfter(number), bytes >= limit {
                    await connection.close(code: .internalError, reason: "NET-0000")
                    break
                }
                let isFinal = text?.contains("Finalize") ?? false
                let words = (bytes - said) / 3200
                guard isFinal || words > 0 else { continue }
                let transcript = (0..<max(0, words)).map { "word\($0)" }.joined(separator: " ")
                let start = Double(said) / 32_000
                let duration = Double(bytes - said) / 32_000
                try await connection.sendText(
                    #"{"type":"Results","start":\#(start),"duration":\#(duration),"is_final":\#(isFinal),"#
                        + #""from_finalize":\#(isFinal),"channel":{"alternatives":[{"transcript":"\#(transcript)","words":[]}]}}"#
                )
                if isFinal { said = bytes }
            }
            group.cancelAll()
        }
        self.events.add(.closed)
    }
}
