import Cascade
import CascadeServer
import CascadeTesting
import Foundation
import Logging
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("A load on scripted engines", .timeLimit(.minutes(2)))
struct LoadTests {
    private static func load(_ model: ScriptedLanguageModel, limit: Int = 20) async throws -> LoadResult {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try CascadeServer(
            settings: ServerSettings(port: 0, sessionLimit: limit), agent: Agent(), engineNames: [:], logger: logger
        ) {
            EngineSet(
                recognizer: ScriptedRecognizer(script: [""]), detector: ScriptedDetector(isDeaf: true),
                model: model, synthesizer: ScriptedSynthesizer())
        }
        let (ports, found) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await server.run { found.yield($0) }
                } catch is CancellationError {
                    // The load is over.
                }
            }
            defer { group.cancelAll() }
            var waiting = ports.makeAsyncIterator()
            let port = try #require(await waiting.next())
            let load = try Load(
                url: "ws://127.0.0.1:\(port)/v1/session", sessions: 6, length: .seconds(3),
                process: ProcessInfo.processInfo.processIdentifier)
            return try await load.run { _ in }
        }
    }

    @Test("every caller hears its own words again, and what a session uses is told")
    func answered() async throws {
        let result = try await Self.load(ScriptedLanguageModel(script: ScriptedReplies.answer))
        #expect(result.turns >= 6)
        #expect(result.failed == 0 && result.refused == 0 && result.crossTalk == 0 && result.unsent == 0)
        #expect(result.p50 != nil && result.processorPercentPerSession != nil && result.kilobytesPerSession != nil)
        #expect(Set(result.stages.keys).isSuperset(of: ["model", "text", "synthesis", "release"]))
        #expect(result.moments.map(\.turns).reduce(0, +) <= result.turns)
        let json = try result.json()
        for key in [
            "sessions", "turns", "failed", "p50_ms", "p99_ms", "gap_percent", "cross_talk", "cpu_percent_per_session",
            "kb_per_session",
        ] {
            #expect(json.contains("\"\(key)\" : "))
        }
    }

    @Test("words of another caller are cross-talk")
    func crossed() async throws {
        let result = try await Self.load(ScriptedLanguageModel { _ in LoadQuestion(caller: 99, number: 1).text })
        #expect(result.turns > 0 && result.crossTalk == result.turns)
    }

    @Test("turns that a server cannot answer fail with its reason, and callers that it has no room for are told")
    func failed() async throws {
        let result = try await Self.load(ScriptedLanguageModel { _ in "" }, limit: 4)
        #expect(result.refused == 2)
        #expect(result.failed == result.turns)
    }
}
