import Cascade
import CascadeTesting
import Testing
import TurnTimes

/// Recorded human speech through all local engines, in real time.
@Suite(
    "A recording is answered by voice",
    .enabled(if: LocalEngineSet.isInstalled, "run `make setup` to install the engines and recordings"),
    .serialized, .timeLimit(.minutes(5)))
struct SpokenConversationTests {
    @Test("what was said is understood, and what is answered can be understood")
    func wordErrors() async throws {
        var errors = 0
        var words = 0
        let local = try await LocalEngineSet.shared()
        // Two at a time, to save time.
        for pair in stride(from: 0, to: Recording.all.count, by: 2) {
            for held in try await SpokenConversation.hold(Array(Recording.all[pair..<pair + 2])) {
                let understood = held.transcripts.joined(separator: " ")
                let found = WordErrors(in: understood, said: held.recording.words)
                errors += found.count
                words += found.words
                let reply = held.replies.joined(separator: " ")
                let heard = WordErrors(in: try await local.transcript(of: held.answer), said: reply)
                #expect(heard.words > 0, "\(held.recording.file) is answered")
                #expect(heard.rate <= 0.2, "\(held.recording.file): \(heard.count) of \(heard.words) words differ")
                print("\(held.recording.file): \(found.count) word errors; answer \(heard.count) of \(heard.words)")
                if found.count > 0 { print("  understood: \(held.transcripts)") }
            }
        }
        print("pooled: \(errors) word errors of \(words)")
        #expect(Double(errors) <= 0.05 * Double(words))
    }

    @Test("four conversations at once are all answered, each its own")
    func fourAtOnce() async throws {
        // Not 0880: it is understood as "ill-sposed", and an answer that repeats what is no word cannot be heard rightly.
        let recordings = [0, 2, 3, 4].map { Recording.all[$0] }
        let local = try await LocalEngineSet.shared()
        let held = try await SpokenConversation.hold(recordings)
        #expect(held.count == 4)
        for conversation in held {
            let understood = conversation.transcripts.joined(separator: " ")
            let own = WordErrors(in: understood, said: conversation.recording.words)
            #expect(own.rate <= 0.3, "\(conversation.recording.file): \(own.count) of \(own.words)")
            #expect(!conversation.timelines.isEmpty)
            let reply = conversation.replies.joined(separator: " ")
            let heard = WordErrors(in: try await local.transcript(of: conversation.answer), said: reply)
            #expect(heard.rate <= 0.3, "the sound says what the text says: \(heard.count) of \(heard.words)")
        }
    }

    @Test("every turn's timeline has the latencies of a spoken turn")
    func timeline() async throws {
        let held = try #require(try await SpokenConversation.hold([Recording.all[4]]).first)
        let timeline = try #require(held.timelines.last)
        #expect(timeline.origin == .recorded)
        for name in LatencyName.allCases where ![.voiceToEar, .gateWait].contains(name) {
            #expect(timeline[name] != nil, "\(name)")
        }
        #expect(timeline.drafts.attempts > 0)
    }
}
