import CascadeTesting
import ScriptedEngines
import ServerTesting
import SpeechEngines
import SpeechText
import Synchronization
import Testing

@testable import ElevenLabsServer

@Suite("HTTP clients that leave", .timeLimit(.minutes(2)))
struct LeavingClientTests {
    /// Never speaks a word; counts who asks and who gave up.
    private struct SilentSynthesizer: Synthesizer {
        let capabilities = SynthesizerCapabilities(sampleRate: 16_000, languages: ["en"], hasCharacterTimes: false)
        let log: EventLog<String>

        func speak<Chunks: AsyncSequence & Sendable>(
            _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
        ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
            self.log.add("asked")
            defer { self.log.add("ended") }
            try await ContinuousClock().sleep(for: .seconds(3600))
        }
    }

    @Test(
        "a request ends with its client, also before its first sound, and its place is free again",
        arguments: ["", "/stream", "/with-timestamps", "/stream/with-timestamps"])
    func leaving(path: String) async throws {
        let log = EventLog<String>()
        try await ScriptedEndpoints.run(limit: 8, synthesizer: SilentSynthesizer(log: log)) { server in
            let target = "/v1/text-to-speech/default\(path)?output_format=pcm_16000"
            let request = ScriptedEndpoints.request(
                "POST", target, [("Host", "localhost")], #"{"text":"A long story."}"#)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await RawClient.run(port: server.port) { client in
                            try await client.send(Array(request.utf8))
                            await log.wait(count: 8) { $0 == "asked" }
                        }
                    }
                }
                for try await _ in group {}
            }
            await log.wait(count: 8) { $0 == "ended" }
            while server.server.count > 0 {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(server.server.count == 0)
        }
    }

    @Test("a client that stays may ask again on the same connection")
    func staying() async throws {
        try await ScriptedEndpoints.run { server in
            try await RawClient.run(port: server.port) { client in
                let target = "/v1/text-to-speech/default?output_format=pcm_16000"
                let first = ScriptedEndpoints.request("POST", target, [("Host", "localhost")], #"{"text":"Hi."}"#)
                #expect(try await client.head(of: first).hasPrefix("HTTP/1.1 200"))
                let second = ScriptedEndpoints.request(
                    "POST", target, [("Host", "localhost"), ("Connection", "close")], #"{"text":"Hi."}"#)
                try await client.send(Array(second.utf8))
                let rest = try await client.answer()
                #expect(rest?.body.contains("HTTP/1.1 200") == true)
            }
        }
    }
}
