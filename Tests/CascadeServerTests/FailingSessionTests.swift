import Cascade
import CascadeTesting
import ScriptedEngines
import ServerTesting
import SessionWire
import SpeechEngines
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Sessions whose engine fails", .timeLimit(.minutes(2)))
struct FailingSessionTests {
    /// Breaks when it is asked for a final transcript.
    private struct BreakingRecognizer: Recognizer {
        let capabilities = RecognizerCapabilities(sampleRate: 16_000, languages: ["en"])

        func open() async throws -> any RecognizerStream { Stream() }

        private final class Stream: RecognizerStream {
            let transcripts: AsyncThrowingStream<Transcript, any Error>
            private let continuation: AsyncThrowingStream<Transcript, any Error>.Continuation

            init() { (self.transcripts, self.continuation) = AsyncThrowingStream.makeStream() }

            func append(_ samples: [Float]) {}
            func settle() {}
            func finish() { self.continuation.finish(throwing: EngineError(.failed, "the recognizer broke")) }
            func discard() {}
            func close() async { self.continuation.finish() }
        }
    }

    @Test("the error and the latency of the turn that it ended come before the close")
    func told() async throws {
        try await ScriptedServer.run(recognizer: BreakingRecognizer()) { server in
            for _ in 0..<30 {
                let closure = try await server.session { connection, texts, frames in
                    try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                    await frames.wait { $0.reply == 1 }
                    // The reply is interrupted by a turn that cannot be understood.
                    try await connection.sendText(#"{"type":"turn.begin"}"#)
                    try await connection.sendText(#"{"type":"turn.end"}"#)
                    let closure = await connection.closure
                    #expect(texts.events.contains { $0.contains(#""type":"turn_latency""#) })
                    #expect(texts.events.last?.contains("the recognizer broke") == true)
                    return closure
                }
                #expect(closure.code == .internalError)
            }
        }
    }
}
