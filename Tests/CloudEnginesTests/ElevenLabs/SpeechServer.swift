import CascadeTesting
import ElevenLabsWire
import NIOHTTP1
import SpeechAudio
import Synchronization
import WebSockets

/// A stand-in for ElevenLabs' speech sockets: 10 ms of tone for a character, ten characters a message.
struct SpeechServer: Sendable {
    enum Event: Sendable, Equatable {
        case opened(Int, path: String, key: String?)
        case text(Int, String)
        /// A context, or a whole stream, ended.
        case ended(Int)
        case keptAlive(Int)
        case struck(Int)
        case closed(Int)
    }

    /// What goes wrong with a connection.
    enum Fault: Sendable {
        case none
        case refusal(WebSocketUpgradeRefusal)
        /// After so many messages of sound.
        case drop(after: Int)
        case stall(after: Int)
        case garble(after: Int)
        case tell(StreamError, after: Int)
        case oversized
        /// An MP3 file instead of samples.
        case otherFormat
        case noFinal
    }

    static let perCharacter = 240

    let events = EventLog<Event>()
    /// What goes wrong, by the number of the connection.
    var fault: @Sendable (Int) -> Fault = { _ in .none }
    /// Whether messages have alignments.
    var aligns = true
    private let count = Counter()

    final class Counter: Sendable {
        private let value = Mutex(0)
        var next: Int {
            self.value.withLock { value in
                defer { value += 1 }
                return value
            }
        }
    }

    func run<Value: Sendable>(_ body: @Sendable (_ base: String) async throws -> Value) async throws -> Value {
        try await SocketServer.run(decide: self.decide) { try await body("ws://127.0.0.1:\($0)") }
    }

    @Sendable private func decide(_ request: WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision {
        let number = self.count.next
        self.events.add(.opened(number, path: request.path, key: request.headers.first(name: "xi-api-key")))
        if case .refusal(let refusal) = self.fault(number) { return .refuse(refusal) }
        let isMulti = request.path.hasSuffix("multi-stream-input")
        return .accept(
            WebSocketAcceptance { connection in
                let socket = Socket(server: self, connection: connection, number: number, isMulti: isMulti)
                do {
                    try await socket.serve()
                } catch {
                    // The client sees the consequences.
                }
                self.events.add(.closed(number))
            })
    }

    private struct Socket {
        struct Stop: Error {}

        let server: SpeechServer
        let connection: WebSocketConnection
        let number: Int
        let isMulti: Bool
        private let sent = Counter()

        init(server: SpeechServer, connection: WebSocketConnection, number: Int, isMulti: Bool) {
            (self.server, self.connection, self.number, self.isMulti) = (server, connection, number, isMulti)
        }

        func serve() async throws {
            self.connection.start()
            var texts: [String?: String] = [:]
            for await json in self.connection.texts {
                guard self.isMulti else {
                    let message = try StreamInputMessage(json: json)
                    try await self.take(message.text, message.flush, isEnd: message.text.isEmpty, nil, &texts)
                    if message.text.isEmpty { break }
                    continue
                }
                let message = try MultiStreamInputMessage(json: json)
                if message.closesSocket { break }
                try await self.take(
                    message.text ?? "", message.flush, isEnd: message.closesContext, message.contextID, &texts)
            }
        }

        private func take(
            _ text: String, _ flush: Bool, isEnd: Bool, _ context: String?, _ texts: inout [String?: String]
        ) async throws {
            if text.contains(where: { !$0.isWhitespace }) {
                self.server.events.add(.text(self.number, text))
                texts[context, default: ""] += text
            } else if !flush, !isEnd {
                self.server.events.add(.keptAlive(self.number))
            }
            let words = texts[context] ?? ""
            if flush || isEnd, !words.isEmpty {
                texts[context] = ""
                try await self.speak(words, context)
            }
            guard isEnd else { return }
            self.server.events.add(.ended(self.number))
            if case .noFinal = self.server.fault(self.number) { return }
            try await self.send(.final, context)
        }

        private func speak(_ text: String, _ context: String?) async throws {
            let characters = Array(text)
            for start in stride(from: 0, to: characters.count, by: 10) {
                try await self.strike()
                let part = characters[start..<min(start + 10, characters.count)]
                var bytes = PCM16.encode([Float](repeating: 0.1, count: part.count * SpeechServer.perCharacter))
                if case .otherFormat = self.server.fault(self.number) { bytes = Array("ID3".utf8) + bytes }
                let alignment = Alignment(
                    part.enumerated().map { Alignment.Character(String($1), start: $0 * 10, duration: 10) })
                try await self.send(
                    .audio(AudioOutput(audio: bytes, alignment: self.server.aligns ? alignment : nil)), context)
            }
        }

        private func strike() async throws {
            let sent = self.sent.next
            switch self.server.fault(self.number) {
            case .drop(sent):
                self.server.events.add(.struck(self.number))
                await self.connection.close(code: .internalError)
                throw Stop()
            case .stall(sent):
                self.server.events.add(.struck(self.number))
                for await _ in self.connection.texts {}
                throw Stop()
            case .garble(sent): try await self.connection.sendText(#"{"audio": "AAAA", "isFinal": "#)
            case .oversized: try await self.connection.sendText(String(repeating: "x", count: 5 << 20))
            case .tell(let error, sent):
                try await self.send(.error(error), nil)
                await self.connection.close(code: .policyViolation, reason: error.message)
                throw Stop()
            default: break
            }
        }

        private func send(_ output: StreamOutput, _ context: String?) async throws {
            let json =
                self.isMulti
                ? MultiStreamOutputMessage(contextID: context, output).json : StreamOutputMessage(output).json
            try await self.connection.sendText(json)
        }
    }
}
