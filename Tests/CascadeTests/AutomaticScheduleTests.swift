import CascadeTesting
import ChunkSchedules
import ScriptedEngines
import SpeechEngines
import SpeechText
import Testing
import TurnTimes

@testable import Cascade

@Suite("The schedule that follows the pace of replies", .timeLimit(.minutes(5)))
struct AutomaticScheduleTests {
    private static let plain = SpeechChunker.Settings()
    private static let answer = "It is a bridge that crosses the river. People walk over it every single day."

    /// A reply of 400 characters, 100 tokens, in so many seconds.
    private static func timeline(seconds: Double) -> Timeline {
        var timeline = Timeline(turn: TurnID(1), origin: .spoken)
        (timeline.reply.tokens, timeline.reply.characters) = (100, 400)
        timeline.marks[.firstToken] = .zero
        timeline.marks[.lastToken] = .seconds(seconds)
        return timeline
    }

    private static func mode(after seconds: [Double], _ speech: SpeechChunker.Settings = plain) -> String {
        var schedule = AutomaticSchedule(ScheduleBudget(), speech: speech)
        for time in seconds { schedule.learn(from: self.timeline(seconds: time)) }
        return schedule.settings.scheduleName
    }

    @Test("fast text is cut into larger pieces, slow text into smaller ones")
    func byPace() {
        #expect(Self.mode(after: Array(repeating: 0.2, count: 6)) == "quality")
        #expect(Self.mode(after: Array(repeating: 1, count: 6)) == "quality+flush")
        #expect(Self.mode(after: Array(repeating: 3, count: 6)) == "fast+flush")
        // Before any reply: 135 characters a second.
        #expect(Self.mode(after: []) == "fast+flush")
    }

    @Test("a model that slows down is followed within a few replies")
    func follows() {
        #expect(Self.mode(after: [0.2, 0.2, 0.2, 0.2, 3, 3, 3, 3]) == "fast+flush")
    }

    @Test("everything but the mode stays as it was set")
    func keepsTheRest() {
        let speech = SpeechChunker.Settings(
            flushesSentences: true, firstPiece: FirstPiece(fewestWords: 3), language: .german, cleansText: false)
        var settings = AutomaticSchedule(ScheduleBudget(), speech: speech).settings
        settings.mode = speech.mode
        #expect(settings == speech)
        #expect(Self.mode(after: Array(repeating: 0.2, count: 6), speech) == "quality+flush")
    }

    @Test("a conversation cuts its next reply by the pace of the last, and its turns say how")
    func conversation() async throws {
        var agent = Agent(speech: Self.plain, scheduleBudget: ScheduleBudget(firstAudio: .milliseconds(400)))
        agent.greeting = nil
        let session = ScriptedSession(agent: agent) { clock in
            // All at once, so the second reply may be collected for longer.
            ScriptedLanguageModel(clock: clock) { _ in Self.answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            for reply in 1...2 {
                session.conversation.send(.type("What is it?"))
                await session.events.wait(count: reply) { if case .replyAudioEnded = $0 { true } else { false } }
                session.conversation.send(.played(ReplyID(reply), samples: .max))
                await session.events.wait(count: reply) { if case .turnEnded = $0 { true } else { false } }
            }
            let turns = session.events.events.compactMap { event in
                if case .turnEnded(let timeline) = event { timeline } else { nil }
            }
            #expect(turns.map(\.reply.schedule) == ["fast+flush", "quality"])
            #expect(turns.map(\.reply.chunks) == [2, 1])
        }
    }

    @Test("without a budget the schedule is the agent's own, and turns say nothing of it")
    func notAutomatic() async throws {
        let session = ScriptedSession { clock in
            ScriptedLanguageModel(clock: clock) { _ in Self.answer }
        } synthesizer: { clock in
            ScriptedSynthesizer(clock: clock)
        }
        try await session.run { session in
            session.conversation.send(.type("What is it?"))
            await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
            session.conversation.send(.played(ReplyID(1), samples: .max))
            await session.events.wait { if case .turnEnded = $0 { true } else { false } }
            guard case .turnEnded(let timeline) = session.events.events.last else {
                Issue.record("the turn's end is not the last event")
                return
            }
            #expect(timeline.reply.schedule == nil)
        }
    }
}
