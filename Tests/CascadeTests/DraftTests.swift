import Cascade
import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@Suite("Drafts and answers that are taken back", .timeLimit(.minutes(5)))
struct DraftTests {
    private static let answer = "It is a bridge. It crosses the river. People walk over it."

    private func session(
        _ script: [String] = ["What is it?"], drafts: TurnSettings.Drafts = .audio, asked: EventLog<[Message]>,
        maySpeculate: Bool = true
    ) -> ScriptedSession {
        ScriptedSession(agent: Agent(turns: TurnSettings(drafts: drafts)), script: script) { engines, _ in
            var engines = SessionEngines(engines)
            engines.maySpeculate = { maySpeculate }
            return engines
        } model: { clock in
            ScriptedLanguageModel(clock: clock) { messages in
                asked.add(messages)
                return Self.answer
            }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
    }

    private func timelines(_ session: ScriptedSession) -> [Timeline] {
        session.events.events.compactMap { if case .turnEnded(let timeline) = $0 { timeline } else { nil } }
    }

    private static func isFinal(_ event: ConversationEvent) -> Bool {
        if case .finalTranscript = event { true } else { false }
    }

    @Test(
        "a draft answers the turn that ends with its words: the model is asked once",
        arguments: [.text, .audio] as [TurnSettings.Drafts])
    func hit(drafts: TurnSettings.Drafts) async throws {
        let asked = EventLog<[Message]>()
        try await self.session(drafts: drafts, asked: asked).run { session in
            session.microphone.speak(for: .milliseconds(1000))
            session.microphone.pause(for: .milliseconds(100))
            await asked.wait { _ in true }
            #expect(!session.events.events.contains(where: Self.isFinal), "the turn is not over")
            #expect(session.speaker.log.events.isEmpty)
            session.microphone.pause(for: .milliseconds(700))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            let drafts = try #require(self.timelines(session).first).drafts
            #expect(drafts.attempts == 1 && drafts.hits == 1 && drafts.tokensWasted == 0)
            #expect(asked.events.count == 1)
        }
    }

    @Test("where the processor has no time for drafts, none is made, and the turn is answered all the same")
    func noTime() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(asked: asked, maySpeculate: false).run { session in
            session.microphone.speak(for: .milliseconds(600))
            session.microphone.pause(for: .milliseconds(100))
            // A pause that would be drafted for, and discarded.
            session.microphone.speak(for: .milliseconds(600))
            session.microphone.pause(for: .milliseconds(100))
            await session.events.wait(count: 2) { if case .speechStopped = $0 { true } else { false } }
            #expect(asked.events.isEmpty)
            session.microphone.pause(for: .milliseconds(700))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            let reply = try #require(
                session.events.events.compactMap { if case .replyStarted(let reply, _) = $0 { reply } else { nil } }
                    .first)
            session.conversation.send(.played(reply, samples: .max))
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            let said = session.events.events.compactMap { if case .replyEnded(_, let text) = $0 { text } else { nil } }
            #expect(said == [Self.answer])
            #expect(try #require(self.timelines(session).first).drafts == DraftTally())
            #expect(asked.events.count == 1)
        }
    }

    @Test("a draft that speech discards is never told, heard or remembered, and its tokens are counted")
    func discarded() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(asked: asked).run { session in
            session.microphone.speak(for: .milliseconds(600))
            session.microphone.pause(for: .milliseconds(100))
            await asked.wait { _ in true }
            session.microphone.speak(for: .milliseconds(600))
            session.microphone.pause(for: .milliseconds(100))
            await asked.wait(count: 2) { _ in true }
            session.microphone.pause(for: .milliseconds(700))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(2), samples: .max))
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            #expect(session.speaker.samples(of: ReplyID(1)) == 0)
            for case .replyStarted(let reply, _) in session.events.events { #expect(reply == ReplyID(2)) }
            let drafts = try #require(self.timelines(session).first).drafts
            #expect(drafts.attempts == 2 && drafts.hits == 1)
            session.conversation.send(.type("And then?"))
            await asked.wait(count: 3) { _ in true }
            #expect(
                asked.events.last?.dropFirst() == [
                    Message(.user, "What is it?"), Message(.assistant, Self.answer), Message(.user, "And then?"),
                ])
        }
    }

    @Test(
        "an answer that came too early is taken back: its turn goes on, and the question is remembered whole and once")
    func takenBack() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(["I want to book a table.", "For two people."], asked: asked).run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            // 14 ms a character at 24 kHz: "It is".
            session.conversation.send(.played(ReplyID(1), samples: 5 * 336))
            session.microphone.speak(for: .milliseconds(1100))
            await session.events.wait { if case .turnResumed(TurnID(1)) = $0 { true } else { false } }
            await session.events.wait { if case .replyInterrupted(ReplyID(1), "It is") = $0 { true } else { false } }
            #expect(session.speaker.log.events.contains(.stopped(ReplyID(1))))
            session.microphone.pause(for: .milliseconds(100))
            await session.events.wait(count: 2) { if case .speechStopped = $0 { true } else { false } }
            session.microphone.pause(for: .milliseconds(1500))
            await session.events.wait(count: 2, of: Self.isFinal)
            #expect(
                session.events.events.contains {
                    if case .finalTranscript(TurnID(1), "I want to book a table. For two people.") = $0 {
                        true
                    } else {
                        false
                    }
                })
            await session.events.wait {
                if case .replyAudioEnded(let reply, _) = $0 { reply > ReplyID(1) } else { false }
            }
            #expect(
                asked.events.last?.dropFirst() == [
                    Message(.assistant, "It is"), Message(.user, "I want to book a table. For two people."),
                ])
            session.conversation.send(.interrupt)
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            let timelines = self.timelines(session)
            #expect(timelines.count == 1 && timelines[0].cutIns == 1)
        }
    }

    @Test("a reply that a sound without words paused goes on from where it stood")
    func paused() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(["What is it?", "Mm-hm."], asked: asked).run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            // A client that tells its cursor is waited for.
            session.conversation.send(.played(ReplyID(1), samples: 100))
            session.microphone.pause(for: .seconds(2))
            session.microphone.speak(for: .milliseconds(400))
            await session.speaker.log.wait { $0 == .lowered(ReplyID(1)) }
            session.microphone.pause(for: .milliseconds(200))
            await session.speaker.log.wait { $0 == .raised(ReplyID(1)) || $0 == .resumed(ReplyID(1)) }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, Self.answer) = $0 { true } else { false } }
            #expect(!session.speaker.log.events.contains(.stopped(ReplyID(1))))
            #expect(session.events.events.count(where: Self.isFinal) == 1)
        }
    }
}
