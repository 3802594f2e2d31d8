import Cascade
import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing

@Suite("What was heard of a reply", .timeLimit(.minutes(5)))
struct HeardTextTests {
    private static let (sessions, interruptions) = (50, 10)

    /// Fifteen to thirty words in sentences.
    private static func story(_ seed: Int) -> String {
        var random = SeededGenerator(seed: UInt64(seed))
        let words = (0..<Int.random(in: 15...30, using: &random)).map { _ in
            WordTones.vocabulary.randomElement(using: &random) ?? "amber"
        }
        return words.enumerated().map {
            $0.offset % 6 == 5 || $0.offset == words.count - 1 ? $0.element + "." : $0.element
        }
        .joined(separator: " ")
    }

    @Test("of 500 replies that were interrupted at random, history and events hold the words that had sounded")
    func interruptions() async throws {
        var results: [Result] = []
        for seed in 0..<Self.sessions { results.append(try await Self.converse(seed)) }
        #expect(results.flatMap(\.broken) == [])
        #expect(results.map(\.count).reduce(0, +) == Self.sessions * Self.interruptions)
        let ways = results.map(\.ways).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        #expect(ways.count == 8 && ways.values.allSatisfy { $0 > 20 }, "each way is tried: \(ways)")
    }

    private struct Result {
        let broken: [String]
        let count: Int
        let ways: [String: Int]
    }

    private static func converse(_ seed: Int) async throws -> Result {
        let dictation = Dictation()
        let requests = EventLog<[Message]>()
        let result = EventLog<Result>()
        let turns = TurnSettings(
            endpointing: Endpointing(least: .milliseconds(30), most: .milliseconds(30)),
            takeBack: seed.isMultiple(of: 2) ? .zero : .seconds(10), deadAir: .zero)
        let session = ScriptedSession(agent: Agent(turns: turns)) { engines, _ in
            SessionEngines(
                EngineSet(
                    recognizer: dictation, detector: engines.detector, model: engines.model,
                    synthesizer: engines.synthesizer))
        } model: { _ in
            ScriptedLanguageModel { messages in
                requests.add(messages)
                return Self.story(seed * 1000 + requests.events.count)
            }
        } synthesizer: { _ in
            WordTones()
        }
        try await session.run { session in
            var listener = HeardListener(session, dictation, requests, seed: UInt64(seed))
            await listener.begin()
            for number in 1...Self.interruptions { await listener.interrupt(number) }
            result.add(
                Result(
                    broken: listener.history.broken, count: listener.history.interruptions, ways: listener.ways))
        }
        return try #require(result.events.first)
    }
}
