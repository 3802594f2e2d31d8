import Cascade
import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Testing

@Suite("Cancelling a session", .timeLimit(.minutes(2)))
struct CancellationTests {
    @Test("a session that ends at any moment leaves nothing behind", arguments: 0..<50)
    func anyMoment(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let steps = Int.random(in: 0..<120, using: &random)
        weak var conversation: Conversation?
        let speaker: FakeSpeaker
        do {
            let session = ScriptedSession { clock in
                ScriptedLanguageModel(
                    firstTokenDelay: .milliseconds(5), tokenDelay: .milliseconds(5), clock: clock
                ) { _ in ScriptedReplies.thirtyWords }
            } synthesizer: { clock in
                ScriptedSynthesizer(delay: .milliseconds(7), clock: clock)
            }
            conversation = session.conversation
            speaker = session.speaker
            try await session.run { session in
                for step in 0..<steps {
                    if step % 100 < 40 {
                        session.microphone.speak(for: .milliseconds(20))
                    } else {
                        session.microphone.pause(for: .milliseconds(20))
                    }
                    await Task.yield()
                }
            }
            #expect(session.clock.sleeperCount == 0)
        }
        #expect(conversation == nil)
        let played = speaker.log.events.count
        await Task.yield()
        #expect(speaker.log.events.count == played)
    }

    @Test("four sessions at once hear only their own answers")
    func noCrossTalk() async throws {
        try await withThrowingTaskGroup { group in
            for name in ["north", "east", "south", "west"] {
                group.addTask {
                    let session = ScriptedSession(agent: Agent(prompt: name)) { clock in
                        ScriptedLanguageModel(clock: clock) { messages in "Go \(messages[0].text) now." }
                    } synthesizer: { clock in
                        ScriptedSynthesizer(clock: clock)
                    }
                    try await session.run { session in
                        await session.ask()
                        await session.events.wait {
                            if case .replyText(_, "Go \(name) now.") = $0 { true } else { false }
                        }
                        await session.events.wait { if case .replyAudioEnded = $0 { true } else { false } }
                        for case .replyText(_, let text) in session.events.events {
                            #expect(text == "Go \(name) now.")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
