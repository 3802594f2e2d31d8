import Cascade
import CascadeTesting
import Foundation
import Logging
import NIOCore
import NIOPosix
import ScriptedEngines
import ServerEdge
import SpeechEngines
import Testing
import TurnTimes

@testable import SessionHosting

/// The next transport needs a line and nothing else: no HTTP, no WebSocket, no server.
@Suite("A session on a line of another kind", .timeLimit(.minutes(5)))
struct UnixLineTests {
    /// Runs a host that serves one socket, and a client beside it.
    /// - Returns: the records of turns that were kept of it.
    private func hold(
        keeping count: Int, _ client: @escaping @Sendable (UnixClient, SessionHost) async throws -> Void
    ) async throws -> [String] {
        let path = "/tmp/cascade-\(UUID().uuidString).sock"
        let (listening, readiness) = (ListeningLoop(), EngineReadiness())
        readiness.set(
            .ready(
                EngineSet(
                    recognizer: ScriptedRecognizer(script: ["What is it?"]), detector: ScriptedDetector(),
                    model: ScriptedLanguageModel { messages in
                        // The spoken question's is long, so that it is still heard when a slow client interrupts it.
                        let isSpoken = messages.last?.text == "What is it?"
                        return Array(repeating: ScriptedReplies.thirtyWords, count: isSpoken ? 10 : 1)
                            .joined(separator: " ")
                    },
                    synthesizer: ScriptedSynthesizer())))
        let store = try TurnStore(file: nil)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let keeping = TurnKeeping(store: store, log: nil, clock: SessionClock(ContinuousClock()), logger: logger)
        let host = SessionHost(
            agent: Agent(), settings: ["engines.stt": "scripted"], limit: 1, readiness: readiness,
            listening: listening, keeping: keeping, logger: logger)
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture { try UnixLine.Channel(wrappingChannelSynchronously: channel) }
            }
        return try await withThrowingTaskGroup { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            group.addTask { try await keeping.run() }
            try await server.executeThenClose { callers in
                let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                    .connect(unixDomainSocketPath: path) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try UnixLine.Channel(wrappingChannelSynchronously: channel)
                        }
                    }
                try await withThrowingTaskGroup { session in
                    session.addTask {
                        for try await caller in callers {
                            try await host.hold(UnixLine(caller))
                            return
                        }
                    }
                    try await UnixClient.run(on: channel) { try await client($0, host) }
                    try await session.waitForAll()
                }
            }
            #expect(host.count == 0)
            defer { group.cancelAll() }
            // Turns are kept a moment after they end.
            while true {
                let records = try await store.turns(limit: 10)
                if records.count >= count { return records }
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    @Test(
        "holds a whole conversation: spoken and typed turns, an interruption, sound and events, and its turns are kept")
    func conversation() async throws {
        let records = try await self.hold(keeping: 2) { client, host in
            await client.events.wait { $0 == "ready" }
            #expect(host.count == 1 && host.refusal != nil)
            try await client.speak()
            await client.events.wait { $0 == "heard What is it?" }
            await client.sound.wait { !$0.isEmpty }
            try await client.send("i")
            await client.events.wait { $0.hasPrefix("interrupted") }
            await client.events.wait { $0 == "turn 1" }
            try await client.send("t", ByteBuffer(string: "And then?"))
            await client.events.wait { $0 == "heard And then?" }
            await client.events.wait { $0 == "ended" }
            await client.events.wait { $0 == "turn 2" }
            #expect(client.events.events.contains { $0.hasPrefix("text ") })
        }
        #expect(records.count == 2)
        #expect(records.allSatisfy { $0.contains(#""engines.stt":"scripted""#) })
    }

    @Test("is refused while all places are taken, and nothing of it is kept")
    func full() async throws {
        let records = try await self.hold(keeping: 0) { client, host in
            await client.events.wait { $0 == "ready" }
            let line = FakeLine(clock: SessionClock(ContinuousClock()))
            await #expect(throws: HostRefusal.self) { try await host.hold(line) }
            #expect(line.events.events.isEmpty)
        }
        #expect(records.isEmpty)
    }
}
