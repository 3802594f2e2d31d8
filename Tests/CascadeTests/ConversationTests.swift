import Cascade
import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing
import TurnTimes

@Suite("Conversation", .timeLimit(.minutes(5)))
struct ConversationTests {
    private static let answer = "It is a bridge. It crosses the river. People walk over it."

    private func session(
        agent: Agent = Agent(), tokenDelay: Duration = .zero,
        script: @escaping @Sendable ([Message]) -> String = { _ in Self.answer }
    ) -> ScriptedSession {
        ScriptedSession(agent: agent) { clock in
            ScriptedLanguageModel(tokenDelay: tokenDelay, clock: clock, script: script)
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
    }

    @Test("the first sound leaves before the model's last token, the first chunk before the text is complete")
    func overlap() async throws {
        // The model has a clock of its own, so that nothing but the next token sleeps on it. 12 words, 10 ms each.
        let modelClock = ManualClock()
        let session = ScriptedSession { _ in
            ScriptedLanguageModel(
                firstTokenDelay: .milliseconds(10), tokenDelay: .milliseconds(10), clock: modelClock
            ) { _ in Self.answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            await session.ask()
            // The first sentence has four words; the blank before the fifth shows that it is over.
            for _ in 0..<5 {
                try await modelClock.sleepers(1)
                modelClock.advance(by: .milliseconds(10))
            }
            // The model stands still from here, so all of this happens while seven tokens are still to come.
            await session.events.wait {
                if case .replyText(_, let text) = $0 { text.hasPrefix("It is a bridge.") } else { false }
            }
            await session.speaker.log.wait { if case .played = $0 { true } else { false } }
            #expect(session.speaker.samples(of: ReplyID(1)) > 0)
            let text = session.events.events.compactMap { if case .replyText(_, let text) = $0 { text } else { nil } }
            #expect(!text.joined().contains("People"))
        }
    }

    @Test("a reply that was played to its end is history, and its turn has every latency")
    func wholeTurn() async throws {
        try await self.session().run { session in
            await session.ask()
            await session.events.wait(count: 3) { if case .replyText = $0 { true } else { false } }
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.audible(ReplyID(1), at: session.time.now))
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, Self.answer) = $0 { true } else { false } }
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            guard case .turnEnded(let timeline) = session.events.events.last else {
                Issue.record("the turn's end is not the last event")
                return
            }
            for name in LatencyName.allCases { #expect(timeline[name] != nil, "\(name)") }
            #expect(timeline.reply.tokens == 12)
            #expect(timeline.reply.chunks == 3)
            #expect(timeline[.endpointingDelay] ?? .zero >= .milliseconds(300))
        }
    }

