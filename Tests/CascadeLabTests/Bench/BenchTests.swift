import Cascade
import CascadeServer
import CascadeTesting
import Logging
import ScriptedEngines
import SpeechAudio
import SpeechEngines
import Testing
import TurnTimes

@testable import CascadeLab

@Suite("A bench on scripted engines", .timeLimit(.minutes(2)))
struct BenchTests {
    /// 400 ms of speech after 200 ms of a quiet room.
    private static func recording(_ name: String, quiet: Int = 3200, speechEnd: Duration) throws -> BenchRecording {
        var random = SeededGenerator(seed: 8)
        let room = (0..<3200 + 6400 + quiet).map { _ in Float.random(in: -0.001...0.001, using: &random) }
        let samples = room.enumerated().map { index, sample in
            (3200..<9600).contains(index) ? (index % 2 == 0 ? Float(0.4) : -0.4) : sample
        }
        return try BenchRecording(
            name: name, clip: AudioClip(samples: samples, sampleRate: 16_000), speechEnd: speechEnd)
    }

    private static func server(_ mode: TurnMode) throws -> CascadeServer {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try CascadeServer(
            settings: ServerSettings(port: 0), agent: mode.agent(Agent()), engineNames: [:], logger: logger,
            decorate: mode.engines
        ) {
            EngineSet(
                recognizer: ScriptedRecognizer(script: ["What is it?"]), detector: ScriptedDetector(),
                model: ScriptedLanguageModel(tokenDelay: .milliseconds(2)) { _ in ScriptedReplies.thirtyWords },
                synthesizer: ScriptedSynthesizer(delay: .milliseconds(5)))
        }
    }

    /// Runs a bench of one repeat on servers of both modes.
    private static func bench(_ recordings: [BenchRecording]) async throws -> [BenchTurn] {
        let (ports, found) = AsyncStream.makeStream(
            of: (TurnMode, Int).self, bufferingPolicy: .bufferingNewest(2))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for mode in TurnMode.allCases {
                let server = try Self.server(mode)
                group.addTask {
                    do {
                        try await server.run { found.yield((mode, $0)) }
                    } catch is CancellationError {
                        // The bench is over.
                    }
                }
            }
            defer { group.cancelAll() }
            var modes: [BenchMode] = []
            for await (mode, port) in ports {
                modes.append(BenchMode(name: mode.rawValue, url: "ws://127.0.0.1:\(port)/v1/session"))
                if modes.count == TurnMode.allCases.count { break }
            }
            return try await Bench(modes: modes, recordings: recordings, repeats: 1, clock: ContinuousClock()).run()
                .turns
        }
    }

    @Test(
        "each recording is answered in every mode, with the same words; a sequential turn is in order, a speculative one drafted"
    )
    func everyMode() async throws {
        let turns = try await Self.bench([
            Self.recording("a", speechEnd: .milliseconds(600)), Self.recording("b", speechEnd: .milliseconds(590)),
        ])
        #expect(turns.count == 6)
        #expect(turns.allSatisfy { $0.outcome == .answered && $0.reply == ScriptedReplies.thirtyWords })
        #expect(turns.allSatisfy { $0.transcript == "What is it?" && $0.words == 30 })
        for turn in turns {
            let isDrafted = turn.mode == TurnMode.speculative.rawValue
            #expect((turn.drafts.hits == 1) == isDrafted && (turn[.gateWait] != nil) == isDrafted)
            for name in LatencyName.allCases where ![.voiceToEar, .gateWait].contains(name) {
                #expect(turn[name] != nil, "\(name)")
            }
            let token = try #require(turn.marks[.lastToken])
            let sound = try #require(turn.marks[.firstByteWritten])
            let chunk = try #require(turn.marks[.firstChunk])
            // The silence that endpointing waits for lies in every latency.
            #expect(turn[.endpointingDelay] ?? 0 >= 200)
            if turn.mode == TurnMode.sequential.rawValue {
                #expect(token <= chunk && chunk <= sound)
            } else {
                #expect(chunk < token)
            }
        }
    }

    @Test("an answer before the recording's own end of speech is a cut-in")
    func cutIn() async throws {
        let turns = try await Self.bench([
            Self.recording("a", quiet: 16_000 * 4, speechEnd: .milliseconds(4500))
        ])
        #expect(turns.map(\.outcome) == [.cutIn, .cutIn, .cutIn])
    }

    @Test("a bench of nothing is refused")
    func nothing() {
        #expect(throws: LabError.self) { try Bench(modes: [], recordings: [], repeats: 1, clock: ContinuousClock()) }
    }
}
