import CascadeTesting
import ElevenLabsWire
import NIOHTTP1
import WebSockets

/// A stand-in for ElevenLabs' realtime transcription: understands a word for each tenth of a second that is not silent.
struct TranscriptionServer: Sendable {
    enum Event: Sendable, Equatable {
        case opened(Int, path: String, key: String?)
        case commit(Int)
        case closed(Int)
    }

    /// What goes wrong with a connection.
    enum Fault: Sendable {
        case none
        case refusal(WebSocketUpgradeRefusal)
        /// After so many samples.
        case drop(after: Int)
        case garble(after: Int)
        case tell(TranscriptionError, after: Int)
        /// Commits are not answered.
        case noFinal
    }

    let events = EventLog<Event>()
    var fault: @Sendable (Int) -> Fault = { _ in .none }
    private let count = SpeechServer.Counter()

    func run<Value: Sendable>(_ body: @Sendable (_ base: String) async throws -> Value) async throws -> Value {
        try await SocketServer.run(decide: self.decide) { try await body("ws://127.0.0.1:\($0)") }
    }

    @Sendable private func decide(_ request: WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision {
        let number = self.count.next
        self.events.add(.opened(number, path: request.path, key: request.headers.first(name: "xi-api-key")))
        if case .refusal(let refusal) = self.fault(number) { return .refuse(refusal) }
        return .accept(
            WebSocketAcceptance { connection in
                do {
                    try await self.serve(connection, number)
                } catch {
                    // The client sees the consequences.
                }
                self.events.add(.closed(number))
            })
    }

    private func serve(_ connection: WebSocketConnection, _ number: Int) async throws {
        connection.start()
        try await connection.sendText(
            TranscriptionOutputMessage.sessionStarted(TranscriptionSession(sessionID: "s", query: nil)).json)
        var loud = 0
        var position = 0
        var start = 0.0
        for await json in connection.texts {
            let message = try TranscriptionInputMessage(json: json)
            loud += message.audio.contains { $0 != 0 } ? message.audio.count / 2 : 0
            position += message.audio.count / 2
            switch self.fault(number) {
            case .drop(let limit) where loud >= limit:
                await connection.close(code: .internalError)
                return
            case .garble(let limit) where loud >= limit:
                try await connection.sendText(#"{"message_type": "partial_tr"#)
            case .tell(let error, let limit) where loud >= limit:
                try await connection.sendText(TranscriptionOutputMessage.error(error).json)
                await connection.close(code: .policyViolation)
                return
            default: break
            }
            let words = (0..<loud / 1600).map { "word\($0)" }
            let text = words.joined(separator: " ")
            guard message.commit else {
                if !words.isEmpty {
                    try await connection.sendText(TranscriptionOutputMessage.partialTranscript(text).json)
                }
                continue
            }
            self.events.add(.commit(number))
            if case .noFinal = self.fault(number) { continue }
            loud = 0
            defer { start = Double(position) / 16_000 }
            try await connection.sendText(TranscriptionOutputMessage.committedTranscript(text).json)
            let timed = words.enumerated().map {
                TranscribedWord(text: $1, start: start + Double($0) / 10, end: start + Double($0 + 1) / 10)
            }
            try await connection.sendText(
                TranscriptionOutputMessage.committedTranscriptWithTimestamps(text, languageCode: "en", words: timed)
                    .json)
        }
    }
}
