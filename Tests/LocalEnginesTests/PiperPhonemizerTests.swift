import CascadeTesting
import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Asking eSpeak NG for phonemes", .enabled(if: EspeakNG.isInstalled, "espeak-ng is not installed"),
    .timeLimit(.minutes(2)))
struct PiperPhonemizerTests {
    @Test("each line has its answer, silent ones too")
    func answers() async throws {
        let phonemizer = Phonemizer()
        let lines = ["hello", "'", "of the best", "Dr. Smith", "'", "paris"]
        let answers = try await phonemizer.phonemes(of: lines)
        let areSilent = answers.map { $0.allSatisfy(\.isWhitespace) }
        #expect(areSilent == [false, true, false, false, true, false])
        #expect(answers.first == "həlˈoʊ")
        #expect(try await phonemizer.phonemes(of: ["hello"]) == ["həlˈoʊ"])
        await phonemizer.stop()
    }

    @Test("a line far longer than eSpeak's own lines does not shift the answers")
    func longLine() async throws {
        let phonemizer = Phonemizer()
        let long = String(repeating: "several words ", count: 400)
        #expect(try await phonemizer.phonemes(of: [long, "hello"]).last == "həlˈoʊ")
        await phonemizer.stop()
    }

    @Test("callers who give up do not shift the answers of the others")
    func cancelledCallers() async throws {
        let phonemizer = Phonemizer()
        let expected = try await phonemizer.phonemes(of: ["zero", "one"])
        await withTaskGroup(of: [String]?.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let asking = Task { try await phonemizer.phonemes(of: ["zero", "one"]) }
                    if number.isMultiple(of: 2) { asking.cancel() }
                    // A caller who gave up has no answer, and only the answers are compared.
                    return try? await asking.value
                }
            }
            var answered = 0
            for await answer in group {
                guard let answer else { continue }
                answered += 1
                #expect(answer == expected)
            }
            #expect(answered >= 30)
        }
        await phonemizer.stop()
    }

    @Test("a child that is killed is replaced and the question answered")
    func killedChild() async throws {
        // A voice that no other test uses tells this child from theirs.
        let phonemizer = Phonemizer(voice: "en-gb")
        let before = try await phonemizer.phonemes(of: ["hello"])
        for _ in 0..<3 {
            let child = try #require(EspeakNG.children(voice: "en-gb").first)
            kill(child, SIGKILL)
            #expect(try await phonemizer.phonemes(of: ["hello"]) == before)
        }
        await phonemizer.stop()
        #expect(EspeakNG.children(voice: "en-gb").isEmpty)
    }

    @Test("a child that does not answer is replaced and the question answered")
    func hungChild() async throws {
        let clock = ManualClock()
        let phonemizer = Phonemizer(voice: "en-gb-scotland", clock: clock)
        let before = try await phonemizer.phonemes(of: ["hello"])
        let child = try #require(EspeakNG.children(voice: "en-gb-scotland").first)
        kill(child, SIGSTOP)
        async let answer = phonemizer.phonemes(of: ["hello"])
        try await clock.sleepers(1)
        clock.advance(by: .seconds(5))
        #expect(try await answer == before)
        #expect(!EspeakNG.children(voice: "en-gb-scotland").contains(child))
        await phonemizer.stop()
    }

    @Test("a program that always dies fails after two tries and may be asked again")
    func hopeless() async throws {
        let phonemizer = Phonemizer(program: "false")
        for _ in 0..<2 {
            let error = await #expect(throws: EngineError.self) { try await phonemizer.phonemes(of: ["hello"]) }
            #expect(error?.code == .failed)
            #expect(error?.isRetryable == true)
        }
        await phonemizer.stop()
    }

    @Test("a missing program is reported as missing, with what to do")
    func missing() async throws {
        let phonemizer = Phonemizer(program: "no-such-program-here")
        let error = await #expect(throws: EngineError.self) { try await phonemizer.phonemes(of: ["hello"]) }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("install espeak-ng") == true)
        await phonemizer.stop()
    }

    @Test("stopping answers or fails every question, and later ones fail")
    func stop() async throws {
        let phonemizer = Phonemizer()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    // Answer or error, what counts is that none waits for ever.
                    _ = try? await phonemizer.phonemes(of: ["hello"])
                }
            }
            group.addTask { await phonemizer.stop() }
        }
        let error = await #expect(throws: EngineError.self) { try await phonemizer.phonemes(of: ["hello"]) }
        #expect(error?.code == .stopped)
    }
}
