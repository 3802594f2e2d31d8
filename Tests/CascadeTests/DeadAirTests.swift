import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@testable import Cascade

@Suite("Dead air and asking again, heard", .timeLimit(.minutes(5)))
struct DeadAirTests {
    private static let answer = "It is a bridge."
    private static let stopgap = Agent.standardStopgap
    /// Samples of a character of the scripted voice, at 24 kHz.
    private static let character = 336

    /// - Parameter delay: what the model needs to its first token.
    private func session(
        _ agent: Agent = Agent(), delay: Duration, asked: EventLog<[Message]> = EventLog()
    ) -> ScriptedSession {
        ScriptedSession(agent: agent) { clock in
            ScriptedLanguageModel(firstTokenDelay: delay, clock: clock) { messages in
                asked.add(messages)
                return Self.answer
            }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
    }

    /// Asks by typing and waits until dead air was told.
    private func stopgap(_ session: ScriptedSession) async throws {
        session.conversation.send(.type("What is it?"))
        // The model and the watch over silence.
        try await session.clock.sleepers(2)
        session.clock.advance(by: .seconds(4))
        await session.events.wait { if case .replyStopgap = $0 { true } else { false } }
        await session.speaker.log.wait(count: 2) { if case .played = $0 { true } else { false } }
    }

    private func timeline(_ session: ScriptedSession) async throws -> Timeline {
        await session.events.wait { if case .turnEnded = $0 { true } else { false } }
        let timelines = session.events.events.compactMap {
            if case .turnEnded(let timeline) = $0 { timeline } else { nil }
        }
        return try #require(timelines.last)
    }

    @Test("while an answer is late something is said; the answer follows it, and alone is remembered and measured")
    func bridged() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(delay: .seconds(6), asked: asked).run { session in
            try await self.stopgap(session)
            session.conversation.send(.audible(ReplyID(1), at: session.time.now))
            session.conversation.send(.gap(ReplyID(1), at: Self.stopgap.count * Self.character, samples: 20_000))
            session.clock.advance(by: .seconds(2))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait {
                if case .replyEnded(_, "One moment, please. It is a bridge.") = $0 { true } else { false }
            }
            let timeline = try await self.timeline(session)
            #expect(timeline.deadAirs == 1)
            #expect(timeline.marks[.firstByteWritten] ?? .zero >= .seconds(6))
            #expect(timeline.marks[.firstAudible] == nil && timeline.reply.gapCount == 0)
            #expect(timeline.reply.audio == .milliseconds(14 * Self.answer.count))
            var next = 0
            for case .played(let audio) in session.speaker.log.events {
                #expect(audio.position == next, "all of it is one sound")
                next += audio.samples.count
            }
            #expect(next == (Self.stopgap.count + Self.answer.count) * Self.character)
            session.conversation.send(.type("And then?"))
            await asked.wait(count: 2) { _ in true }
            #expect(
                asked.events.last?.dropFirst() == [
                    Message(.user, "What is it?"), Message(.assistant, Self.answer), Message(.user, "And then?"),
                ])
        }
    }

    @Test("who interrupts what is said meanwhile has heard so much of it, and the turn was not answered")
    func interrupted() async throws {
        let asked = EventLog<[Message]>()
        try await self.session(delay: .seconds(60), asked: asked).run { session in
            try await self.stopgap(session)
            session.conversation.send(.played(ReplyID(1), samples: 11 * Self.character))
            session.conversation.send(.interrupt)
            await session.events.wait { if case .replyInterrupted(_, "One moment,") = $0 { true } else { false } }
            let timeline = try await self.timeline(session)
            #expect(timeline.deadAirs == 1 && timeline.marks[.firstByteWritten] == nil)
            #expect(session.speaker.log.events.contains(.stopped(ReplyID(1))))
            session.conversation.send(.type("And then?"))
            await asked.wait(count: 2) { _ in true }
            #expect(asked.events.last?.dropFirst() == [Message(.user, "What is it? And then?")])
        }
    }

    @Test("an answer in time, or nothing to say, leaves the agent silent; lateness is counted all the same")
    func silent() async throws {
        try await self.session(delay: .seconds(3)).run { session in
            session.conversation.send(.type("What is it?"))
            try await session.clock.sleepers(2)
            session.clock.advance(by: .seconds(3))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.clock.advance(by: .seconds(2))
            session.conversation.send(.played(ReplyID(1), samples: .max))
            #expect(try await self.timeline(session).deadAirs == 0)
        }
        let agent = Agent(stopgap: "")
        try await self.session(agent, delay: .seconds(6)).run { session in
            session.conversation.send(.type("What is it?"))
            try await session.clock.sleepers(2)
            session.clock.advance(by: .seconds(4))
            // The watch has been told of, and the model sleeps on.
            while session.clock.sleeperCount > 1 { await Task.yield() }
            session.clock.advance(by: .seconds(2))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, Self.answer) = $0 { true } else { false } }
            #expect(try await self.timeline(session).deadAirs == 1)
            #expect(!session.events.events.contains { if case .replyStopgap = $0 { true } else { false } })
        }
    }

    @Test("when nobody speaks behind an answer the agent asks again: a turn of its own, whose words are remembered")
    func idle() async throws {
        let asked = EventLog<[Message]>()
        let agent = Agent(greeting: "Hello there.", turns: TurnSettings(idle: .seconds(8)))
        try await self.session(agent, delay: .zero, asked: asked).run { session in
            for (reply, text) in [(1, "Hello there."), (2, Agent.standardReprompt)] {
                await session.events.wait { if case .replyText(ReplyID(reply), text) = $0 { true } else { false } }
                await session.events.wait {
                    if case .replyAudioEnded(ReplyID(reply), _) = $0 { true } else { false }
                }
                session.conversation.send(.played(ReplyID(reply), samples: .max))
                await session.events.wait(count: reply) { if case .turnEnded = $0 { true } else { false } }
                guard reply == 1 else { break }
                try await session.clock.sleepers(1)
                session.clock.advance(by: .seconds(8))
            }
            #expect(try await self.timeline(session).origin == .idle)
            session.conversation.send(.type("Yes, I am."))
            await asked.wait { _ in true }
            #expect(
                asked.events.last?.dropFirst() == [
                    Message(.assistant, "Hello there. \(Agent.standardReprompt)"), Message(.user, "Yes, I am."),
                ])
        }
    }
}

@Suite("The opening of a reply", .timeLimit(.minutes(5)))
struct ReplyOpeningTests {
    @Test("what sounds first is not broken into")
    func first() async throws {
        let answered = ReplyOpening()
        try await answered.takeForAnswer()
        #expect(!answered.takeForStopgap())
        answered.endStopgap()
        try await answered.takeForAnswer()

        let late = ReplyOpening()
        #expect(late.takeForStopgap() && late.takeForStopgap())
        let order = EventLog<String>()
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await late.takeForAnswer()
                order.add("answer")
            }
            await Task.yield()
            order.add("end of the stopgap")
            late.endStopgap()
            try await group.waitForAll()
        }
        #expect(order.events == ["end of the stopgap", "answer"])
    }

    @Test("an answer that is cancelled does not wait for the stopgap")
    func cancelled() async {
        let opening = ReplyOpening()
        #expect(opening.takeForStopgap())
        let task = Task { try await opening.takeForAnswer() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