    @Test("speech of 200 ms silences the reply at once, what is meant ends it, and only heard words are history")
    func bargeIn() async throws {
        let asked = EventLog<[Message]>()
        try await self.session { messages in
            asked.add(messages)
            return Self.answer
        }.run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            // 14 ms a character at 24 kHz: the first sentence and "It crosses".
            session.conversation.send(.played(ReplyID(1), samples: 26 * 336))
            // Later than a user who goes on with the question would.
            session.microphone.pause(for: .seconds(2))
            let before = session.time.now
            session.microphone.speak(for: .milliseconds(240))
            await session.speaker.log.wait { $0 == .paused(ReplyID(1)) }
            #expect(session.time.now - before <= .milliseconds(250))
            session.microphone.speak(for: .milliseconds(900))
            await session.speaker.log.wait { $0 == .stopped(ReplyID(1)) }
            await session.events.wait {
                if case .replyInterrupted(_, let heard) = $0 { heard == "It is a bridge. It crosses" } else { false }
            }
            session.microphone.pause(for: .milliseconds(500))
            await session.events.wait(count: 2) { if case .replyStarted = $0 { true } else { false } }
            await asked.wait(count: 2) { _ in true }
            #expect(
                asked.events.last?.dropFirst() == [
                    Message(.user, "What is it?"), Message(.assistant, "It is a bridge. It crosses"),
                    Message(.user, "What is it?"),
                ])
        }
    }

    @Test("a short sound while the agent speaks does not stop it")
    func backchannel() async throws {
        try await self.session().run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.microphone.speak(for: .milliseconds(120))
            session.microphone.pause(for: .milliseconds(200))
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded = $0 { true } else { false } }
            #expect(!session.speaker.log.events.contains(.stopped(ReplyID(1))))
        }
    }

    @Test("what comes back of a reply's own words neither stops it nor opens a turn")
    func echo() async throws {
        let session = ScriptedSession(script: ["What is it?", "It is a bridge."]) { clock in
            ScriptedLanguageModel(clock: clock) { _ in Self.answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            // 14 ms a character at 24 kHz: the first sentence.
            session.conversation.send(.played(ReplyID(1), samples: 15 * 336))
            session.microphone.pause(for: .seconds(2))
            session.microphone.speak(for: .milliseconds(500))
            session.microphone.pause(for: .milliseconds(200))
            await session.speaker.log.wait { $0 == .raised(ReplyID(1)) }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(ReplyID(1), Self.answer) = $0 { true } else { false } }
            #expect(!session.speaker.log.events.contains(.stopped(ReplyID(1))))
            #expect(session.events.events.count { if case .speechStarted = $0 { true } else { false } } == 1)
        }
    }

    @Test("the agent greets when it has a greeting")
    func greeting() async throws {
        try await self.session(agent: Agent(greeting: "Welcome to the bridge.")).run { session in
            await session.events.wait {
                if case .replyText(_, "Welcome to the bridge.") = $0 { true } else { false }
            }
            await session.speaker.log.wait { if case .played = $0 { true } else { false } }
        }
    }

    @Test("a reply ends although its client never says what it has played")
    func silentClient() async throws {
        try await self.session().run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            try await session.clock.sleepers(1)
            session.clock.advance(by: .seconds(10))
            await session.events.wait { if case .replyEnded = $0 { true } else { false } }
        }
    }

    @Test("what a client heard that never says what it has played is told by the time that passed")
    func silentClientInterrupts() async throws {
        try await self.session().run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.clock.advance(by: .milliseconds(1000))
            session.conversation.send(.interrupt)
            await session.events.wait { if case .replyInterrupted = $0 { true } else { false } }
            let heard = session.events.events.compactMap {
                if case .replyInterrupted(_, let text) = $0 { text } else { nil }
            }
            let words = heard.flatMap { $0.split(separator: " ") }
            #expect((1..<30).contains(words.count), "\(heard)")
        }
    }

    @Test("a turn whose client leaves while it is answered leaves its timeline, interrupted then")
    func clientLeaves() async throws {
        let session = self.session()
        try await session.run { session in
            await session.ask()
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
        }
        let timelines = session.events.events.compactMap {
            if case .turnEnded(let timeline) = $0 { timeline } else { nil }
        }
        #expect(timelines.count == 1)
        #expect(timelines.first?.marks[.interrupted] != nil)
        #expect(session.speaker.log.events.last == .stopped(ReplyID(1)))
    }

    @Test("a model that fails is reported, and the next turn is answered")
    func failure() async throws {
        let session = ScriptedSession { _ in
            FailingOnce()
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .failed(let error) = $0 { error.code == .failed } else { false } }
            session.conversation.send(.type("Again"))
            await session.events.wait { if case .replyText = $0 { true } else { false } }
        }
    }

    @Test("a model that fails before its first word is apologized for by voice")
    func apology() async throws {
        let agent = Agent(apology: "Sorry, not now.")
        let session = ScriptedSession(agent: agent) { _ in
            BrokenModel(words: [])
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            // 14 ms a character at 24 kHz.
            #expect(session.speaker.samples(of: ReplyID(1)) == agent.apology.count * 336)
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, agent.apology) = $0 { true } else { false } }
            #expect(session.events.events.count { if case .failed = $0 { true } else { false } } == 1)
        }
    }

    @Test("a model that fails in the middle is heard as far as its whole sentences go, then the apology")
    func apologyAfterWords() async throws {
        let asked = EventLog<[Message]>()
        let session = ScriptedSession(agent: Agent(apology: "Sorry, not now.")) { _ in
            BrokenModel(words: ["It is ", "a bridge. ", "It crosses ", "the "], asked: asked)
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait {
                if case .replyEnded(_, "It is a bridge. Sorry, not now.") = $0 { true } else { false }
            }
            let text = session.events.events.compactMap { if case .replyText(_, let text) = $0 { text } else { nil } }
            #expect(text.joined(separator: "|") == "It is a bridge.| Sorry, not now.")
            // The model did not say it, so it does not read it.
            session.conversation.send(.type("Again"))
            await asked.wait(count: 2) { _ in true }
            #expect(asked.events[1].dropFirst().map(\.text) == ["Hello", "It is a bridge.", "Again"])
        }
    }

    @Test(
        "an answer without words, of whatever engine, is a failure and gets the apology", arguments: ["", " \n", "…"])
    func wordlessAnswer(answer: String) async throws {
        let session = ScriptedSession(agent: Agent(apology: "Sorry, not now.")) { clock in
            ScriptedLanguageModel(clock: clock) { _ in answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, "Sorry, not now.") = $0 { true } else { false } }
            #expect(session.events.events.count { if case .failed = $0 { true } else { false } } == 1)
        }
    }

    @Test(
        "a model that asks for a tool which nobody runs has failed, and what it thinks is not said",
        arguments: [false, true])
    func toolNobodyRuns(hasWords: Bool) async throws {
        let call = try #require(ToolCall(id: "a", name: "clock", arguments: ""))
        let tool = try ToolDeclaration(name: "clock", description: "Tells the time.")
        let agent = Agent(apology: "Sorry, not now.", generation: GenerationOptions(tools: [tool]))
        let session = ScriptedSession(agent: agent) { _ in
            ScriptedLanguageModel.writing { _ in
                [.reasoning("I should look.")] + (hasWords ? [.text("One moment. ")] : []) + [.toolCall(call)]
            }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("What time is it?"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded = $0 { true } else { false } }
            let said = session.events.events.compactMap { event in
                if case .replyEnded(_, let text) = event { text } else { nil }
            }
            #expect(said == [hasWords ? "One moment. Sorry, not now." : "Sorry, not now."])
            #expect(session.events.events.count { if case .failed = $0 { true } else { false } } == 1)
        }
    }

    @Test("without an apology a failed reply is silent, and it ends")
    func noApology() async throws {
        let session = ScriptedSession(agent: Agent(apology: "")) { _ in
            BrokenModel(words: [])
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyEnded(_, "") = $0 { true } else { false } }
            #expect(session.speaker.samples(of: ReplyID(1)) == 0)
        }
    }

    @Test("a synthesizer that fails once apologizes all the same, and unheard words are not history")
    func apologyOfSynthesizer() async throws {
        let session = ScriptedSession(agent: Agent(apology: "Sorry, not now.")) { clock in
            ScriptedLanguageModel(clock: clock) { _ in Self.answer }
        } synthesizer: { _ in
            SynthesizerFailingOnce()
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .replyEnded(_, "Sorry, not now.") = $0 { true } else { false } }
            #expect(session.speaker.samples(of: ReplyID(1)) > 0)
        }
    }

    @Test("a session is told that another engine of a list answers")
    func fallback() async throws {
        let session = ScriptedSession { clock in
            FallbackLanguageModel([
                NamedEngine("broken", BrokenModel(words: [])),
                NamedEngine("spare", ScriptedLanguageModel(clock: clock) { _ in Self.answer }),
            ])
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait {
                if case .engineFellBack(let fallback) = $0 {
                    fallback.failed == "broken" && fallback.next == "spare" && fallback.stage == .languageModel
                } else {
                    false
                }
            }
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            #expect(!session.events.events.contains { if case .failed = $0 { true } else { false } })
        }
    }

    @Test("a synthesizer that fails ends the reply, although the model has more to say")
    func synthesizerFailure() async throws {
        let session = ScriptedSession { clock in
            ScriptedLanguageModel(clock: clock) { _ in String(repeating: Self.answer + " ", count: 200) }
        } synthesizer: { _ in
            FailingSynthesizer()
        }
        try await session.run { session in
            session.conversation.send(.type("Hello"))
            await session.events.wait { if case .failed(let error) = $0 { error.code == .failed } else { false } }
        }
    }
}
