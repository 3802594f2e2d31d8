import Cascade
import CascadeTesting
import Logging
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@Suite("A session that lasts", .timeLimit(.minutes(5)))
struct LongSessionTests {
    private func session(
        agent: Agent = Agent(), _ model: @escaping (ManualClock) -> any LanguageModel
    ) -> ScriptedSession {
        ScriptedSession(agent: agent, model: model) { clock in ScriptedSynthesizer(clock: clock) }
    }

    private static func isReplyStarted(_ event: ConversationEvent) -> Bool {
        if case .replyStarted = event { true } else { false }
    }

    private static func isInterrupted(_ event: ConversationEvent) -> Bool {
        if case .replyInterrupted = event { true } else { false }
    }

    @Test("every model is given a bounded conversation, whose beginning changes once in many turns")
    func boundedHistory() async throws {
        let asked = EventLog<[Message]>()
        let model = ListeningModel(contextTokens: 600, asked: asked)
        try await self.session { _ in model }.run { session in
            for number in 1...200 {
                session.conversation.send(.type("This is question number \(number)?"))
                await asked.wait(count: number) { _ in true }
                await session.events.wait(count: number) { if case .replyAudioEnded = $0 { true } else { false } }
                session.conversation.send(.played(ReplyID(number), samples: .max))
                await session.events.wait(count: number) { if case .replyEnded = $0 { true } else { false } }
            }
        }
        let lists = asked.events
        #expect(lists.allSatisfy { $0.reduce(0) { $0 + $1.text.utf8.count } <= (600 - 160) * 3 })
        #expect(lists.allSatisfy { $0.first?.role == .system && $0.last?.role == .user })
        #expect(Set(lists.map { $0[1].text }).count <= 40)
    }

    @Test("reading ahead is given up for newer words and for the reply itself")
    func readingAhead() async throws {
        let model = ReadingModel()
        let agent = Agent(turns: TurnSettings(drafts: .off))
        try await self.session(agent: agent) { _ in model }.run { session in
            await model.log.wait { $0 == .began("") }
            session.microphone.speak(for: .milliseconds(1000))
            session.microphone.pause(for: .milliseconds(200))
            await model.log.wait { $0 == .ended("") }
            await model.log.wait { $0 == .began("What is it?") }
            session.microphone.pause(for: .milliseconds(500))
            await model.log.wait { $0 == .replied }
            await model.log.wait { $0 == .ended("What is it?") }
        }
    }

    @Test("400 interrupted turns leave no timer and no task behind")
    func nothingGrows() async throws {
        let session = self.session { clock in
            ScriptedLanguageModel(clock: clock) { _ in "It is a bridge." }
        }
        try await session.run { session in
            for number in 1...400 {
                session.conversation.send(.type("Hello"))
                await session.events.wait(count: number) { if case .replyAudioEnded = $0 { true } else { false } }
                session.conversation.send(.interrupt)
                await session.events.wait(count: number, of: Self.isInterrupted)
            }
            // The timers of replies that were interrupted end at once rather than when their sound would have been over.
            while session.clock.sleeperCount > 1 { await Task.yield() }
        }
        #expect(session.clock.sleeperCount == 0)
    }

    @Test("a session that falls behind by more than its queue holds ends with an error that the client is told")
    func overrun() async throws {
        let session = self.session { clock in ScriptedLanguageModel(clock: clock) { _ in "Hello." } }
        for _ in 0..<5000 { session.conversation.send(.interrupt) }
        let error = await #expect(throws: EngineError.self) { try await session.conversation.run() }
        #expect(error?.code == .overloaded)
        #expect(error?.isRetryable == true)
        #expect(
            session.events.events.contains {
                if case .failed(let error) = $0 { error.code == .overloaded } else { false }
            })
    }
}
