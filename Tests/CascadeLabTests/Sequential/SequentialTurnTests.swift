import Cascade
import CascadeLab
import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@Suite("Sequential turns", .timeLimit(.minutes(5)))
struct SequentialTurnTests {
    private static let answer = "It is a bridge. It crosses the river. People walk over it."

    @Test("each stage begins when the one before has ended")
    func order() async throws {
        let session = Self.session(.sequential) { clock in
            ScriptedLanguageModel(
                firstTokenDelay: .milliseconds(10), tokenDelay: .milliseconds(10), clock: clock
            ) { _ in Self.answer }
        } synthesizer: { clock in
            // Three chunks, so all sound takes 90 ms.
            ScriptedSynthesizer(delay: .milliseconds(30), clock: clock)
        }
        try await session.run { session in
            await session.ask()
            let timeline = await Self.timeline(of: session)
            let order: [Mark] = [
                .acousticEnd, .endpointing, .finalTranscript, .modelRequest, .firstToken, .lastToken, .firstChunk,
                .synthesisRequest, .firstAudio, .firstByteWritten,
            ]
            let times = order.compactMap { timeline?.marks[$0] }
            #expect(times.count == order.count)
            #expect(times == times.sorted())
            #expect(timeline?[.chunkToAudio] ?? .zero >= .milliseconds(30))
            let request = timeline?.marks[.synthesisRequest] ?? .zero
            #expect((timeline?.marks[.firstByteWritten] ?? .zero) - request >= .milliseconds(90))
            #expect(timeline?.reply.tokens == 12)
            #expect(timeline?.reply.chunks == 3)
        }
    }

    @Test("nothing is understood or read before the turn is over")
    func nothingAhead() async throws {
        let model = ReadingModel(answer: Self.answer)
        let session = Self.session(.sequential) { _ in
            model
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            await session.ask()
            let timeline = await Self.timeline(of: session)
            #expect(timeline?.marks[.lastPartial] == nil)
            #expect(!session.events.events.contains { if case .partialTranscript = $0 { true } else { false } })
            #expect(model.prepared.events.isEmpty)
        }
    }

    @Test("a sequential reply has the same chunks as one of a cascade")
    func sameChunks() async throws {
        var texts: [[String]] = []
        for mode in TurnMode.allCases {
            let session = Self.session(mode) { clock in
                ScriptedLanguageModel(clock: clock) { _ in Self.answer }
            } synthesizer: { clock in
                ScriptedSynthesizer(clock: clock)
            }
            try await session.run { session in
                await session.ask()
                _ = await Self.timeline(of: session)
            }
            texts.append(
                session.events.events.compactMap { if case .replyText(_, let text) = $0 { text } else { nil } })
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].joined() == Self.answer)
    }

    @Test("a sequential model's words come whole, and then its calls")
    func parts() async throws {
        let call = try #require(ToolCall(id: "a", name: "clock", arguments: ""))
        let engines = EngineSet(
            recognizer: ScriptedRecognizer(script: ["a"]), detector: ScriptedDetector(),
            model: ScriptedLanguageModel.writing { _ in
                [.reasoning("Hm."), .text("One two. "), .reasoning("Ha."), .text("Three."), .toolCall(call)]
            },
            synthesizer: ScriptedSynthesizer())
        let model = TurnMode.sequential.engines(engines, clock: SessionClock(ManualClock())).engines.model
        let parts = EventLog<MessagePart>()
        let tool = try ToolDeclaration(name: "clock", description: "Tells the time.")
        let end = try await model.reply(to: [], options: GenerationOptions(tools: [tool])) { parts.add($0) }
        #expect(end == .toolCalls)
        #expect(
            parts.events == [.reasoning("Hm."), .reasoning("Ha."), .text("One two. Three."), .toolCall(call)])
    }

    @Test("a sequential turn waits the shorter silence, as no words can lengthen it")
    func silence() async throws {
        let session = Self.session(.sequential, script: ["and then"]) { clock in
            ScriptedLanguageModel(clock: clock) { _ in Self.answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        // In a cascade these words would be waited for 800 ms, and this pauses 500.
        try await session.run { session in
            await session.ask()
            #expect(
                session.events.events.contains { if case .finalTranscript(_, "and then") = $0 { true } else { false } })
        }
    }

    private static func session(
        _ mode: TurnMode, script: [String] = ["What is it?"], model: (ManualClock) -> any LanguageModel,
        synthesizer: (ManualClock) -> any Synthesizer
    ) -> ScriptedSession {
        ScriptedSession(
            agent: mode.agent(Agent()), script: script, decorate: mode.engines, model: model, synthesizer: synthesizer)
    }

    /// The turn's timeline; moves the clock until the turn has ended.
    private static func timeline(of session: ScriptedSession) async -> Timeline? {
        while !Task.isCancelled {
            for event in session.events.events {
                if case .turnEnded(let timeline) = event { return timeline }
            }
            session.clock.advanceToNextSleeper()
            await Task.yield()
        }
        return nil
    }

    /// Keeps what it was given to read ahead.
    private struct ReadingModel: LanguageModel {
        let capabilities = LanguageModelCapabilities(contextTokens: nil)
        let answer: String
        let prepared = EventLog<[Message]>()

        func prepare(for messages: [Message]) async { self.prepared.add(messages) }

        func reply(
            to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
        ) async throws -> GenerationEnd {
            try await emit(.text(self.answer))
            return .complete
        }
    }
}
